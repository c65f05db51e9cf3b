package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.BlueprintOutcome.NotPlanned;
import io.tdscaling.api.blueprint.BlueprintOutcome.Planned;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.blueprint.Blueprinter;
import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.evolution.Descent;
import io.tdscaling.api.evolution.Mutation;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmReply.Finish;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.environment.declared.BundledCatalog;
import io.tdscaling.core.environment.declared.DeclaredEnvironments;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.llm.prompt.Prompts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LlmBlueprinterTest {
  private static final List<ServiceSpec> SERVICES = BundledCatalog.services();
  private static final EnvironmentFactory SHOP = DeclaredEnvironments.of(SERVICES);
  private static final SteeringTarget TARGET =
      SteeringTarget.at(new Cell("retail", ReasoningMode.SEQUENTIAL, ComplexityBand.LOW));

  private final List<LlmRequest> asked = new ArrayList<>();

  /** What a model answers to the n-th question, given an order that exists. */
  @FunctionalInterface
  private interface Answers {
    LlmReply answer(int question, String order);
  }

  private static ToolSpec tool(String service, String name) {
    return SERVICES.stream()
        .flatMap(each -> each.tools().stream())
        .filter(tool -> tool.ref().equals(new ToolRef(service, name)))
        .findFirst()
        .orElseThrow();
  }

  private static ToolCluster cluster() {
    return new ToolCluster(
        "k1",
        List.of("retail"),
        List.of(
            tool("shop", "search_orders"), tool("shop", "get_order"), tool("shop", "cancel_order")),
        List.of());
  }

  private static BlueprintRequest request(long index, EnvironmentFactory environments) {
    return new BlueprintRequest(
        cluster(), TARGET, environments, Set.of(tool("shop", "get_order").ref()), index, 5);
  }

  private static String plan(String order, String path) {
    return """
        {"goal": "Know how an order is.", "persona": {"name": "Mia", "manner": "brisk"},
         "phases": [{"request": "How is my order %s?",
           "steps": [{"calls": [{"id": "c1", "tool": "get_order", "arguments": {"order_id": "%s"}}]}],
           "facts": [{"call": "c1", "path": "%s"}]}]}"""
        .formatted(order, order, path);
  }

  private LlmClient model(Answers answers) {
    return request -> {
      asked.add(request);
      return answers.answer(asked.size(), order(request));
    };
  }

  private static String order(LlmRequest request) throws IOException {
    JsonNode data = Json.parse(request.messages().get(1).text());
    for (JsonNode tool : data.path("tools")) {
      if (tool.path("name").asText().equals("get_order")) {
        return tool.at("/known/order_id/0").asText();
      }
    }
    throw new IOException("the question names no order");
  }

  private static BlueprintOutcome planned(LlmClient model) throws InterruptedException {
    return LlmRoles.blueprinter(model, "m", Prompts.standard()).plan(request(3, SHOP));
  }

  @Test
  void goodPlan_isCompletedAtOnce() throws Exception {
    BlueprintOutcome outcome = planned(model((n, order) -> LlmReply.text(plan(order, "/status"))));

    assertThat(outcome).isInstanceOf(Planned.class);
    Blueprint plan = ((Planned) outcome).blueprint();
    assertThat(plan.id()).isEqualTo("b3");
    assertThat(plan.clusterId()).isEqualTo("k1");
    assertThat(plan.mode()).isEqualTo(ReasoningMode.SEQUENTIAL);
    assertThat(plan.persona().name()).isEqualTo("Mia");
    assertThat(plan.phases().get(0).facts().get(0).text()).isNotBlank();
    assertThat(plan.expectedEndState()).isNotBlank();
    assertThat(plan.tools()).hasSize(3);
    assertThat(outcome.trouble().repaired()).isEmpty();
    assertThat(asked).hasSize(1);
  }

  @Test
  void question_tellsWhatIsWantedAndWhatIsThere() throws Exception {
    planned(model((n, order) -> LlmReply.text(plan(order, "/status"))));

    LlmRequest first = asked.get(0);
    assertThat(first.purpose()).isEqualTo(new LlmRequest.Purpose("blueprint", 3, 0));
    assertThat(first.schema()).isPresent();
    assertThat(first.messages().get(0).text())
        .contains("domain: retail")
        .contains("sequential: one call after another")
        .contains("low: one call or two")
        .contains("make a new plan");
    assertThat(first.messages().get(1).text())
        .contains("\"preferred\":true")
        .contains("\"known\":{\"order_id\":[\"ORD-");
  }

  @Test
  void wrongPlan_isPutRightAfterItsProblemsWereTold() throws Exception {
    BlueprintOutcome outcome =
        planned(model((n, order) -> LlmReply.text(plan(order, n == 1 ? "/nowhere" : "/status"))));

    assertThat(outcome).isInstanceOf(Planned.class);
    assertThat(outcome.trouble().repaired()).containsExactly(entry("llm-plan-failed", 1L));
    assertThat(outcome.trouble().dropped()).isEmpty();
    assertThat(asked).hasSize(2);
    LlmRequest second = asked.get(1);
    assertThat(second.purpose()).isEqualTo(new LlmRequest.Purpose("blueprint", 3, 0, 1));
    assertThat(second.messages()).hasSize(4);
    assertThat(second.messages().get(2).text()).contains("/nowhere");
    assertThat(second.messages().get(3).text())
        .contains("plan: /phases/0/facts/0/path: must point at a text")
        .contains("/order_id");
  }

  @Test
  void planThatStaysWrong_isGivenUpWithItsCauses() throws Exception {
    BlueprintOutcome outcome =
        planned(
            model(
                (n, order) ->
                    switch (n) {
                      case 1 -> LlmReply.text("I would rather not.");
                      case 2 -> LlmReply.text(plan(order, "not a pointer"));
                      default -> LlmReply.text(plan("ORD-00000", "/status"));
                    }));

    assertThat(outcome).isInstanceOf(NotPlanned.class);
    assertThat(((NotPlanned) outcome).cause()).isEqualTo("llm-plan-failed");
    assertThat(((NotPlanned) outcome).detail()).contains("executing the plan stops here");
    assertThat(outcome.trouble().dropped())
        .containsExactlyEntriesOf(
            new TreeMap<>(
                Map.of("llm-no-json", 1L, "llm-plan-failed", 1L, "llm-unreadable-plan", 1L)));
    assertThat(asked.stream().map(question -> question.purpose().repair()))
        .containsExactly(0, 1, 2);
    assertThat(asked.get(2).messages()).as("only the last answer is shown").hasSize(4);
  }

  @Test
  void answerOfAnotherForm_cutOffOrHuge_isCountedByItsCause() throws Exception {
    Map<String, LlmReply> replies =
        Map.of(
            "wrong-form",
            LlmReply.text("{\"goal\": 5}"),
            "cut-off",
            new LlmReply(AssistantMessage.saying("{"), Finish.LENGTH, TokenUsage.NONE),
            "filtered",
            new LlmReply(AssistantMessage.saying(""), Finish.FILTERED, TokenUsage.NONE),
            "too-long",
            LlmReply.text("{\"goal\": \"" + "x".repeat(70_000) + "\"}"));
    for (Map.Entry<String, LlmReply> reply : replies.entrySet()) {
      BlueprintOutcome outcome = planned(model((n, order) -> reply.getValue()));
      assertThat(((NotPlanned) outcome).cause()).isEqualTo("llm-" + reply.getKey());
      assertThat(outcome.trouble().dropped()).containsExactly(entry("llm-" + reply.getKey(), 3L));
    }
  }

  @Test
  void planThatCannotBeActedOut_isToldSo() throws Exception {
    planned(
        model(
            (n, order) ->
                LlmReply.text(plan(order, "/status").replace("my order " + order, "my order"))));

    assertThat(asked).hasSize(3);
    assertThat(asked.get(1).messages().get(3).text())
        .contains("acted out, it is rejected: ")
        .contains("user.value-not-said");
  }

  @Test
  void failureOfTheBackend_endsTheRunOrTheAttempt() throws Exception {
    LlmException fatal = new LlmException(LlmException.Reason.OVER_BUDGET, "no more");
    AtomicInteger calls = new AtomicInteger();
    LlmClient broke =
        request -> {
          calls.incrementAndGet();
          throw fatal;
        };
    assertThatThrownBy(() -> planned(broke))
        .isInstanceOf(UncheckedIOException.class)
        .cause()
        .isSameAs(fatal);
    assertThat(calls).hasValue(1);
    LlmClient busy =
        request -> {
          throw new LlmException(LlmException.Reason.SERVER_ERROR, "oops");
        };
    BlueprintOutcome outcome = planned(busy);
    assertThat(((NotPlanned) outcome).cause()).isEqualTo("llm-failed");
    assertThat(outcome.trouble().dropped()).containsExactly(entry("llm-failed", 1L));
  }

  @Test
  void faultOfTheEnvironment_isNotToldToTheModel() {
    LlmException fatal = new LlmException(LlmException.Reason.UNAVAILABLE, "down");
    EnvironmentFactory faulty =
        opened -> {
          if (!asked.isEmpty()) {
            throw new UncheckedIOException(fatal);
          }
          return SHOP.open(opened);
        };
    Blueprinter blueprinter =
        LlmRoles.blueprinter(
            model((n, order) -> LlmReply.text(plan(order, "/status"))), "m", Prompts.standard());
    assertThatThrownBy(() -> blueprinter.plan(request(0, faulty))).cause().isSameAs(fatal);
    assertThat(asked).hasSize(1);
  }

  @Test
  void distractors_areOfferedButNotCallable() throws Exception {
    List<ToolSpec> others = List.of(tool("mail", "search_messages"));
    SteeringTarget distracted =
        TARGET.by(new Descent(TARGET.cell().orElseThrow(), Mutation.DISTRACT));
    BlueprintRequest request =
        new BlueprintRequest(cluster(), distracted, SHOP, others, Set.of(), null, 3, 5);

    BlueprintOutcome outcome =
        LlmRoles.blueprinter(
                model((n, order) -> LlmReply.text(plan(order, "/status"))), "m", Prompts.standard())
            .plan(request);

    Blueprint plan = ((Planned) outcome).blueprint();
    assertThat(plan.perturbations())
        .containsExactly(new Perturbation.Distractors(List.of("search_messages")));
    assertThat(asked.get(0).messages().get(1).text()).contains("\"callable\":false");
  }

  @Test
  void sameSeed_asksTheSameQuestion() throws Exception {
    planned(model((n, order) -> LlmReply.text(plan(order, "/status"))));
    planned(model((n, order) -> LlmReply.text(plan(order, "/status"))));
    assertThat(asked.get(0)).isEqualTo(asked.get(1));
  }

  @Test
  void ownPrompt_isWhatTheModelIsTold() throws Exception {
    Prompts own = Prompts.standard().with(Prompts.BLUEPRINT, "Plan something {{mode}}.");
    LlmClient model = model((n, order) -> LlmReply.text(plan(order, "/status")));
    var blueprinter = LlmRoles.blueprinter(model, "planner", own);
    blueprinter.plan(request(1, SHOP));
    assertThat(asked.get(0).messages().get(0).text()).startsWith("Plan something sequential");
    assertThat(blueprinter.prompt()).isEqualTo(own.id(Prompts.BLUEPRINT));
    assertThat(blueprinter.label()).isEqualTo("planner");
  }

  @Test
  void mixed_shareDecidesByTheSeedWhoPlans() throws Exception {
    Blueprinter none = request -> new NotPlanned("model", "asked");
    List<String> who = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      Blueprinter mixed = LlmRoles.mixed(none, 0.5);
      StringBuilder choices = new StringBuilder();
      for (long i = 0; i < 40; i++) {
        choices.append(mixed.plan(request(i, SHOP)) instanceof NotPlanned ? 'm' : 'p');
      }
      who.add(choices.toString());
    }
    assertThat(who.get(0)).isEqualTo(who.get(1)).containsPattern("m.*p|p.*m");
    assertThat(LlmRoles.mixed(none, 1).plan(request(0, SHOP))).isInstanceOf(NotPlanned.class);
    assertThat(LlmRoles.mixed(none, 0).plan(request(0, SHOP))).isInstanceOf(Planned.class);
    assertThatThrownBy(() -> LlmRoles.mixed(none, 1.5)).hasMessageContaining("got 1.5");
  }

  @Test
  void membersThatAreNotTheModels_areOverruled() throws Exception {
    BlueprintOutcome outcome =
        planned(
            model(
                (n, order) -> {
                  ObjectNode plan = (ObjectNode) Json.parsed(plan(order, "/status")).orElseThrow();
                  return LlmReply.text(Json.compact(plan.put("id", "mine")));
                }));
    assertThat(((NotPlanned) outcome).cause()).isEqualTo("llm-wrong-form");
  }
}
