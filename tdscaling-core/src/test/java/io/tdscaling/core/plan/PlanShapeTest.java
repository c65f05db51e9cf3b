package io.tdscaling.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.blueprint.Condition;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanShapeTest {
  private static PlannedCall call(String id, String tool, String... from) {
    Map<String, ValueSource> arguments = new LinkedHashMap<>();
    for (String producer : from) {
      arguments.put("p" + producer, new FromResult(producer, "/id"));
    }
    return new PlannedCall(id, tool, arguments);
  }

  @Test
  void of_oneCall_isSingle() {
    assertThat(PlanShape.of(Plans.of(List.of(), call("c1", "find_orders"))))
        .containsExactly(PlanShape.SINGLE);
  }

  @Test
  void of_callThatUsesAResult_isLinear() {
    assertThat(
            PlanShape.of(
                Plans.of(List.of(), call("c1", "find_orders"), call("c2", "get_order", "c1"))))
        .containsExactly(PlanShape.LINEAR);
  }

  @Test
  void of_callsAroundOneResult_fanOutAndIn() {
    PlannedStep both =
        new PlannedStep(List.of(call("c2", "get_order", "c1"), call("c3", "get_refund", "c1")));
    assertThat(
            PlanShape.of(
                Plans.inSteps(
                    new PlannedStep(List.of(call("c1", "find_orders"))),
                    both,
                    new PlannedStep(List.of(call("c4", "refund", "c2", "c3"))))))
        .containsExactly(PlanShape.LINEAR, PlanShape.PARALLEL, PlanShape.FAN_OUT, PlanShape.FAN_IN);
  }

  @Test
  void of_oneToolOverOneResult_isIteration() {
    assertThat(
            PlanShape.of(
                Plans.of(
                    List.of(),
                    call("c1", "find_orders"),
                    call("c2", "get_order", "c1"),
                    call("c3", "get_order", "c1"),
                    call("c4", "get_order", "c1"))))
        .containsExactly(PlanShape.LINEAR, PlanShape.FAN_OUT, PlanShape.ITERATION);
  }

  @Test
  void of_stepWithCondition_isConditional() {
    Condition when = new Condition("c1", "/a", Condition.Test.EQUALS, TextNode.valueOf("b"));
    assertThat(
            PlanShape.of(
                Plans.inSteps(
                    new PlannedStep(List.of(call("c1", "find_orders"))),
                    new PlannedStep(List.of(call("c2", "get_refund")), when))))
        .containsExactly(PlanShape.CONDITIONAL);
  }

  @Test
  void of_fifteenCalls_isOfALongHorizon() {
    PlannedCall[] calls =
        IntStream.rangeClosed(1, 15)
            .mapToObj(i -> call("c" + i, "find_orders"))
            .toArray(PlannedCall[]::new);
    assertThat(PlanShape.of(Plans.of(List.of(), calls))).containsExactly(PlanShape.LONG_HORIZON);
  }
}
