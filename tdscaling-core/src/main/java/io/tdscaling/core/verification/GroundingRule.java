package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.dataflow.Evidence;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Every identifier in an argument was said by the user or the system message, came in the result of
 * an earlier step, or is one that the tool's own definition names. So does every value, whatever it
 * looks like, that the plan takes from a result. Calls of one step do not see each other's results.
 * What an assistant programs is its own to make up, so what its programs print grounds nothing.
 */
final class GroundingRule implements Rule {
  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    Trajectory trajectory = request.trajectory();
    List<Message> messages = trajectory.messages();
    NeedsGrounding needs = NeedsGrounding.of(request);
    Evidence evidence = new Evidence();
    for (int step = 0; step < messages.size(); step++) {
      if (messages.get(step) instanceof AssistantMessage said) {
        Optional<Verdict.Rejected> broken = check(request, needs, step, said, evidence);
        if (broken.isPresent()) {
          return broken;
        }
      } else {
        takeIn(request, step, evidence);
      }
    }
    return Optional.empty();
  }

  private static void takeIn(Examination request, int step, Evidence evidence) {
    Message message = request.trajectory().messages().get(step);
    if (message instanceof ToolMessage answer) {
      if (request.blueprint().isForCode(answer.name())) {
        // A program can print whatever it was given to print.
        return;
      }
      evidence.result(step, answer.text(), request.parsed(answer.text()));
    } else {
      evidence.spoken(message.text());
    }
  }

  private static Optional<Verdict.Rejected> check(
      Examination request, NeedsGrounding needs, int step, AssistantMessage said, Evidence before) {
    Trajectory trajectory = request.trajectory();
    for (ToolCall call : said.toolCalls()) {
      if (request.blueprint().isForCode(call.name())) {
        continue;
      }
      for (JsonNode leaf : Json.leaves(call.arguments())) {
        if (needs.grounding(call, leaf) && !grounded(trajectory, call, leaf, before)) {
          return fault(trajectory, step, call, leaf);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean grounded(
      Trajectory trajectory, ToolCall call, JsonNode value, Evidence before) {
    return before.said(value)
        || before.producer(value).isPresent()
        || trajectory.tool(call.name()).filter(tool -> defines(tool.spec(), value)).isPresent();
  }

  /**
   * Returns whether the tool's definition names the value: as an enum, default, example, in prose.
   */
  private static boolean defines(ToolSpec tool, JsonNode value) {
    String text = value.asText();
    return Evidence.mentions(tool.description(), text)
        || Json.leaves(tool.inputSchema()).stream()
            .map(JsonNode::asText)
            .anyMatch(leaf -> Evidence.mentions(leaf, text));
  }

  private static Optional<Verdict.Rejected> fault(
      Trajectory trajectory, int step, ToolCall call, JsonNode value) {
    String shown = Excerpt.of(value) + " in arguments of " + call.name();
    OptionalInt producer = resultsFrom(step, trajectory.messages(), value).producer(value);
    if (producer.isPresent()) {
      String reason = shown + " first appears in message " + producer.getAsInt();
      return Faults.ofAssistant("grounding.dependency-order", step, reason);
    }
    String reason = shown + " was not said and came from no earlier result";
    String rule = Identifiers.isIdentifierLike(value) ? "invented-identifier" : "unread-value";
    return Faults.ofAssistant("grounding." + rule, step, reason);
  }

  /** Takes in the results of calls that do not have the value themselves, as these echo it. */
  private static Evidence resultsFrom(int first, List<Message> messages, JsonNode value) {
    Evidence later = new Evidence();
    Set<String> echoes = new HashSet<>();
    for (int step = first; step < messages.size(); step++) {
      if (messages.get(step) instanceof AssistantMessage said) {
        said.toolCalls().stream()
            .filter(call -> passes(call, value))
            .forEach(call -> echoes.add(call.id()));
      } else if (messages.get(step) instanceof ToolMessage answer
          && !echoes.contains(answer.callId())) {
        later.result(step, answer.text());
      }
    }
    return later;
  }

  private static boolean passes(ToolCall call, JsonNode value) {
    return Json.leaves(call.arguments()).stream()
        .anyMatch(leaf -> leaf.asText().equals(value.asText()));
  }
}
