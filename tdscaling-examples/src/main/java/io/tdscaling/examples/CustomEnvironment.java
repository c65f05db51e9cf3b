package io.tdscaling.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.core.ExportVerification;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.examples.console.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Executes the tools of a service in code of one's own. */
public final class CustomEnvironment {
  private CustomEnvironment() {}

  /**
   * Runs the example.
   *
   * @param args the output directory; {@code custom-environment} where it is not given
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path directory = Path.of(args.length > 0 ? args[0] : "custom-environment");
    Terminal.output().printf("%d accepted%n", synthesize(directory).accepted());
    Terminal.output().printf("verified again: %s%n", verify(directory).passed());
  }

  // README: own environment
  static final class Almanac implements ToolEnvironment {
    private static final List<String> SKIES = List.of("sunny", "cloudy", "rainy", "snowy");

    private final long seed;

    Almanac(EnvironmentRequest request) {
      seed = request.seed();
    }

    @Override
    public ToolResult call(ToolRef tool, JsonNode arguments) {
      String city = arguments.path("city").asText();
      if (city.isBlank()) {
        return ToolResult.error("invalid_arguments", "city must not be blank");
      }
      String sky = SKIES.get(Math.floorMod(31L * city.hashCode() + seed, SKIES.size()));
      return ToolResult.ok(JsonNodeFactory.instance.objectNode().put("city", city).put("sky", sky));
    }

    @Override
    public EffectClass effect(ToolRef tool) {
      return EffectClass.READ;
    }

    @Override
    public String stateDigest() {
      return "almanac"; // No call changes anything.
    }
  }

  static SynthesisSummary synthesize(Path directory) throws IOException, InterruptedException {
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder()
            .budget(Budget.ofAccepted(10))
            .tools(ToolSource.of(CustomTools.weather()))
            .environment("weather", Almanac::new)
            .outputDirectory(directory)
            .build()) {
      return synthesizer.run();
    }
  }

  static ExportVerification verify(Path directory) throws IOException, InterruptedException {
    return ExportVerification.of(directory, Map.of("weather", Almanac::new));
  }
  // README: end
}
