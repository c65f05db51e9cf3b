package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.LlmRequest.ToolChoice;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.core.json.Json;
import java.util.List;

/**
 * The schema of {@code {"reply": …}} or {@code {"calls": [{"name": …, "arguments": …}]}}. A schema
 * that refers to its own parts would lose them inside another one; what such a tool is called with
 * is any object.
 */
final class EnvelopeSchema {
  static final String REPLY = "reply";
  static final String CALLS = "calls";
  static final String NAME = "name";
  static final String ARGUMENTS = "arguments";

  private static final List<String> REFERRING =
      List.of("$ref", "$dynamicRef", "$recursiveRef", "$id", "id", "$anchor", "$dynamicAnchor");

  private EnvelopeSchema() {}

  static ObjectNode of(LlmRequest request) {
    ObjectNode reply = member(REPLY, reply(request));
    ObjectNode calls = member(CALLS, calls(request.tools()));
    if (request.toolChoice() == ToolChoice.AUTO) {
      ObjectNode either = Json.object();
      either.putArray("anyOf").add(reply).add(calls);
      return either;
    }
    return request.toolChoice() == ToolChoice.REQUIRED ? calls : reply;
  }

  private static JsonNode reply(LlmRequest request) {
    JsonNode text = Json.object().put("type", "string");
    return request.schema().map(EnvelopeSchema::embedded).orElse(text);
  }

  private static ObjectNode calls(List<OfferedTool> tools) {
    ArrayNode kinds = Json.array();
    for (OfferedTool tool : tools) {
      ObjectNode call = object(List.of(NAME, ARGUMENTS));
      ObjectNode properties = call.putObject("properties");
      properties.putObject(NAME).putArray("enum").add(tool.name());
      properties.set(ARGUMENTS, arguments(tool));
      kinds.add(call);
    }
    ObjectNode calls = Json.object().put("type", "array").put("minItems", 1);
    calls.putObject("items").set("anyOf", kinds);
    return calls;
  }

  private static JsonNode arguments(OfferedTool tool) {
    JsonNode schema = embedded(tool.spec().inputSchema());
    return schema.isEmpty() ? Json.object().put("type", "object") : schema;
  }

  private static ObjectNode member(String name, JsonNode schema) {
    ObjectNode object = object(List.of(name));
    object.putObject("properties").set(name, schema);
    return object;
  }

  private static ObjectNode object(List<String> required) {
    ObjectNode object = Json.object().put("type", "object").put("additionalProperties", false);
    ArrayNode names = object.putArray("required");
    required.forEach(names::add);
    return object;
  }

  /** Returns a schema as it can stand inside another, an empty one where it cannot. */
  private static JsonNode embedded(JsonNode schema) {
    if (!schema.isObject() || REFERRING.stream().anyMatch(word -> refers(schema, word))) {
      return Json.object();
    }
    if (!schema.has("$schema")) {
      return schema;
    }
    ObjectNode rest = Json.object();
    schema
        .properties()
        .forEach(
            member -> {
              if (!member.getKey().equals("$schema")) {
                rest.set(member.getKey(), member.getValue());
              }
            });
    return rest;
  }

  /** Properties may have such names too, so that only texts count. */
  private static boolean refers(JsonNode schema, String word) {
    return schema.findValues(word).stream().anyMatch(JsonNode::isTextual);
  }
}
