package io.tdscaling.core.verification;

import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.dataflow.Evidence;
import io.tdscaling.core.text.Excerpt;
import java.util.List;
import java.util.Optional;

/** The assistant tells every fact of a phase after the phase's last call. */
final class FactRule implements Rule {
  @Override
  public Optional<Verdict.Rejected> check(VerificationRequest request) {
    List<Phase> phases = request.blueprint().phases();
    List<Integer> lastCalls = PhaseCalls.lastSteps(phases, request.trajectory());
    for (int i = 0; i < phases.size(); i++) {
      for (Fact fact : phases.get(i).facts()) {
        if (!told(request.trajectory(), lastCalls.get(i), fact)) {
          return missing(request.trajectory(), lastCalls.get(i), fact);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean told(Trajectory trajectory, int after, Fact fact) {
    return trajectory.messages().stream()
        .skip(after + 1L)
        .anyMatch(message -> isTalk(message) && Evidence.mentions(message.text(), fact.text()));
  }

  private static boolean isTalk(Message message) {
    return message instanceof AssistantMessage said && said.toolCalls().isEmpty();
  }

  private static Optional<Verdict.Rejected> missing(Trajectory trajectory, int after, Fact fact) {
    int step = after + 1;
    while (step < trajectory.messages().size() - 1 && !isTalk(trajectory.messages().get(step))) {
      step++;
    }
    String reason =
        "the answer lacks %s, which is at %s in the result of planned call %s"
            .formatted(
                Excerpt.quoted(fact.text()), Excerpt.quoted(fact.path()), Excerpt.of(fact.call()));
    return Faults.ofAssistant("facts.missing", step, reason);
  }
}
