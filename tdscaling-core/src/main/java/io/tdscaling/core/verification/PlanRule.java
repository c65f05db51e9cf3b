package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Perturbation.PolicyConflict;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * No planned call is made with other values instead of its own, nothing is changed that the plan
 * does not change, and every change that the plan makes is made; what fails is tried before it is
 * said to fail. Reads beyond the plan do no harm, and one that was left out is judged by what came
 * of it; so is all programming.
 */
final class PlanRule implements Rule {
  @Override
  public Optional<Verdict.Rejected> check(Examination request) throws InterruptedException {
    PlanMatch match = request.match();
    List<PlannedCall> leftOut = new ArrayList<>();
    Optional<Verdict.Rejected> forbidden = forbidden(request);
    if (forbidden.isPresent()) {
      return forbidden;
    }
    Optional<PlannedCall> untried = untried(request, match);
    if (untried.isPresent()) {
      return notTried(untried.get());
    }
    for (PlannedCall planned : request.blueprint().calls()) {
      if (match.isSkipped(planned) || request.blueprint().isForCode(planned.tool())) {
        continue;
      }
      Optional<PlanMatch.Made> instead = match.instead(planned);
      if (instead.isPresent()) {
        return wrongArgument(planned, instead.get());
      }
      if (match.of(planned).filter(made -> !made.failed()).isEmpty()) {
        leftOut.add(planned);
      }
    }
    Optional<PlanMatch.Made> unplanned =
        match.unplanned().stream()
            .filter(PlanMatch.Made::changed)
            .filter(made -> !request.blueprint().isForCode(made.call().name()))
            .findFirst();
    return unplanned.isPresent()
        ? unplanned(unplanned.get())
        : changeLeftOut(request, match, leftOut);
  }

  /** What a policy forbids must not even be tried. */
  private static Optional<Verdict.Rejected> forbidden(Examination request) {
    Set<String> forbidden =
        request
            .blueprint()
            .perturbations(PolicyConflict.class)
            .map(PolicyConflict::tool)
            .collect(Collectors.toSet());
    for (CallStep step : CallStep.of(request.trajectory())) {
      for (ToolCall call : step.calls()) {
        if (forbidden.contains(call.name())) {
          String reason = Excerpt.of(call.name()) + " is called, which a policy forbids";
          return Faults.ofAssistant("policy.forbidden-call", step.message(), reason);
        }
      }
    }
    return Optional.empty();
  }

  /** Where a request is refused because a call fails, the call has to be made for that. */
  private static Optional<PlannedCall> untried(Examination request, PlanMatch match) {
    return request.blueprint().phases().stream()
        .filter(phase -> phase.closing() == DialogueAct.REFUSE)
        .flatMap(phase -> phase.steps().stream())
        .flatMap(step -> step.calls().stream())
        .filter(planned -> planned.fails() && !match.isSkipped(planned))
        .filter(planned -> match.of(planned).isEmpty() && match.instead(planned).isEmpty())
        .findFirst();
  }

  private static Optional<Verdict.Rejected> notTried(PlannedCall planned) {
    String reason =
        "the request is refused without planned call %s of %s, which fails, having been tried"
            .formatted(Excerpt.of(planned.id()), Excerpt.of(planned.tool()));
    return Faults.ofAssistant("plan.call-not-tried", Faults.WHOLE, reason);
  }

  private static Optional<Verdict.Rejected> wrongArgument(
      PlannedCall planned, PlanMatch.Made instead) {
    String reason =
        "planned call %s of %s is made with other values than planned: %s"
            .formatted(
                Excerpt.of(planned.id()),
                Excerpt.of(planned.tool()),
                Excerpt.of(instead.call().arguments().toString()));
    return Faults.ofAssistant("plan.wrong-argument", instead.step(), reason);
  }

  private static Optional<Verdict.Rejected> unplanned(PlanMatch.Made made) {
    String reason =
        "the call of %s changes what nobody asked to change: %s"
            .formatted(
                Excerpt.of(made.call().name()), Excerpt.of(made.call().arguments().toString()));
    return Faults.ofAssistant("plan.unplanned-change", made.step(), reason);
  }

  private static Optional<Verdict.Rejected> changeLeftOut(
      Examination request, PlanMatch match, List<PlannedCall> leftOut) throws InterruptedException {
    if (leftOut.isEmpty()) {
      return Optional.empty();
    }
    return FreshEnvironment.ask(
        request,
        environment ->
            leftOut.stream()
                .filter(planned -> !environment.effect(tool(request, planned)).readsOnly())
                .filter(planned -> comesToMore(request, match, planned))
                .findFirst()
                .flatMap(PlanRule::notMade));
  }

  /**
   * Executes the plan once more, for not every planned call need come to be made, and some are
   * planned to fail.
   */
  private static boolean comesToMore(Examination request, PlanMatch match, PlannedCall planned) {
    JsonNode expected = FreshEnvironment.dryRun(request).results().get(planned.id());
    return expected != null
        && !match
            .answer(planned)
            .map(Json::canonical)
            .equals(Optional.of(Json.canonical(expected)));
  }

  private static ToolRef tool(Examination request, PlannedCall planned) {
    ToolRef tool = request.blueprint().tools().get(planned.tool());
    if (tool == null) {
      throw new IllegalStateException("planned tool " + planned.tool() + " is not offered");
    }
    return tool;
  }

  private static Optional<Verdict.Rejected> notMade(PlannedCall planned) {
    String reason =
        "planned call %s of %s, which changes something, is not made with success"
            .formatted(Excerpt.of(planned.id()), Excerpt.of(planned.tool()));
    return Faults.ofAssistant("plan.change-not-made", Faults.WHOLE, reason);
  }
}
