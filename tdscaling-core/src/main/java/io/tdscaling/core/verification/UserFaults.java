package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
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
import java.util.List;
import java.util.Optional;

/**
 * Finds where an assistant that went wrong could not have gone right: an identifier that the user
 * was to say was never said. The assistant must not have used it all the same with success, and
 * what the user tells only when asked must have been asked for.
 */
final class UserFaults {
  private static final List<String> STAGES = List.of("grounding.", "plan.", "end-state.", "facts.");

  private final Examination request;
  private final Verdict.Rejected found;
  private final Evidence available = new Evidence();

  private UserFaults(Examination request, Verdict.Rejected found) {
    this.request = request;
    this.found = found;
    List<Message> messages = request.trajectory().messages();
    for (int step = 0; step < messages.size(); step++) {
      Message message = messages.get(step);
      if (message instanceof ToolMessage) {
        // What only comes back later, or as an echo, was not there to be used.
        if (!isUngrounded() || step < found.step()) {
          available.result(0, message.text());
        }
      } else if (!(message instanceof AssistantMessage)) {
        available.spoken(message.text());
      }
    }
  }

  /** Returns the fault of the user that is behind one of the assistant, or the latter. */
  static Verdict.Rejected behind(Verdict.Rejected found, Examination request) {
    boolean follows = STAGES.stream().anyMatch(found.rule()::startsWith);
    return found.party() == Party.ASSISTANT && follows
        ? new UserFaults(request, found).find().orElse(found)
        : found;
  }

  private Optional<Verdict.Rejected> find() {
    for (PlannedCall call : request.blueprint().calls()) {
      if (!concerns(call)) {
        continue;
      }
      for (ValueSource source : call.arguments().values()) {
        Optional<JsonNode> unsaid = unsaid(source);
        if (unsaid.isPresent()) {
          return fault(call, unsaid.get());
        }
      }
    }
    return Optional.empty();
  }

  /** What is wrong with one message is about the planned calls of its tools only. */
  private boolean concerns(PlannedCall planned) {
    return !isUngrounded()
        || CallStep.of(request.trajectory()).stream()
            .filter(step -> step.message() == found.step())
            .flatMap(step -> step.calls().stream())
            .anyMatch(call -> call.name().equals(planned.tool()));
  }

  private boolean isUngrounded() {
    return found.rule().startsWith("grounding.");
  }

  private Optional<JsonNode> unsaid(ValueSource source) {
    JsonNode value;
    if (source instanceof Said said) {
      value = said.said();
    } else if (source instanceof Known known && isAsked(request.trajectory())) {
      value = known.known();
    } else {
      return Optional.empty();
    }
    return Json.leaves(value).stream()
        .filter(Identifiers::isIdentifierLike)
        .filter(leaf -> !available.said(leaf) && available.producer(leaf).isEmpty())
        .filter(leaf -> isUngrounded() || !isUsed(leaf))
        .findFirst();
  }

  /** Returns whether a call has the value, so that its absence is not what went wrong. */
  private boolean isUsed(JsonNode value) {
    return CallStep.of(request.trajectory()).stream()
        .flatMap(step -> step.calls().stream())
        .flatMap(call -> Json.leaves(call.arguments()).stream())
        .anyMatch(leaf -> leaf.asText().equals(value.asText()));
  }

  private static boolean isAsked(Trajectory trajectory) {
    List<Message> messages = trajectory.messages();
    return trajectory.notes().stream()
        .filter(note -> note.message() >= 0 && note.message() < messages.size())
        .anyMatch(note -> asks(note, messages.get(note.message()).text()));
  }

  private static boolean asks(StepNote note, String text) {
    return note.act() == DialogueAct.ASK
        || (note.act() == DialogueAct.TALK && text.indexOf('?') >= 0);
  }

  private Optional<Verdict.Rejected> fault(PlannedCall call, JsonNode value) {
    int firstTurn = 0;
    List<Message> messages = request.trajectory().messages();
    while (firstTurn < messages.size() && !(messages.get(firstTurn) instanceof UserMessage)) {
      firstTurn++;
    }
    String reason =
        "the user never says %s, which planned call %s needs; hence %s: %s"
            .formatted(Excerpt.of(value), Excerpt.of(call.id()), found.rule(), found.reason());
    return Faults.of("user.value-not-said", firstTurn, Party.USER, reason);
  }
}
