package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.dataflow.Evidence;
import io.tdscaling.core.text.Excerpt;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The assistant tells every fact of a phase after the phase's last call, and tells none that nobody
 * told it.
 */
final class FactRule implements Rule {
  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    PlanMatch match = request.match();
    int lastCall = 0;
    for (Phase phase : request.blueprint().phases()) {
      lastCall = Math.max(lastCall, lastCall(phase, match));
      for (Fact fact : phase.facts()) {
        Optional<Verdict.Rejected> broken = check(request, match, lastCall, fact);
        if (broken.isPresent()) {
          return broken;
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the message with the phase's last planned call that succeeded, or 0. */
  private static int lastCall(Phase phase, PlanMatch match) {
    return phase.steps().stream()
        .flatMap(step -> step.calls().stream())
        .flatMap(planned -> match.of(planned).stream())
        .filter(made -> !made.failed())
        .mapToInt(PlanMatch.Made::step)
        .max()
        .orElse(0);
  }

  private static Optional<Verdict.Rejected> check(
      Examination request, PlanMatch match, int lastCall, Fact fact) {
    Trajectory trajectory = request.trajectory();
    Optional<PlannedCall> planned =
        request.blueprint().calls().stream()
            .filter(call -> call.id().equals(fact.call()))
            .findFirst();
    if (planned.filter(call -> request.blueprint().isForCode(call.tool())).isPresent()) {
      return programmed(request, fact);
    }
    int told = told(trajectory, lastCall, fact);
    if (told < 0) {
      return missing(trajectory, lastCall, fact);
    }
    boolean looked = planned.filter(call -> isMade(call, match)).isPresent();
    return looked || isFounded(trajectory, told, fact) ? Optional.empty() : unfounded(told, fact);
  }

  /**
   * A fact that is to be worked out: a program has to come to it, and it has to be told after that,
   * however right it may be without.
   */
  private static Optional<Verdict.Rejected> programmed(Examination request, Fact fact) {
    OptionalInt found = CodeResults.firstWith(request, fact);
    if (found.isEmpty()) {
      int step = request.trajectory().messages().size() - 1;
      String reason = "no program comes to " + shown(fact);
      return Faults.ofAssistant("facts.unfounded", step, reason);
    }
    return told(request.trajectory(), found.getAsInt(), fact) < 0
        ? missing(request.trajectory(), found.getAsInt(), fact)
        : Optional.empty();
  }

  private static boolean isMade(PlannedCall planned, PlanMatch match) {
    return match.of(planned).filter(made -> !made.failed()).isPresent();
  }

  /** Returns the message that tells the fact, or -1. */
  private static int told(Trajectory trajectory, int after, Fact fact) {
    for (int step = after + 1; step < trajectory.messages().size(); step++) {
      Message message = trajectory.messages().get(step);
      if (isTalk(message) && Mention.of(fact.text(), message.text())) {
        return step;
      }
    }
    return -1;
  }

  private static boolean isTalk(Message message) {
    return message instanceof AssistantMessage said && said.toolCalls().isEmpty();
  }

  /** Returns whether anyone but the assistant said the fact before. */
  private static boolean isFounded(Trajectory trajectory, int told, Fact fact) {
    Evidence before = new Evidence();
    for (Message message : trajectory.messages().subList(0, told)) {
      if (message instanceof ToolMessage) {
        before.result(0, message.text());
      } else if (!(message instanceof AssistantMessage)) {
        before.spoken(message.text());
      }
    }
    TextNode text = TextNode.valueOf(fact.text());
    return before.said(text) || before.producer(text).isPresent();
  }

  private static Optional<Verdict.Rejected> missing(Trajectory trajectory, int after, Fact fact) {
    int step = after + 1;
    while (step < trajectory.messages().size() - 1 && !isTalk(trajectory.messages().get(step))) {
      step++;
    }
    return Faults.ofAssistant("facts.missing", step, "the answer lacks " + shown(fact));
  }

  private static Optional<Verdict.Rejected> unfounded(int step, Fact fact) {
    String reason = "no result before the answer holds " + shown(fact) + ", which was not made";
    return Faults.ofAssistant("facts.unfounded", step, reason);
  }

  private static String shown(Fact fact) {
    return "%s, which is at %s in the result of planned call %s"
        .formatted(
            Excerpt.quoted(fact.text()), Excerpt.quoted(fact.path()), Excerpt.of(fact.call()));
  }
}
