package io.tdscaling.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.fixture.PlanLab;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.plan.BlueprintJson;
import io.tdscaling.core.plan.DryRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A blueprint that a person wrote, on a service that comes with the library. */
class WrittenBlueprintTest {
  private final PlanLab lab = PlanLab.bundled();

  private static Blueprint written() throws IOException {
    String text =
        Resources.toString(
            Resources.getResource(WrittenBlueprintTest.class, "shop-order.json"),
            StandardCharsets.UTF_8);
    return BlueprintJson.read(Json.parse(text));
  }

  /** What the plan comes to is not written but found by executing it. */
  private Blueprint completed(Blueprint plan) {
    return plan.with(
        plan.phases(),
        plan.perturbations(),
        DryRun.of(plan, lab.environments(), lab.specs(plan)).endState());
  }

  @Test
  void writtenBlueprint_isExecutable() throws IOException {
    Blueprint plan = written();
    assertThat(plan.problems()).isEmpty();
    DryRun run = DryRun.of(plan, lab.environments(), lab.specs(plan));
    assertThat(run.failure()).isEmpty();
    assertThat(run.results().get("c4").path("quantity").asInt()).isEqualTo(2);
  }

  @Test
  void writtenBlueprint_actedOut_isAccepted() throws Exception {
    Blueprint plan = completed(written());
    Trajectory trajectory = lab.simulate(plan, 1);
    assertThat(lab.verify(trajectory, plan)).isEqualTo(Verdict.pass());
    assertThat(trajectory.notes().stream().map(StepNote::act))
        .containsExactly(
            DialogueAct.CALL,
            DialogueAct.ASK,
            DialogueAct.CONFIRM,
            DialogueAct.CALL,
            DialogueAct.CALL,
            DialogueAct.CALL,
            DialogueAct.ANSWER,
            DialogueAct.REFUSE);
  }
}
