package io.tdscaling.core.blueprint;

import static io.tdscaling.core.fixture.ToolDraft.tool;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome.Planned;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.blueprint.Perturbation.PermanentFailure;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.fixture.PlanLab;
import io.tdscaling.core.fixture.ToolDraft;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.phrasing.SemanticsCache;
import io.tdscaling.core.plan.OfferedNames;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How plans follow the dependencies of a cluster. */
class DependencyPlansTest {
  private static final int PLANS = 20;
  private static final ToolRef LOGIN = new ToolRef("s", "login");
  private static final ToolRef SEARCH = new ToolRef("s", "search_orders");
  private static final ToolRef CANCEL = new ToolRef("s", "cancel_order");
  private static final ToolRef NOTIFY = new ToolRef("s", "notify_members");

  private static final Pattern POINTED_AT =
      Pattern.compile("the (first( three)?|second|third) order number");

  private final SchemaValidator validator = new SchemaValidator();
  private final ValueGenerator generator = new ValueGenerator(validator);

  @Test
  void plan_stateAndValueNeeded_bothComeBefore() throws Exception {
    ToolCluster cluster =
        cluster(
            List.of(
                new ToolDependency(SEARCH, "order_id", CANCEL, "order_id", 0.9),
                ToolDependency.state(LOGIN, CANCEL, 0.9, "")),
            tool("cancel_order").takes("order_id"),
            tool("search_orders").takes("term"),
            tool("login").takes("username"));
    int found = 0;
    int cancelled = 0;
    for (int seed = 0; seed < PLANS; seed++) {
      List<String> tools = names(plan(cluster, ReasoningMode.SEQUENTIAL, orders(), seed));
      if (tools.contains("cancel_order")) {
        List<String> before = tools.subList(0, tools.indexOf("cancel_order"));
        assertThat(before).as("seed " + seed).contains("login");
        found += before.contains("search_orders") ? 1 : 0;
        cancelled++;
      }
    }
    assertThat(cancelled).isEqualTo(PLANS);
    assertThat(found).isGreaterThan(PLANS / 2);
  }

  @Test
  void approach_statesInACircle_eachToolIsCalledOnce() {
    ToolCluster cluster =
        cluster(
            List.of(
                ToolDependency.state(LOGIN, CANCEL, 0.9, ""),
                ToolDependency.state(CANCEL, LOGIN, 0.9, ""),
                new ToolDependency(LOGIN, "done", CANCEL, "order_id", 0.9)),
            tool("cancel_order").takes("order_id"),
            tool("login").takes("username"));
    PlanDraft draft = draft(cluster);

    new Approach(draft, 0).to(draft.tool(CANCEL).orElseThrow(), 6);

    assertThat(draft.calls()).extracting(call -> call.tool().ref()).containsExactly(LOGIN, CANCEL);
  }

  @Test
  void approach_noRoomForWhatIsNeeded_staysWithinTheLength() {
    ToolCluster cluster =
        cluster(
            List.of(
                ToolDependency.state(LOGIN, CANCEL, 0.9, ""),
                ToolDependency.state(SEARCH, CANCEL, 0.9, "")),
            tool("cancel_order").takes("order_id"),
            tool("search_orders").takes("term"),
            tool("login").takes("username"));
    for (int length = 1; length <= 3; length++) {
      PlanDraft draft = draft(cluster);
      new Approach(draft, 0).to(draft.tool(CANCEL).orElseThrow(), length);
      assertThat(draft.calls()).hasSize(length);
    }
  }

  @Test
  void dependenciesOf_listOrObjectParameters_areNotMetByOneValue() {
    ToolDependency term = new ToolDependency(SEARCH, "order_id", NOTIFY, "text", 0.9);
    ToolDependency state = ToolDependency.state(LOGIN, NOTIFY, 0.9, "");
    PlanDraft draft =
        draft(
            cluster(
                List.of(
                    new ToolDependency(SEARCH, "order_id", NOTIFY, "member_ids", 0.9),
                    new ToolDependency(SEARCH, "order_id", NOTIFY, "filter", 0.9),
                    term,
                    state),
                notifier(),
                tool("search_orders").takes("term"),
                tool("login").takes("username")));

    assertThat(draft.dependenciesOf(NOTIFY)).containsExactly(term, state);
    assertThat(draft.dependenciesOf(NOTIFY, "member_ids")).isEmpty();
    assertThat(draft.dependenciesOf(NOTIFY, "filter")).isEmpty();
    assertThat(draft.dependenciesOf(NOTIFY, "text")).containsExactly(term);
  }

  @Test
  void plan_optionalListsAndObjects_areLeftOut() throws Exception {
    ToolCluster cluster =
        cluster(
            List.of(
                new ToolDependency(SEARCH, "order_id", NOTIFY, "member_ids", 0.9),
                new ToolDependency(SEARCH, "order_id", NOTIFY, "filter", 0.9)),
            notifier(),
            tool("search_orders").takes("term"));
    for (ReasoningMode mode : List.of(ReasoningMode.SEQUENTIAL, ReasoningMode.ITERATIVE)) {
      for (int seed = 0; seed < PLANS; seed++) {
        assertThat(plan(cluster, mode, orders(), seed).calls())
            .as(mode + " seed " + seed)
            .allSatisfy(
                call -> assertThat(call.arguments()).doesNotContainKeys("member_ids", "filter"));
      }
    }
  }

