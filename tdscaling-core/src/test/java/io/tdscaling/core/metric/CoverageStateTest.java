package io.tdscaling.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageStateTest {
  private static final ToolRef LIST = new ToolRef("shop", "list_orders");
  private static final ToolRef GET = new ToolRef("shop", "get_order");
  private static final ToolRef PAY = new ToolRef("bank", "pay_order");
  private static final ToolDependency LIST_TO_GET = new ToolDependency(LIST, "id", GET, "id", 0.9);
  private static final ToolDependency GET_TO_PAY = new ToolDependency(GET, "id", PAY, "order", 0.8);
  private static final ToolDependency LIST_TO_PAY =
      new ToolDependency(LIST, "id", PAY, "account", 0.5);

  private static CoverageState state() {
    return new CoverageState(
        List.of(LIST, GET, PAY),
        List.of(LIST_TO_GET, GET_TO_PAY, LIST_TO_PAY),
        List.of(new Cell("retail", ReasoningMode.SEQUENTIAL, ComplexityBand.MEDIUM)));
  }

  private static TrajectoryFixture shop() {
    return new TrajectoryFixture()
        .tool("shop", "list_orders")
        .tool("shop", "get_order")
        .tool("bank", "pay_order")
        .domain("shop", "retail")
        .domain("bank", "finance")
        .user("x")
        .call("list_orders", "{}", "[{'id':'A-1001'}]");
  }

  private static void observe(CoverageState state, TrajectoryFixture conversation) {
    Trajectory trajectory = conversation.build();
    state.observe(trajectory, new TrajectoryProfiler().profile(trajectory));
  }

  private static String value(CoverageState state) {
    return Json.compact(state.value()).replace('"', '\'');
  }

  @Test
  void value_dependentCalls_countsToolsDependenciesAndCells() {
    CoverageState state = state();
    observe(
        state,
        shop()
            .call("get_order", "{'id':'A-1001'}", "{'id':'A-1001'}")
            .call("pay_order", "{'order':'A-1001'}", "Error: no funds"));

    // The failed payment used nothing. 1 + 2.5 is below the band's bound of 4.
    assertThat(value(state))
        .isEqualTo(
            "{'tools':{'used':2,'usable':3,'share':0.666667},"
                + "'dependencies':{'used':1,'known':3,'share':0.333333},"
                + "'cells':{'hit':0,'reachable':1,'share':0.0}}");

    observe(
        state,
        shop()
            .call("get_order", "{'id':'A-1001'}", "{'id':'A-1001'}")
            .call("pay_order", "{'order':'A-1001'}", "{'paid':true}"));

    // The payment took a value that the second result held, too, but not as the third one's
    // parameter.
    assertThat(value(state))
        .isEqualTo(
            "{'tools':{'used':3,'usable':3,'share':1.0},"
                + "'dependencies':{'used':2,'known':3,'share':0.666667},"
                + "'cells':{'hit':1,'reachable':1,'share':1.0}}");
  }

  @Test
  void value_nothingKnown_hasNoShares() {
    assertThat(value(new CoverageState(List.of(), List.of(), List.of())))
        .contains("'tools':{'used':0,'usable':0,'share':null}");
  }

  @Test
  void value_toolBeyondTheFrozenOnes_doesNotCount() {
    CoverageState state = new CoverageState(List.of(PAY), List.of(), List.of());
    observe(state, shop());

    assertThat(value(state)).startsWith("{'tools':{'used':0,'usable':1,'share':0.0}");
  }

  @Test
  void merge_partsInAnyOrder_isTheUnion() {
    TrajectoryFixture first = shop().call("get_order", "{'id':'A-1001'}", "not json");
    TrajectoryFixture second = shop().call("pay_order", "{'account':'A-1001'}", "{}");
    CoverageState whole = state();
    observe(whole, first);
    observe(whole, second);
    CoverageState left = state();
    observe(left, first);
    CoverageState right = state();
    observe(right, second);
    right.merge(left);

    assertThat(value(right)).isEqualTo(value(whole)).contains("'dependencies':{'used':2");
  }

  @Test
  void merge_otherCatalog_isRefused() {
    CoverageState other = new CoverageState(List.of(PAY), List.of(), List.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> state().merge(other))
        .withMessage("cannot merge coverages of different catalogs");
    assertThatIllegalArgumentException().isThrownBy(() -> state().merge(new DomainEntropy()));
  }
}
