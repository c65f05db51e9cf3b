package io.tdscaling.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schemas of two catalogs of real servers. */
class RealSchemasTest {
  /** Every so many tools are tried: neighbours are of one server and much alike. */
  private static final int STRIDE = 4;

  private static final long SEED = 20_250_301L;

  private final SchemaValidator validator = new SchemaValidator();
  private final ValueGenerator generator = new ValueGenerator(validator);
  private final List<ToolSpec> tools = new ArrayList<>();
  private final List<JsonNode> outputSchemas = new ArrayList<>();

  @BeforeEach
  void readCatalogs() throws IOException {
    Path data = Path.of(System.getProperty("tdscaling.shared", "no-such-directory"), "data");
    assumeTrue(Files.isDirectory(data), "needs the real catalogs, -Dtdscaling.shared=...");
    for (String file : List.of("mcp-servers.jsonl.gz", "mcp-live.jsonl.gz")) {
      read(data.resolve(file));
    }
  }

  @Test
  void defect_realSchemas_isRareAndExplained() {
    List<SchemaDefect> defects = new ArrayList<>();
    tools.forEach(tool -> validator.defect(tool.inputSchema()).ifPresent(defects::add));
    outputSchemas.forEach(schema -> validator.defect(schema).ifPresent(defects::add));
    assertThat(defects).hasSizeLessThan(20);
    assertThat(defects)
        .allSatisfy(
            defect -> assertThat(defect.message()).startsWith("not a valid JSON Schema: /"));
  }

  @Test
  void arguments_realTools_fitForAlmostAll() {
    List<String> failed = new ArrayList<>();
    int usable = 0;
    for (int i = 0; i < tools.size(); i += STRIDE) {
      ToolSpec tool = tools.get(i);
      if (validator.defect(tool.inputSchema()).isPresent()) {
        continue;
      }
      usable++;
      Optional<ObjectNode> made =
          generator.arguments(tool, someOptional(tool, i), SeededRandom.of(SEED, i, "test"));
      if (made.isEmpty()) {
        failed.add(tool.ref().toString());
      } else {
        assertThat(validator.validate(tool.inputSchema(), made.get())).isEmpty();
      }
    }
    assertThat(failed).as("seed %d", SEED).hasSizeLessThan(usable / 200);
  }

  private static Set<String> someOptional(ToolSpec tool, int index) {
    SeededRandom random = SeededRandom.of(SEED, index, "optional");
    Set<String> names = new TreeSet<>();
    tool.inputSchema()
        .path("properties")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (random.chance(0.3)) {
                names.add(name);
              }
            });
    return names;
  }

  private void read(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        for (JsonNode tool : Json.parse(line).path("tools")) {
          tools.add(SchemaFixtures.tool(tool.path("name").asText(), tool.path("inputSchema")));
          if (tool.path("outputSchema").isObject()) {
            outputSchemas.add(tool.path("outputSchema"));
          }
        }
      }
    }
  }
}
