package io.tdscaling.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.tool.Usability;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ToolScreeningTest {
  private static final String GOOD =
      "{\"type\":\"object\",\"properties\":{\"q\":{\"type\":\"string\"}},\"required\":[\"q\"]}";

  private final SchemaValidator validator = new SchemaValidator();
  private final ToolScreening screening =
      new ToolScreening(validator, new ValueGenerator(validator));

  /** Executes everything but tools called {@code remote}. */
  private static final class Local implements EnvironmentFactory {
    @Override
    public ToolEnvironment open(EnvironmentRequest request) {
      throw new UnsupportedOperationException("screening opens no environment");
    }

    @Override
    public Optional<String> unsupported(ToolSpec tool) {
      return tool.ref().name().equals("remote") ? Optional.of("it is remote") : Optional.empty();
    }
  }

  @Test
  void screen_usableTool_isUsable() throws IOException {
    assertThat(screen(tool("find", GOOD, null)))
        .isEqualTo(new ScreenedTool(new ToolRef("s", "find"), Usability.USABLE, ""));
  }

  @Test
  void screen_cyclicReference_isInvalid() throws IOException {
    ScreenedTool cyclic =
        screen(
            tool(
                "find",
                "{\"properties\":{\"a\":{\"$ref\":\"#/$defs/x\"}},\"$defs\":{\"x\":{\"$ref\":\"#/$defs/x\"}}}",
                null));
    assertThat(cyclic.usability()).isEqualTo(Usability.SCHEMA_INVALID);
    assertThat(cyclic.reason()).startsWith("inputSchema: ").contains("#/$defs/x");
  }

  @Test
  void screen_invalidOutputSchema_isInvalid() throws IOException {
    ScreenedTool invalid = screen(tool("find", GOOD, "{\"type\":\"objekt\"}"));
    assertThat(invalid.usability()).isEqualTo(Usability.SCHEMA_INVALID);
    assertThat(invalid.reason()).startsWith("outputSchema: not a valid JSON Schema: ");
  }

  @Test
  void screen_fiveMegabyteSchema_isTooLarge() throws IOException {
    ScreenedTool large =
        screen(tool("find", "{\"description\":\"" + "x".repeat(5 << 20) + "\"}", null));
    assertThat(large.usability()).isEqualTo(Usability.SCHEMA_TOO_LARGE);
    assertThat(large.reason()).isEqualTo("inputSchema: the schema is larger than 1048576 bytes");
  }

  @Test
  void screen_lostSchema_isLost() throws IOException {
    ScreenedTool lost = screen(tool("create_ticket", "{\"type\":\"object\"}", null));
    assertThat(lost.usability()).isEqualTo(Usability.SCHEMA_LOST);
    assertThat(lost.reason()).isEqualTo("\"create\" needs to be told what");
  }

  @Test
  void screen_nothingFits_hasNoArguments() throws IOException {
    ScreenedTool closed =
        screen(tool("find", "{\"properties\":{\"a\":false},\"required\":[\"a\"]}", null));
    assertThat(closed.usability()).isEqualTo(Usability.NO_VALID_ARGUMENTS);
    assertThat(closed.reason())
        .isEqualTo("no arguments were found that fit the input schema, in 4 tries");
  }

  @Test
  void screen_environmentRefuses_isNotExecutable() throws IOException {
    ScreenedTool remote = screen(tool("remote", GOOD, null));
    assertThat(remote.usability()).isEqualTo(Usability.NOT_EXECUTABLE);
    assertThat(remote.reason()).isEqualTo("it is remote");
  }

  @Test
  void screen_catalog_countsAndKeepsWhatIsUsable() throws IOException {
    ServiceSpec mixed = service("s", tool("find", GOOD, null), tool("remote", GOOD, null));
    ServiceSpec useless =
        service(
            "u",
            new ToolSpec(
                new ToolRef("u", "remote"), "", Json.parse(GOOD), null, ToolAnnotations.NONE));
    ScreeningReport report = screening.screen(ToolCatalog.of(List.of(mixed, useless)), new Local());
    assertThat(report.usable().services()).extracting(ServiceSpec::id).containsExactly("s");
    assertThat(report.usable().size()).isEqualTo(1);
    assertThat(report.unusable())
        .extracting(t -> t.tool().toString())
        .containsExactly("s/remote", "u/remote");
    assertThat(report.counts())
        .hasSize(Usability.values().length)
        .containsEntry(Usability.USABLE, 1)
        .containsEntry(Usability.NOT_EXECUTABLE, 2)
        .containsEntry(Usability.SCHEMA_LOST, 0);
  }

  @Test
  void screen_realCatalogs_keepsNearlyAllTools() throws IOException {
    ToolCatalog catalog = RealCatalogs.load();
    ScreeningReport report = screening.screen(catalog, new Local());
    assertThat(report.tools()).hasSize(catalog.size());
    assertThat(report.counts().get(Usability.SCHEMA_LOST)).isBetween(100, 160);
    assertThat(report.usable().size())
        .as("%s; %s", report.counts(), report.unusable())
        .isGreaterThan(catalog.size() * 95 / 100);
  }

  private ScreenedTool screen(ToolSpec tool) {
    ScreeningReport report =
        screening.screen(ToolCatalog.of(List.of(service("s", tool))), new Local());
    return report.tools().get(0);
  }

  private static ServiceSpec service(String id, ToolSpec... tools) {
    return new ServiceSpec(id, id, "", List.of(), List.of(tools), null);
  }

  private static ToolSpec tool(String name, String input, @Nullable String output)
      throws IOException {
    JsonNode outputSchema = output == null ? null : Json.parse(output);
    return new ToolSpec(
        new ToolRef("s", name), "", Json.parse(input), outputSchema, ToolAnnotations.NONE);
  }
}
