package io.tdscaling.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.blueprint.Perturbation.AmbiguousReference;
import io.tdscaling.api.blueprint.Perturbation.MissingParameter;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.blueprint.Perturbation.NotFound;
import io.tdscaling.api.blueprint.Perturbation.PermanentFailure;
import io.tdscaling.api.blueprint.Perturbation.TransientFailure;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.core.dataflow.Evidence;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.fixture.PlanLab;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.phrasing.ResultLabels;
import io.tdscaling.core.plan.BlueprintJson;
import io.tdscaling.core.plan.DryRun;
import io.tdscaling.core.plan.PlanBindings;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds for every blueprint that the procedural blueprinter makes. */
final class BlueprintChecks {
  private final PlanLab lab;
  private final Blueprint plan;
  private final SchemaValidator validator = new SchemaValidator();

  BlueprintChecks(PlanLab lab, Blueprint plan) {
    this.lab = lab;
    this.plan = plan;
  }

  void checkAll() throws Exception {
    assertThat(plan.problems()).isEmpty();
    plan.tools().forEach((name, ref) -> new OfferedTool(name, lab.spec(plan, name)));
    assertThat(plan.tools().values()).doesNotHaveDuplicates();
    checkExecution();
    checkRequests();
    checkDisclosures();
    checkConfirmations();
    assertThat(plan.perturbations(TransientFailure.class))
        .allMatch(failure -> failure.times() < DryRun.MOST_TRIES)
        .hasSizeLessThanOrEqualTo(1);
    JsonNode json = Json.tree(plan);
    assertThat(BlueprintJson.read(Json.parse(Json.compact(json)))).isEqualTo(plan);
  }

  private void checkExecution() {
    DryRun run = DryRun.of(plan, lab.environments(), lab.specs(plan));
    assertThat(run.failure()).isEmpty();
    assertThat(run.endState()).isEqualTo(plan.expectedEndState());
    for (PlannedCall call : plan.calls()) {
      JsonNode arguments = PlanBindings.arguments(call, run.results()).orElseThrow();
      assertThat(validator.accepts(lab.spec(plan, call.tool()).inputSchema(), arguments)).isTrue();
    }
    for (Phase phase : plan.phases()) {
      for (Fact fact : phase.facts()) {
        assertThat(run.results().get(fact.call()).at(fact.path()).asText())
            .satisfiesAnyOf(
                text -> assertThat(text).isEqualTo(fact.text()),
                text -> assertThat(Double.parseDouble(text)).isEqualTo(number(fact.text())));
      }
    }
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  /** What is said stands in the requests so far, and what is taken from a list is pointed at. */
  private void checkRequests() {
    StringBuilder asked = new StringBuilder();
    for (Phase phase : plan.phases()) {
      assertThat(phase.request()).isNotBlank().doesNotContain("%s").doesNotContain("  ");
      asked.append(phase.request()).append('\n');
      for (PlannedStep step : phase.steps()) {
        for (PlannedCall call : step.calls()) {
          call.arguments()
              .forEach(
                  (parameter, source) -> {
                    if (!isAskedFor(call.id(), parameter)) {
                      checkSource(source, asked.toString());
                    }
                  });
        }
      }
    }
  }

  /** What is ambiguous is not pointed at, and what is put right is not said in the request. */
  private boolean isAskedFor(String call, String parameter) {
    return plan.perturbations(AmbiguousReference.class)
            .anyMatch(p -> p.call().equals(call) && p.parameter().equals(parameter))
        || plan.perturbations(PermanentFailure.class).anyMatch(p -> p.call().equals(call));
  }

  private static void checkSource(ValueSource source, String asked) {
    if (source instanceof Said said) {
      identifiers(said.said())
          .forEach(leaf -> assertThat(Evidence.mentions(asked, leaf)).as(leaf).isTrue());
    } else if (source instanceof Known known) {
      identifiers(known.known())
          .forEach(leaf -> assertThat(Evidence.mentions(asked, leaf)).as(leaf).isFalse());
    } else if (source instanceof FromResult from) {
      String position = ResultLabels.position(from.path());
      String pointer =
          position.isEmpty() ? "\\b(that|those|the \\w+)\\b" : "\\b(the|each of the) " + position;
      String eachOne = "\\beach of the first ";
      assertThat(asked).containsPattern(pointer + "|" + eachOne);
    }
  }

  private static List<String> identifiers(JsonNode value) {
    return Json.leaves(value).stream()
        .filter(Identifiers::isIdentifierLike)
        .map(JsonNode::asText)
        .toList();
  }

  private void checkDisclosures() {
    Map<String, PlannedCall> calls =
        plan.calls().stream().collect(Collectors.toMap(PlannedCall::id, call -> call));
    List<Disclosure> told =
        plan.phases().stream().flatMap(phase -> phase.disclosures().stream()).toList();
    assertThat(told)
        .extracting(disclosure -> disclosure.call() + " " + disclosure.parameter())
        .containsExactlyInAnyOrderElementsOf(
            plan.perturbations().stream().flatMap(BlueprintChecks::told).toList());
    for (Disclosure disclosure : told) {
      assertThat(disclosure.question()).endsWith("?");
      if (calls.get(disclosure.call()).arguments().get(disclosure.parameter())
          instanceof Known known) {
        Json.leaves(known.known())
            .forEach(leaf -> assertThat(disclosure.reply()).containsPattern(spoken(leaf)));
      }
    }
  }

  private static Stream<String> told(Perturbation perturbation) {
    if (perturbation instanceof MissingParameter missing) {
      return Stream.of(missing.call() + " " + missing.parameter());
    }
    if (perturbation instanceof AmbiguousReference vague) {
      return Stream.of(vague.call() + " " + vague.parameter());
    }
    return perturbation instanceof NotFound wrong
        ? Stream.of(wrong.again() + " " + wrong.parameter())
        : Stream.of();
  }

  private static String spoken(JsonNode leaf) {
    return leaf.isBoolean()
        ? (leaf.booleanValue() ? "\\b(on|true)\\b" : "\\b(off|false)\\b")
        : Pattern.quote(leaf.asText());
  }

  /** The policy stands there if and only if every call that changes something is confirmed. */
  private void checkConfirmations() {
    List<String> confirmed =
        plan.perturbations(NeedsConfirmation.class).map(NeedsConfirmation::call).toList();
    boolean policy = plan.policies().contains(Confirmations.POLICY);
    assertThat(policy).isEqualTo(!confirmed.isEmpty());
    if (policy) {
      assertThat(confirmed).containsExactlyElementsOf(changing());
    }
  }

  private List<String> changing() {
    Set<String> made = DryRun.of(plan, lab.environments(), lab.specs(plan)).results().keySet();
    EnvironmentRequest request = new EnvironmentRequest(lab.specs(plan), plan.environmentSeed());
    try (ToolEnvironment environment = lab.environments().open(request)) {
      return plan.calls().stream()
          .filter(call -> made.contains(call.id()))
          .filter(call -> !environment.effect(plan.tools().get(call.tool())).readsOnly())
          .map(PlannedCall::id)
          .toList();
    }
  }
}
