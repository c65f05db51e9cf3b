package io.tdscaling.api.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * What a tool answered.
 *
 * @param content the answer; copied, not to be modified
 * @param error whether the call failed
 */
public record ToolResult(JsonNode content, boolean error) {
  /** Copies the content. */
  public ToolResult {
    content = content.deepCopy();
  }

  /** Returns a successful answer. */
  public static ToolResult ok(JsonNode content) {
    return new ToolResult(content, false);
  }

  /**
   * Returns a failure of the form {@code {"error":{"code":…,"message":…}}}.
   *
   * @param code short snake_case code, such as {@code not_found}
   * @param message one sentence for the model
   */
  public static ToolResult error(String code, String message) {
    var content = JsonNodeFactory.instance.objectNode();
    content.putObject("error").put("code", code).put("message", message);
    return new ToolResult(content, true);
  }
}
