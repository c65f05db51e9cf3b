package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.blueprint.Perturbation.NotFound;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lets the user name something that is not there, and put it right when it is not found. */
final class WrongIdentifier {
  private static final String NOT_FOUND = "not_found";

  private final PlanDraft draft;
  private final RequestWriter writer;
  private final PlanNotes notes;
  private final SeededRandom random;

  WrongIdentifier(PlanDraft draft, RequestWriter writer, PlanNotes notes) {
    this.draft = draft;
    this.writer = writer;
    this.notes = notes;
    this.random = draft.random();
  }

  /**
   * Puts a failing call before one of the plan's calls.
   *
   * @return whether the plan has a call that allows it
   */
  boolean mistake() {
    for (DraftCall call : random.shuffled(draft.calls())) {
      DraftStep step = draft.stepOf(call);
      if (step.calls().size() > 1 || step.when() != null || notes.concerns(call)) {
        continue;
      }
      for (Map.Entry<String, ValueSource> argument : call.planned().arguments().entrySet()) {
        if (argument.getValue() instanceof Said right && mistake(call, argument.getKey(), right)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean mistake(DraftCall call, String parameter, Said right) {
    if (!Identifiers.isIdentifierLike(right.said()) || !Disclosures.isSaidOnce(right, draft)) {
      return false;
    }
    Optional<JsonNode> wrong = mistyped(right.said(), random);
    return wrong.isPresent() && mistake(call, parameter, right, new Said(wrong.get()));
  }

  private boolean mistake(DraftCall call, String parameter, Said right, Said wrong) {
    DraftCall vague = call.withSource(parameter, wrong);
    ObjectNode arguments = call.arguments().deepCopy();
    arguments.set(parameter, wrong.said());
    DraftCall failing =
        draft.made(call.tool(), new ArgumentBinder.Bound(vague.planned().arguments(), arguments));
    boolean notFound = PlanDraft.errorCode(failing.result()).equals(NOT_FOUND);
    if (!failing.planned().fails() || !notFound) {
      return false;
    }
    draft.insertBefore(call, DraftStep.of(List.of(failing)).unspoken());
    draft.replace(call.withSource(parameter, new Known(right.said())), vague);
    notes.add(
        new NotFound(failing.planned().id(), call.planned().id(), parameter),
        writer.rightIdentifier(call, parameter, wrong, right, random));
    return true;
  }

  /** Returns the value with one of its last digits wrong. */
  private static Optional<JsonNode> mistyped(JsonNode value, SeededRandom random) {
    String text = value.asText();
    List<Integer> digits =
        IntStream.range(0, text.length()).filter(i -> isDigit(text.charAt(i))).boxed().toList();
    if (digits.isEmpty() || text.length() > 40 || text.contains("://")) {
      return Optional.empty();
    }
    int at = digits.get(digits.size() - 1 - random.nextInt(Math.min(3, digits.size())));
    char digit = (char) ('0' + (text.charAt(at) - '0' + random.between(1, 9)) % 10);
    String wrong = text.substring(0, at) + digit + text.substring(at + 1);
    if (value.isTextual()) {
      return Optional.of(TextNode.valueOf(wrong));
    }
    return wrong.startsWith("0") || !value.isIntegralNumber()
        ? Optional.empty()
        : Optional.of(value.isInt() ? number(wrong) : LongNode.valueOf(Long.parseLong(wrong)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static JsonNode number(String text) {
    long value = Long.parseLong(text);
    return (int) value == value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
  }
}
