package io.tdscaling.core.environment.inferred;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.semantics.RealTools;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every service of the real catalogs: nothing throws, replays are equal, few tools are left out.
 */
class RealToolsTest {
  private static final int TOOLS_A_SERVICE = 12;
  private static final long SEED = 20_260_518;

  private final InferredEnvironments factory = RealServices.shared().factory();

  @Test
  void call_realTools_neverThrowsAndReplays() throws IOException {
    SeededRandom random = new SeededRandom(SEED);
    int calls = 0;
    int errors = 0;
    for (List<ToolSpec> service : RealServices.shared().all()) {
      List<ToolSpec> offered =
          random.shuffled(service).subList(0, Math.min(TOOLS_A_SERVICE, service.size()));
      EnvironmentRequest request = new EnvironmentRequest(offered, SEED);
      ToolEnvironment first = factory.open(request);
      ToolEnvironment replay = factory.open(request);
      for (ToolSpec tool : offered) {
        Optional<ObjectNode> arguments = RealServices.arguments(first, tool, random);
        if (arguments.isPresent()) {
          ToolResult result = first.call(tool.ref(), arguments.get());
          assertThat(replay.call(tool.ref(), arguments.get()))
              .as("seed %d, %s %s", SEED, tool.ref(), arguments.get())
              .isEqualTo(result);
          assertConforms(tool, result);
          calls++;
          errors += result.error() ? 1 : 0;
        }
      }
      assertThat(replay.stateDigest()).isEqualTo(first.stateDigest());
    }
    assertThat(calls).isGreaterThan(2_000);
    assertThat(errors / (double) calls).as("share of calls that fail").isLessThan(0.05);
  }

  @Test
  void unsupported_realTools_areFew() throws IOException {
    List<ToolSpec> usable =
        RealTools.all().stream()
            .filter(tool -> Tools.VALIDATOR.defect(tool.inputSchema()).isEmpty())
            .toList();
    long left = usable.stream().filter(tool -> factory.unsupported(tool).isPresent()).count();

    assertThat(left / (double) usable.size()).isBetween(0.01, 0.12);
  }

  private static void assertConforms(ToolSpec tool, ToolResult result) {
    JsonNode schema = tool.outputSchema();
    if (schema != null && !result.error()) {
      assertThat(Tools.VALIDATOR.validate(schema, result.content())).as("%s", tool.ref()).isEmpty();
    }
  }
}
