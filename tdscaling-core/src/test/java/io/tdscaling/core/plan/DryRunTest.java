package io.tdscaling.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Condition;
import io.tdscaling.api.blueprint.Perturbation.TransientFailure;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.fixture.OrderDesk;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DryRunTest {
  private static final PlannedCall FIND =
      new PlannedCall(
          "c1", "find_orders", Map.of("customer", new Said(TextNode.valueOf("ada@example.com"))));
  private static final PlannedCall READ = read("c2", "/orders/0");

  private static PlannedCall read(String id, String path) {
    return new PlannedCall(id, "get_order", Map.of("order_id", new FromResult("c1", path)));
  }

  private static DryRun run(Blueprint plan) {
    return DryRun.of(plan, OrderDesk.FACTORY, Plans.TOOLS);
  }

  @Test
  void of_executablePlan_hasResultsAndEndState() {
    DryRun run = run(Plans.of(List.of(), FIND, READ));
    assertThat(run.succeeded()).isTrue();
    assertThat(run.results()).containsOnlyKeys("c1", "c2");
    assertThat(run.results().get("c2").path("id"))
        .isEqualTo(run.results().get("c1").at("/orders/0"));
    assertThat(run.endState()).isNotBlank();
    assertThat(run).isEqualTo(run(Plans.of(List.of(), FIND, READ)));
  }

  @Test
  void of_plannedFailures_areTriedAgain() {
    DryRun straight = run(Plans.of(List.of(), FIND, READ));
    assertThat(run(Plans.of(List.of(new TransientFailure("c2", 3)), FIND, READ)))
        .isEqualTo(straight);
    DryRun tooOften =
        run(Plans.of(List.of(new TransientFailure("c2", DryRun.MOST_TRIES)), FIND, READ));
    assertThat(tooOften.succeeded()).isFalse();
    assertThat(tooOften.failure()).contains("c2").contains("temporarily_unavailable");
  }

  @Test
  void of_failureInAParallelStep_isRetriedAfterTheOthers() {
    List<String> order = new ArrayList<>();
    Blueprint plan =
        Plans.together(
            List.of(new TransientFailure("a", 2), new TransientFailure("c", 2)),
            new PlannedCall("a", "find_orders", FIND.arguments()),
            new PlannedCall("b", "get_refund", Map.of()),
            new PlannedCall("c", "get_order", Map.of()));
    DryRun run = DryRun.of(plan, request -> new Recording(order), Plans.TOOLS);
    assertThat(run.failure()).isEmpty();
    assertThat(order).containsExactly("get_refund", "find_orders", "get_order");
  }

  private record Recording(List<String> order) implements ToolEnvironment {
    @Override
    public ToolResult call(ToolRef tool, JsonNode arguments) {
      order.add(tool.name());
      return ToolResult.ok(Json.object());
    }

    @Override
    public EffectClass effect(ToolRef tool) {
      return EffectClass.READ;
    }

    @Override
    public String stateDigest() {
      return String.join(" ", order);
    }
  }

  @Test
  void of_fieldThatIsNotThere_saysWhichCall() {
    DryRun run = run(Plans.of(List.of(), FIND, read("c2", "/orders/99")));
    assertThat(run.failure()).contains("c2").contains("cannot be bound");
    assertThat(run.results()).containsOnlyKeys("c1");
    assertThat(run.endState()).isEmpty();
  }

  @Test
  void of_toolThatIsNotOffered_cannotBeBound() {
    DryRun run = run(Plans.of(List.of(), new PlannedCall("c1", "fly", Map.of())));
    assertThat(run.failure()).contains("c1 of fly");
  }

  @Test
  void of_callThatFails_saysWhatCameBack() {
    PlannedCall unknown =
        new PlannedCall("c1", "get_order", Map.of("order_id", new Said(TextNode.valueOf("ORD-0"))));
    assertThat(run(Plans.of(List.of(), unknown)).failure()).contains("get_order").contains("error");
  }

  @Test
  void of_callPlannedToFail_holdsOnlyIfItFails() {
    PlannedCall unknown =
        new PlannedCall(
            "c0", "get_order", Map.of("order_id", new Said(TextNode.valueOf("ORD-0"))), true);
    DryRun run = run(Plans.of(List.of(), unknown, FIND));
    assertThat(run.failure()).isEmpty();
    assertThat(run.results().get("c0").has("error")).isTrue();
    PlannedCall succeeds = new PlannedCall("c1", "find_orders", FIND.arguments(), true);
    assertThat(run(Plans.of(List.of(), succeeds)).failure())
        .contains("c1")
        .contains("should fail and succeeded");
  }

  @Test
  void of_conditionalSteps_makesTheOneWhoseConditionHolds() {
    JsonNode first = run(Plans.of(List.of(), FIND)).results().get("c1").at("/orders/0");
    Condition holds = new Condition("c1", "/orders/0", Condition.Test.EQUALS, first);
    PlannedCall other = new PlannedCall("c3", "find_orders", FIND.arguments());
    Blueprint plan =
        Plans.inSteps(
            new PlannedStep(List.of(FIND)),
            new PlannedStep(List.of(READ), holds),
            new PlannedStep(List.of(other), holds.opposite()),
            new PlannedStep(
                List.of(new PlannedCall("c4", "find_orders", FIND.arguments())),
                new Condition("c3", "/orders", Condition.Test.DIFFERS, first)));
    DryRun run = run(plan);
    assertThat(run.failure()).isEmpty();
    assertThat(run.results()).containsOnlyKeys("c1", "c2");
  }

  @Test
  void open_failuresOfSeveralCallsOfATool_addUp() {
    Blueprint plan =
        Plans.of(
            List.of(
                new TransientFailure("c1", 1),
                new TransientFailure("c3", 1),
                new TransientFailure("unknown", 1)),
            FIND,
            READ,
            new PlannedCall("c3", "find_orders", FIND.arguments()));
    try (ToolEnvironment environment = PlanEnvironments.open(OrderDesk.FACTORY, plan, Plans.TOOLS);
        ToolEnvironment plain =
            OrderDesk.FACTORY.open(new EnvironmentRequest(Plans.TOOLS, plan.environmentSeed()))) {
      var arguments = Json.object().put("customer", "ada@example.com");
      var tool = plan.tools().get("find_orders");
      assertThat(environment.call(tool, arguments).error()).isTrue();
      assertThat(environment.call(tool, arguments).error()).isTrue();
      assertThat(environment.call(tool, arguments)).isEqualTo(plain.call(tool, arguments));
    }
  }

  @Test
  void open_noFailurePlanned_isTheEnvironmentItself() {
    assertThat(PlanEnvironments.open(OrderDesk.FACTORY, Plans.of(List.of(), FIND), Plans.TOOLS))
        .isInstanceOf(OrderDesk.class);
  }
}
