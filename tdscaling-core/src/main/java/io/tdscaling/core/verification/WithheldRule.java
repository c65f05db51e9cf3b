package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Correction;
import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.dataflow.Evidence;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The user tells nothing that is to be told only when asked before the assistant said anything
 * about the request. Only identifiers are looked for, and only those that no request names.
 */
final class WithheldRule implements Rule {
  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    List<JsonNode> withheld = withheld(request.blueprint().phases());
    Trajectory trajectory = request.trajectory();
    for (JsonNode value : withheld) {
      int told = firstMention(trajectory.messages(), value);
      if (told >= 0
          && trajectory.messages().get(told) instanceof UserMessage
          && !followsTalk(trajectory, told)) {
        String reason = "the user tells %s before being asked".formatted(Excerpt.of(value));
        return Faults.of("user.told-too-soon", told, Party.USER, reason);
      }
    }
    return Optional.empty();
  }

  private static List<JsonNode> withheld(List<Phase> phases) {
    List<JsonNode> values = new ArrayList<>();
    for (Phase phase : phases) {
      for (PlannedStep step : phase.steps()) {
        for (PlannedCall call : step.calls()) {
          call.arguments().forEach((name, source) -> collect(phase, call, name, source, values));
        }
      }
    }
    values.removeIf(
        value -> phases.stream().anyMatch(p -> Evidence.mentions(p.request(), value.asText())));
    return values;
  }

  private static void collect(
      Phase phase, PlannedCall call, String name, ValueSource source, List<JsonNode> into) {
    if (source instanceof Known known && isDisclosed(phase, call, name)) {
      Json.leaves(known.known()).stream()
          .filter(Identifiers::isIdentifierLike)
          .filter(value -> phase.corrections().stream().noneMatch(right -> tells(right, value)))
          .forEach(into::add);
    }
  }

  private static boolean isDisclosed(Phase phase, PlannedCall call, String parameter) {
    for (Disclosure told : phase.disclosures()) {
      if (told.call().equals(call.id()) && told.parameter().equals(parameter)) {
        return true;
      }
    }
    return false;
  }

  private static boolean tells(Correction right, JsonNode value) {
    return Evidence.mentions(right.reply(), value.asText());
  }

  private static int firstMention(List<Message> messages, JsonNode value) {
    for (int step = 0; step < messages.size(); step++) {
      if (Evidence.mentions(messages.get(step).text(), value.asText())) {
        return step;
      }
    }
    return -1;
  }

  /** Returns whether the message replies to something that may have asked for what it tells. */
  private static boolean followsTalk(Trajectory trajectory, int told) {
    if (told == 0 || !(trajectory.messages().get(told - 1) instanceof AssistantMessage)) {
      return false;
    }
    return trajectory.notes().stream()
        .filter(note -> note.message() == told - 1)
        .map(StepNote::act)
        .noneMatch(act -> act == DialogueAct.ANSWER || act == DialogueAct.REFUSE);
  }
}
