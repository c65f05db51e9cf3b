package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The example of {@code docs/declared-services.md}, to be changed by tests. */
final class Cinema {
  private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  private final ObjectNode declaration;

  private Cinema(ObjectNode declaration) {
    this.declaration = declaration;
  }

  static Cinema documented() {
    try {
      Matcher block = BLOCK.matcher(Files.readString(page()));
      if (!block.find()) {
        throw new AssertionError("the page has no example");
      }
      return new Cinema((ObjectNode) Json.parse(block.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path page() {
    Path inRoot = Path.of("docs", "declared-services.md");
    return Files.exists(inRoot) ? inRoot : Path.of("..").resolve(inRoot);
  }

  /** Sets the member at a pointer; single quotes stand for double ones. */
  Cinema with(String pointer, String json) {
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode parent = declaration.at(at.head());
    ((ObjectNode) parent).set(at.last().getMatchingProperty(), json(json));
    return this;
  }

  Cinema without(String pointer) {
    JsonPointer at = JsonPointer.compile(pointer);
    ((ObjectNode) declaration.at(at.head())).remove(at.last().getMatchingProperty());
    return this;
  }

  static JsonNode json(String text) {
    try {
      return Json.parse(text.replace('\'', '"').replace('`', '\''));
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  ServiceSpec parse() {
    return DeclaredServices.parse(declaration, "cinema.json");
  }

  ToolEnvironment open(long seed) {
    ServiceSpec spec = parse();
    return DeclaredEnvironments.of(List.of(spec)).open(new EnvironmentRequest(spec.tools(), seed));
  }

  static ToolRef tool(String name) {
    return new ToolRef("cinema", name);
  }

  static ToolResult call(ToolEnvironment environment, String tool, String arguments) {
    return environment.call(tool(tool), json(arguments));
  }
}
