package io.tdscaling.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.code.CodeTool;
import io.tdscaling.api.tool.ToolResult;

/** Makes calls on a workspace the way a test reads best. */
final class Calls {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Calls() {}

  /** Reads JSON written with single quotes. */
  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Returns an object of names and string values, in turn. */
  static ObjectNode strings(String... namesAndValues) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      arguments.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return arguments;
  }

  /** Calls a tool; file tools run nothing that could be interrupted. */
  static ToolResult call(CodeTool workspace, String tool, JsonNode arguments) {
    try {
      return workspace.call(tool, arguments);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  static ToolResult write(CodeTool workspace, String path, String content) {
    return call(workspace, "write_file", strings("path", path, "content", content));
  }

  static ToolResult read(CodeTool workspace, String path) {
    return call(workspace, "read_file", strings("path", path));
  }

  static ToolResult edit(CodeTool workspace, String path, String oldText, String newText) {
    return call(
        workspace, "edit_file", strings("path", path, "old_text", oldText, "new_text", newText));
  }

  static ToolResult list(CodeTool workspace, String directory, boolean recursive) {
    return call(
        workspace, "list_files", strings("directory", directory).put("recursive", recursive));
  }

  static void assertOk(ToolResult result, String expected) {
    assertThat(result.content()).isEqualTo(json(expected));
    assertThat(result.error()).isFalse();
  }

  static void assertRefused(ToolResult result, String code, String message) {
    assertThat(result.error()).as("%s", result.content()).isTrue();
    assertThat(result.content().at("/error/code").textValue()).isEqualTo(code);
    assertThat(result.content().at("/error/message").textValue()).isEqualTo(message);
  }
}
