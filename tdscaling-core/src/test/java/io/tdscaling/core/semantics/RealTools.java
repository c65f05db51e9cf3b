package io.tdscaling.core.semantics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The tools of real servers, where this machine has them. */
public final class RealTools {
  private RealTools() {}

  /** Returns all tools, or skips the test where there are none. */
  public static List<ToolSpec> all() throws IOException {
    Path data = Path.of(System.getProperty("tdscaling.shared", "none"), "data");
    assumeTrue(Files.isDirectory(data), "no real data: tdscaling.shared is not set");
    List<ToolSpec> tools = new ArrayList<>();
    for (String file : List.of("mcp-servers.jsonl.gz", "mcp-live.jsonl.gz")) {
      read(data.resolve(file), tools);
    }
    return tools;
  }

  private static void read(Path file, List<ToolSpec> into) throws IOException {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode server = Json.parse(line);
        for (JsonNode tool : server.path("tools")) {
          tool(server.path("id").asText(), tool).ifPresent(into::add);
        }
      }
    }
  }

  private static Optional<ToolSpec> tool(String service, JsonNode tool) {
    String name = tool.path("name").asText();
    JsonNode input = tool.path("inputSchema");
    if (name.isBlank() || !input.isObject()) {
      return Optional.empty();
    }
    JsonNode hints = tool.path("annotations");
    return Optional.of(
        new ToolSpec(
            new ToolRef(service, name),
            tool.path("description").asText(""),
            input,
            tool.path("outputSchema").isObject() ? tool.path("outputSchema") : null,
            new ToolAnnotations(
                hint(hints, "readOnlyHint"),
                hint(hints, "destructiveHint"),
                hint(hints, "idempotentHint"),
                hint(hints, "openWorldHint"))));
  }

  @SuppressWarnings("NullAway") // a hint that is not given is null, which is not false
  private static @Nullable Boolean hint(JsonNode hints, String name) {
    return hints.path(name).isBoolean() ? hints.path(name).booleanValue() : null;
  }
}
