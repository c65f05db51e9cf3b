package io.tdscaling.study.learner;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A conversation so far, as one who is to speak next knows it. Fed in conversation order. */
final class Talk {
  private static final int MOST_LEAVES = 256;

  private final Offer offer;
  private final RequestPlan plan;
  private final ValueSources sources = new ValueSources();
  private final SpokenTokens tokens = new SpokenTokens();
  private final Set<String> allSaid = new HashSet<>();
  private final List<Made> calls = new ArrayList<>();
  private final List<ResultView> results = new ArrayList<>();
  private List<String> lastSaid = List.of();
  private Set<String> lastAnswer = Set.of();
  private boolean asked;
  private int userTurns;
  private int firstSinceUser;
  private int latestStep;
  private boolean userSpokeLast;

  /** A call that was made. */
  static final class Made {
    private final ToolCall call;
    private final ToolView tool;
    private @Nullable ResultView result;

    Made(ToolCall call, ToolView tool) {
      this.call = call;
      this.tool = tool;
    }

    ToolView tool() {
      return tool;
    }

    boolean failed() {
      return result != null && result.failed();
    }

    JsonNode arguments() {
      return call.arguments();
    }
  }

  Talk(Offer offer) {
    this.offer = offer;
    this.plan = new RequestPlan(offer);
  }

  void system(String text) {
    sources.said(text);
  }

  void user(String text) {
    sources.said(text);
    tokens.said(text);
    plan.said(text);
    lastSaid = Stems.of(text);
    allSaid.addAll(lastSaid);
    userTurns++;
    firstSinceUser = calls.size();
    userSpokeLast = true;
  }

  /** Takes in what the assistant did, after it was predicted. */
  void assistant(String text, List<ToolCall> made) {
    if (!text.isBlank()) {
      lastAnswer = Set.copyOf(Stems.of(text));
      asked = text.indexOf('?') >= 0;
    }
    userSpokeLast = false;
    if (!made.isEmpty()) {
      latestStep = calls.size();
    }
    for (ToolCall call : made) {
      List<JsonNode> leaves = Json.leaves(call.arguments());
      List<JsonNode> seen = leaves.subList(0, Math.min(MOST_LEAVES, leaves.size()));
      sources.call(seen);
      seen.forEach(leaf -> tokens.used(leaf.asText()));
      calls.add(new Made(call, offer.named(call.name())));
    }
  }

  void result(ToolMessage message) {
    int ordinal = answered(message.callId());
    if (ordinal < 0) {
      return;
    }
    Made made = calls.get(ordinal);
    ResultView result = ResultView.of(made.tool, ordinal, message.text());
    made.result = result;
    results.add(result);
    sources.result(ordinal, message.text());
    if (!result.failed()) {
      plan.done(made.tool.name());
    }
  }

  /** Returns the open call of this id in the latest step, or else the first open one there. */
  private int answered(String id) {
    int first = -1;
    for (int i = latestStep; i < calls.size(); i++) {
      boolean open = calls.get(i).result == null;
      if (open && calls.get(i).call.id().equals(id)) {
        return i;
      }
      first = open && first < 0 ? i : first;
    }
    return first;
  }

  Offer offer() {
    return offer;
  }

  RequestPlan plan() {
    return plan;
  }

  ValueSources sources() {
    return sources;
  }

  SpokenTokens tokens() {
    return tokens;
  }

  Set<String> allSaid() {
    return allSaid;
  }

  List<String> lastSaid() {
    return lastSaid;
  }

  Set<String> lastAnswer() {
    return lastAnswer;
  }

  /** Returns whether the assistant's latest words hold a question. */
  boolean asked() {
    return asked;
  }

  int userTurns() {
    return userTurns;
  }

  boolean userSpokeLast() {
    return userSpokeLast;
  }

  List<Made> calls() {
    return calls;
  }

  List<Made> callsSinceUser() {
    return calls.subList(firstSinceUser, calls.size());
  }

  List<ResultView> results() {
    return results;
  }

  Optional<Made> lastCall() {
    return calls.isEmpty() ? Optional.empty() : Optional.of(calls.get(calls.size() - 1));
  }

  Optional<ResultView> lastResult() {
    return results.isEmpty() ? Optional.empty() : Optional.of(results.get(results.size() - 1));
  }
}