  @Test
  void plan_elementsOfAList_areTakenAndPointedAt() throws Exception {
    ToolCluster cluster =
        cluster(
            List.of(new ToolDependency(SEARCH, "order_numbers", CANCEL, "order_id", 0.9)),
            tool("cancel_order").takes("order_id"),
            tool("search_orders").takes("term"));
    Map<String, JsonNode> results =
        Map.of("search_orders", Json.parse("{\"order_numbers\":[\"O-1\",\"O-2\",\"O-3\"]}"));
    for (ReasoningMode mode : List.of(ReasoningMode.SEQUENTIAL, ReasoningMode.ITERATIVE)) {
      List<Blueprint> taken = new ArrayList<>();
      for (int seed = 0; seed < PLANS; seed++) {
        Blueprint plan = plan(cluster, mode, results, seed);
        if (plan.calls().stream().anyMatch(DependencyPlansTest::takesFromResult)) {
          taken.add(plan);
        }
      }
      assertThat(taken)
          .isNotEmpty()
          .extracting(
              plan -> plan.phases().stream().map(Phase::request).collect(Collectors.joining(" ")))
          .allMatch(request -> POINTED_AT.matcher(request).find());
    }
  }

  @Test
  void plan_twoToolsForOneThing_oneIsTheWayAroundTheOther() throws Exception {
    ToolCluster cluster =
        cluster(
            List.of(), tool("get_order").takes("order_id"), tool("fetch_order").takes("order_id"));
    JsonNode order = Json.parse("{\"order\":\"O-1\"}");
    Map<String, JsonNode> results = Map.of("get_order", order, "fetch_order", order);
    int around = 0;
    for (int seed = 0; seed < PLANS; seed++) {
      BlueprintRequest request =
          new BlueprintRequest(
              cluster,
              PlanLab.target(ReasoningMode.RECOVERING, ComplexityBand.LOW),
              opened -> new PlainDesk(results),
              Set.of(),
              seed,
              seed);
      Blueprint plan =
          ((Planned) new ProceduralBlueprinter(validator, generator).plan(request)).blueprint();
      for (PermanentFailure failure : plan.perturbations(PermanentFailure.class).toList()) {
        List<PlannedCall> calls = plan.calls();
        PlannedCall failing =
            calls.stream().filter(c -> c.id().equals(failure.call())).findFirst().orElseThrow();
        PlannedCall next = calls.get(calls.indexOf(failing) + 1);
        assertThat(failing.fails()).isTrue();
        assertThat(next.tool()).isNotEqualTo(failing.tool());
        assertThat(next.arguments()).isEqualTo(failing.arguments());
        around++;
      }
    }
    assertThat(around).isPositive();
  }

  private static boolean takesFromResult(PlannedCall call) {
    return call.arguments().get("order_id") instanceof FromResult;
  }

  private static ToolDraft notifier() {
    ObjectNode ids = Json.object().put("type", "array");
    ids.putObject("items").put("type", "string");
    return tool("notify_members")
        .takes("text")
        .parameter("member_ids", ids, false)
        .parameter("filter", "object", "", false);
  }

  private static Map<String, JsonNode> orders() throws JsonProcessingException {
    return Map.of(
        "search_orders",
        Json.parse(
            "{\"orders\":[{\"order_id\":\"O-1\"},{\"order_id\":\"O-2\"},{\"order_id\":\"O-3\"}]}"));
  }

  private static ToolCluster cluster(List<ToolDependency> dependencies, ToolDraft... tools) {
    List<ToolSpec> specs = ToolDraft.catalog(tools).services().get(0).tools();
    return new ToolCluster("c", List.of(), specs, dependencies);
  }

  private PlanDraft draft(ToolCluster cluster) {
    return new PlanDraft(
        cluster.tools(),
        cluster.dependencies(),
        OfferedNames.of(cluster.tools()),
        Set.of(),
        new PlainDesk(Map.of()),
        new ArgumentBinder(validator, generator, new SemanticsCache()),
        SeededRandom.of(1, 0, "draft"));
  }

  private Blueprint plan(
      ToolCluster cluster, ReasoningMode mode, Map<String, JsonNode> results, long seed)
      throws InterruptedException {
    BlueprintRequest request =
        new BlueprintRequest(
            cluster,
            PlanLab.target(mode, ComplexityBand.HIGH),
            opened -> new PlainDesk(results),
            Set.of(),
            seed,
            seed);
    return ((Planned) new ProceduralBlueprinter(validator, generator).plan(request)).blueprint();
  }

  private static List<String> names(Blueprint plan) {
    return plan.calls().stream().map(call -> plan.tools().get(call.tool()).name()).toList();
  }
}
