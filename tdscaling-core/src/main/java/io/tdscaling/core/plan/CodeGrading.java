package io.tdscaling.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.CodeWork;
import io.tdscaling.api.code.CodeCall;
import io.tdscaling.api.code.CodeCheck;
import io.tdscaling.api.code.CodeCheck.Found;
import io.tdscaling.api.code.CodeCheck.Graded;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Says whether what a plan checks of its programming holds. */
public final class CodeGrading {
  private static final int LONGEST = 300;

  private CodeGrading() {}

  /**
   * Returns the first thing that does not hold, or empty where all does. The environment is
   * restarted for each check that makes calls and is not what it was afterwards.
   *
   * @param results the results of a tool's calls in the conversation, by the tool's own name
   */
  public static Optional<String> problem(
      CodeWork code, ToolEnvironment environment, Function<String, List<JsonNode>> results) {
    for (CodeCheck check : code.checks()) {
      Optional<String> problem =
          check instanceof Graded graded
              ? graded(code, graded, environment)
              : found((Found) check, results);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  /** Returns whether a plan's checks that make calls hold before anything was done. */
  public static boolean isDoneAlready(
      Blueprint blueprint, EnvironmentFactory factory, List<ToolSpec> tools) {
    CodeWork code = blueprint.code();
    if (code == null || code.checks().stream().noneMatch(Graded.class::isInstance)) {
      return false;
    }
    try (ToolEnvironment environment = PlanEnvironments.open(factory, blueprint, tools)) {
      return code.checks().stream()
          .filter(Graded.class::isInstance)
          .allMatch(check -> graded(code, (Graded) check, environment).isEmpty());
    }
  }

  private static Optional<String> graded(CodeWork code, Graded check, ToolEnvironment environment) {
    environment.restart();
    JsonNode last = Json.object();
    for (CodeCall call : check.calls()) {
      ToolResult result =
          environment.call(new ToolRef(code.service(), call.tool()), call.arguments());
      last = result.content();
      if (result.error()) {
        return Optional.of("%s, called to check, failed: %s".formatted(call.tool(), shown(last)));
      }
    }
    JsonNode actual = last.at(check.path());
    return SameRows.isSame(check.value(), actual)
        ? Optional.empty()
        : Optional.of(
            "a check comes to %s at %s and not to %s: %s"
                .formatted(shown(actual), check.path(), shown(check.value()), shown(last)));
  }

  private static Optional<String> found(
      Found check, Function<String, List<JsonNode>> resultsOfTool) {
    List<JsonNode> results = resultsOfTool.apply(check.tool());
    boolean found =
        results.stream()
            .anyMatch(
                result -> SameRows.are(check.value(), result.at(check.path()), check.ordered()));
    return found
        ? Optional.empty()
        : Optional.of(
            "none of %d calls of %s comes to %s at %s"
                .formatted(results.size(), check.tool(), shown(check.value()), check.path()));
  }

  private static String shown(JsonNode value) {
    return Excerpt.of(value.toString(), LONGEST);
  }
}
