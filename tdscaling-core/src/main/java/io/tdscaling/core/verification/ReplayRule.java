package io.tdscaling.core.verification;

import io.tdscaling.api.blueprint.CodeWork;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.plan.CodeGrading;
import io.tdscaling.core.plan.DryRun;
import io.tdscaling.core.plan.PlanEnvironments;
import io.tdscaling.core.text.Excerpt;
import java.util.Optional;

/**
 * The calls, made again in a fresh environment, give the same results and end in the same state,
 * whose outcome is the one that the blueprint expects and holds to its checks.
 */
final class ReplayRule implements Rule {
  private static final String END_STATE = "end-state.differs";

  @Override
  public Optional<Verdict.Rejected> check(Examination request) throws InterruptedException {
    return FreshEnvironment.ask(
        request,
        environment -> {
          Optional<Verdict.Rejected> broken = new Replay(request.trajectory(), environment).run();
          return broken
              .or(() -> endState(request, environment))
              .or(() -> checks(request, environment));
        });
  }

  private static Optional<Verdict.Rejected> endState(
      Examination request, ToolEnvironment environment) {
    String replayed = environment.stateDigest();
    String recorded = request.trajectory().endState();
    if (!recorded.equals(replayed)) {
      return differs(Party.TOOL, "the replay ends in", replayed, "the trajectory says", recorded);
    }
    String expected = request.blueprint().expectedEndState();
    String outcome = PlanEnvironments.endState(environment, request.blueprint());
    if (!expected.equals(outcome)) {
      return differs(
          strayed(request), "the calls end in", outcome, "the blueprint expects", expected);
    }
    return Optional.empty();
  }

  /** What was programmed is judged by what it does; last, for checks change the environment. */
  private static Optional<Verdict.Rejected> checks(
      Examination request, ToolEnvironment environment) {
    CodeWork code = request.blueprint().code();
    return code == null
        ? Optional.empty()
        : CodeGrading.problem(code, environment, tool -> CodeResults.of(request, tool))
            .flatMap(problem -> checkFailed(request, problem));
  }

  /** It is not the assistant's fault where the planned solution does not hold either. */
  private static Optional<Verdict.Rejected> checkFailed(Examination request, String problem) {
    Party party = FreshEnvironment.dryRun(request).succeeded() ? Party.ASSISTANT : Party.BLUEPRINT;
    return Faults.of("code.check-failed", Faults.WHOLE, party, problem);
  }

  /** Returns who strayed: the plan itself, if executing it no longer ends where it says. */
  private static Party strayed(Examination request) {
    DryRun plan = FreshEnvironment.dryRun(request);
    boolean planHolds = plan.endState().equals(request.blueprint().expectedEndState());
    return planHolds ? Party.ASSISTANT : Party.BLUEPRINT;
  }

  private static Optional<Verdict.Rejected> differs(
      Party party, String one, String state, String other, String otherState) {
    String reason =
        "%s %s, %s %s".formatted(one, Excerpt.quoted(state), other, Excerpt.quoted(otherState));
    return Faults.of(END_STATE, Faults.WHOLE, party, reason);
  }
}
