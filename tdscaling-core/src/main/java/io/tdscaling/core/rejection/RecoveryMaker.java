package io.tdscaling.core.rejection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Perturbation.Injected;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.format.OpenAiFormat;
import io.tdscaling.core.json.Json;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets an assistant that made a wrong call see the error that the tool answers with, and go on to
 * the end of its plan.
 */
final class RecoveryMaker implements SampleMaker {
  private static final Set<String> WRONG_CALLS =
      Set.of(
          "structure.unknown-tool",
          "structure.malformed-arguments",
          "schema.missing-argument",
          "schema.wrong-type",
          "schema.unknown-argument",
          "schema.bad-value",
          "grounding.invented-identifier",
          "grounding.dependency-order");

  private final Reenactment stage;

  RecoveryMaker(Reenactment stage) {
    this.stage = stage;
  }

  @Override
  public Outcome make(Rejection rejection) throws InterruptedException {
    if (!isWrongCall(rejection)) {
      return Outcome.Skipped.NO_WRONG_CALL;
    }
    if (isPlannedToFail(rejection)) {
      return Outcome.Skipped.PLANNED_FAILURE;
    }
    Optional<Verdict.Rejected> fault = stage.confirmed(rejection);
    if (fault.isEmpty()) {
      return Outcome.Skipped.NOT_CONFIRMED;
    }
    int step = fault.get().step();
    Retracing roles = Retracing.withMistake(step, rejection.conversation(), stage.assistant());
    Optional<Trajectory> recovered = stage.act(rejection, roles);
    if (recovered.isEmpty()) {
      return Outcome.Skipped.NOT_ACTED_OUT;
    }
    if (roles.mistakeAt().orElse(-1) != step) {
      return Outcome.Skipped.STRAYED_BEFORE;
    }
    return sample(rejection, fault.get(), recovered.get());
  }

  private static boolean isWrongCall(Rejection rejection) {
    Verdict.Rejected why = rejection.why();
    return WRONG_CALLS.contains(why.rule())
        && why.step() >= 0
        && rejection.conversation().messages().get(why.step()) instanceof AssistantMessage said
        && !said.toolCalls().isEmpty();
  }

  /**
   * Returns whether a called tool may answer with a planned failure, which says nothing of the
   * call.
   */
  private static boolean isPlannedToFail(Rejection rejection) {
    Blueprint plan = rejection.plan();
    Set<String> failing =
        plan.perturbations(Injected.class).map(Injected::call).collect(Collectors.toSet());
    Set<ToolRef> tools =
        plan.calls().stream()
            .filter(call -> failing.contains(call.id()))
            .map(call -> plan.tools().get(call.tool()))
            .collect(Collectors.toSet());
    int step = rejection.why().step();
    AssistantMessage wrong = (AssistantMessage) rejection.conversation().messages().get(step);
    return wrong.toolCalls().stream()
        .filter(call -> plan.tools().containsKey(call.name()))
        .anyMatch(call -> tools.contains(plan.tools().get(call.name())));
  }

  /**
   * The fault must be the only one: the rules find nothing else before it, and nothing at all once
   * the calls that failed are taken out.
   */
  private Outcome sample(Rejection rejection, Verdict.Rejected fault, Trajectory recovered)
      throws InterruptedException {
    FailedCalls failed = FailedCalls.of(recovered.messages(), recovered.notes(), fault.step());
    if (failed.noneFailed()) {
      return Outcome.Skipped.CALL_SUCCEEDS;
    }
    boolean sameFault =
        stage.verify(recovered, rejection.plan()) instanceof Verdict.Rejected found
            && Reenactment.isSameFault(found, fault);
    Trajectory rest = failed.takenOut(recovered);
    return sameFault && stage.verify(rest, rejection.plan()).accepted()
        ? new Outcome.Sample(record(rejection, fault, recovered), fault.rule())
        : Outcome.Skipped.NOT_VERIFIED;
  }

  private static ObjectNode record(
      Rejection rejection, Verdict.Rejected fault, Trajectory recovered) {
    ObjectNode record = OpenAiFormat.write(recovered);
    ((ObjectNode) record.path("messages").get(fault.step())).put("weight", 0);
    ((ObjectNode) record.path("metadata"))
        .put("id", rejection.conversation().id() + "-recovery")
        .set(
            "recovery",
            Json.object()
                .put("rejected", rejection.conversation().id())
                .put("rule", fault.rule())
                .put("step", fault.step())
                .put("reason", fault.reason()));
    return record;
  }
}
