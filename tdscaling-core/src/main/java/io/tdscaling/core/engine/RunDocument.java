package io.tdscaling.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.core.catalog.ScreenedTool;
import io.tdscaling.core.catalog.ServiceJson;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes what a run's files say besides its attempts. All of it but the run info is deterministic.
 */
final class RunDocument {
  /** Version of the files' form. */
  static final int FORMAT = 1;

  /** The members of {@code run.json} that are no metrics. */
  static final Set<String> OWN_MEMBERS =
      Set.of(
          "versions",
          "stopReason",
          "configuration",
          "seed",
          "attempts",
          "accepted",
          "rejected",
          "rejectedByRule",
          "rejectedByParty",
          "plans",
          "evolution",
          "coverage",
          "tokens",
          "models",
          "catalog");

  private RunDocument() {}

  static ObjectNode run(
      RunSettings settings, Workspace workspace, RunStatistics numbers, StopReason stopReason) {
    ObjectNode run = Json.object();
    run.putObject("versions").put("tdscaling", LibraryVersion.get()).put("format", FORMAT);
    run.put("stopReason", stopReason.label());
    ObjectNode configuration = configuration(settings);
    workspace.code().ifPresent(code -> configuration.set("code", code(code)));
    run.set("configuration", configuration);
    run.put("seed", settings.seed());
    run.put("attempts", numbers.attempts());
    run.put("accepted", numbers.accepted());
    run.put("rejected", numbers.attempts() - numbers.accepted());
    run.set("rejectedByRule", Json.tree(numbers.rejectedByRule()));
    run.set("rejectedByParty", Json.tree(numbers.rejectedByParty()));
    run.set("plans", numbers.plans());
    run.set("evolution", numbers.evolution());
    numbers.metrics().forEach(run::set);
    run.set("coverage", numbers.coverage());
    run.set("tokens", Json.tree(numbers.usage()));
    numbers.models().ifPresent(models -> run.set("models", models));
    run.set("catalog", catalogCounts(workspace));
    return run;
  }

  private static ObjectNode configuration(RunSettings settings) {
    Budget budget = settings.budget();
    ObjectNode configuration =
        Json.object()
            .put("accepted", budget.accepted())
            .put("maxAttempts", budget.maxAttempts())
            .put("window", settings.window())
            .put("policy", settings.policyName())
            .put("reasoning", settings.reasoning())
            .put("nearDuplicateThreshold", settings.nearDuplicateThreshold());
    budget.duration().ifPresent(cap -> configuration.put("maxDuration", cap.toString()));
    return configuration;
  }

  private static ObjectNode code(CodeBench code) {
    return Json.object()
        .put("tool", code.name())
        .put("service", code.service().id())
        .put("share", code.turns().share());
  }

  private static ObjectNode catalogCounts(Workspace workspace) {
    ObjectNode counts =
        Json.object()
            .put("services", workspace.all().services().size())
            .put("tools", workspace.all().size())
            .put("clusters", workspace.clusters().size())
            .put("problems", workspace.problems().size());
    ObjectNode byUsability = counts.putObject("byUsability");
    workspace
        .screening()
        .counts()
        .forEach((usability, count) -> byUsability.put(label(usability.name()), count));
    ObjectNode unusable = counts.putObject("unusable");
    for (ScreenedTool tool : workspace.screening().unusable()) {
      unusable.put(tool.tool().toString(), label(tool.usability().name()) + ": " + tool.reason());
    }
    return counts;
  }

  private static String label(String constant) {
    return constant.toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the services with the tools that were offered; a declared one whole, for it is one
   * piece.
   */
  static List<JsonNode> catalog(Workspace workspace, Set<ToolRef> offered) {
    List<JsonNode> services = new ArrayList<>();
    for (ServiceSpec service : workspace.all().services()) {
      ServiceSpec used =
          service.withTools(
              service.tools().stream().filter(tool -> offered.contains(tool.ref())).toList());
      if (!used.tools().isEmpty()) {
        services.add(ServiceJson.write(service.declaration() == null ? used : service));
      }
    }
    return services;
  }
}
