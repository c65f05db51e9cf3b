package io.tdscaling.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisEvent;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.examples.console.Terminal;
import io.tdscaling.examples.console.TrajectoryView;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Plans every trajectory by hand: somebody wants to know whether to take an umbrella. */
public final class CustomBlueprint {
  private static final List<String> CITIES = List.of("Bern", "Lima", "Oslo", "Rome");

  private CustomBlueprint() {}

  /** Runs the example. */
  public static void main(String[] args) throws IOException, InterruptedException {
    synthesize(Terminal.output());
  }

  // README: own blueprint
  static BlueprintOutcome plan(BlueprintRequest request) {
    ToolRef forecast = new ToolRef("weather", "get_forecast");
    String city = CITIES.get((int) (request.index() % CITIES.size()));
    long seed = request.seed() >>> 11;
    var world = new EnvironmentRequest(request.cluster().tools(), seed);
    try (ToolEnvironment environment = request.environments().open(world)) {
      JsonNode arguments = JsonNodeFactory.instance.objectNode().put("city", city);
      JsonNode result = environment.call(forecast, arguments).content();
      String conditions = result.path("conditions").asText();
      ValueSource said = new ValueSource.Said(TextNode.valueOf(city));
      PlannedCall call = new PlannedCall("c1", "get_forecast", Map.of("city", said));
      Phase phase =
          new Phase(
              "Do I need an umbrella in " + city + " tomorrow?",
              List.of(), // What the user tells only when asked.
              List.of(new PlannedStep(List.of(call))),
              List.of(new Fact("c1", "/conditions", conditions)), // Must be in the answer.
              DialogueAct.ANSWER);
      return new BlueprintOutcome.Planned(
          new Blueprint(
              "umbrella-" + request.index(),
              request.cluster().id(),
              "Know whether to take an umbrella.",
              new Persona("Ada", "short and friendly"),
              ReasoningMode.SEQUENTIAL,
              seed,
              Map.of("get_forecast", forecast),
              List.of(), // Policies.
              List.of(phase),
              List.of(), // Perturbations.
              environment.stateDigest()));
    }
  }

  // README: end

  static long synthesize(PrintWriter out) throws IOException, InterruptedException {
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder()
            .budget(Budget.ofAccepted(CITIES.size()))
            .tools(ToolSource.of(CustomTools.weather()))
            .blueprinter(CustomBlueprint::plan)
            .listener(event -> show(event, out))
            .build()) {
      return synthesizer.run().accepted();
    }
  }

  private static void show(SynthesisEvent event, PrintWriter out) {
    if (event instanceof SynthesisEvent.Accepted accepted) {
      accepted.attempt().trajectory().ifPresent(t -> TrajectoryView.print(t, out));
    } else if (event instanceof SynthesisEvent.Rejected rejected) {
      out.println("rejected: " + rejected.why());
    }
  }
}
