package io.tdscaling.api.chat;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A call inside an assistant message. It comes from a model and is untrusted: the name may be of no
 * tool and the arguments may be anything.
 *
 * @param id id that the answer refers to
 * @param name the offered tool name
 * @param arguments the arguments, normally a JSON object; a text node holds arguments that were not
 *     JSON
 */
public record ToolCall(String id, String name, JsonNode arguments) {
  /** Copies the arguments. */
  public ToolCall {
    arguments = arguments.deepCopy();
  }
}
