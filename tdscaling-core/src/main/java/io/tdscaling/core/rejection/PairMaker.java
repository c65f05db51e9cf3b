package io.tdscaling.core.rejection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Sets a rejected conversation beside one of the same plan that is right: one that the run
 * accepted, or else the plan acted out anew.
 */
final class PairMaker implements SampleMaker {
  private static final String ACCEPTED = "accepted";
  private static final String REENACTED = "reenacted";

  private final Reenactment stage;

  PairMaker(Reenactment stage) {
    this.stage = stage;
  }

  @Override
  public Outcome make(Rejection rejection) throws InterruptedException {
    Optional<Verdict.Rejected> fault = stage.confirmed(rejection);
    if (fault.isEmpty()) {
      return Outcome.Skipped.NOT_CONFIRMED;
    }
    if (rejection.accepted().isPresent()) {
      Outcome pair = pair(rejection, fault.get(), rejection.accepted().get(), ACCEPTED);
      if (pair instanceof Outcome.Sample) {
        return pair;
      }
    }
    Optional<Trajectory> reenacted = stage.act(rejection, retracing(rejection));
    return reenacted.isEmpty()
        ? Outcome.Skipped.NOT_ACTED_OUT
        : pair(rejection, fault.get(), reenacted.get(), REENACTED);
  }

  private Retracing retracing(Rejection rejection) {
    Trajectory conversation = rejection.conversation();
    int step = rejection.why().step();
    int end = step < 0 ? conversation.messages().size() : step;
    return Retracing.upTo(end, conversation, stage.assistant());
  }

  private Outcome pair(
      Rejection rejection, Verdict.Rejected fault, Trajectory chosen, String source)
      throws InterruptedException {
    if (!stage.verify(chosen, rejection.plan()).accepted()) {
      return Outcome.Skipped.NOT_VERIFIED;
    }
    List<Message> wrong = rejection.conversation().messages();
    OptionalInt fork = Fork.of(wrong, chosen.messages());
    if (fork.isEmpty()) {
      return Outcome.Skipped.NO_COMMON_PROMPT;
    }
    int start = fork.getAsInt();
    boolean whole = fault.step() < start;
    int wrongEnd = whole ? wrong.size() : fault.step() + 1;
    if (!(wrong.get(wrongEnd - 1) instanceof AssistantMessage)) {
      return Outcome.Skipped.BROKEN_OFF;
    }
    int end =
        whole
            ? chosen.messages().size()
            : end(chosen.messages(), start, turns(wrong.subList(start, wrongEnd)));
    Optional<ObjectNode> record =
        PreferenceForm.record(rejection.conversation(), chosen, start, wrongEnd, end);
    return record.isEmpty()
        ? Outcome.Skipped.ARGUMENTS_NOT_AN_OBJECT
        : new Outcome.Sample(told(record.get(), rejection, fault, chosen, source), source);
  }

  private static long turns(List<Message> messages) {
    return messages.stream().filter(UserMessage.class::isInstance).count();
  }

  /** Returns the position before which the user has had so many turns more, at most the end. */
  private static int end(List<Message> messages, int start, long turns) {
    long left = turns;
    for (int at = start; at < messages.size(); at++) {
      if (messages.get(at) instanceof UserMessage && left-- == 0) {
        return at;
      }
    }
    return messages.size();
  }

  private static ObjectNode told(
      ObjectNode record,
      Rejection rejection,
      Verdict.Rejected fault,
      Trajectory chosen,
      String source) {
    ObjectNode metadata =
        Json.object()
            .put("blueprint", rejection.plan().id())
            .put("rejected", rejection.conversation().id())
            .put("chosen", chosen.id())
            .put("rule", fault.rule())
            .put("step", fault.step())
            .put("reason", fault.reason())
            .put("source", source);
    record.set("metadata", metadata);
    return record;
  }
}
