package io.tdscaling.api.code;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.internal.Checks;

/**
 * A call of a code tool that is known to the last letter.
 *
 * @param tool name of the tool
 * @param arguments its arguments, a JSON object; copied, not to be modified
 */
public record CodeCall(String tool, JsonNode arguments) {
  /** Copies the arguments and checks that they are an object. */
  public CodeCall {
    Checks.notBlank(tool, "tool");
    if (!arguments.isObject()) {
      throw new IllegalArgumentException(
          "arguments of " + tool + " must be a JSON object, got " + arguments.getNodeType());
    }
    arguments = arguments.deepCopy();
  }
}
