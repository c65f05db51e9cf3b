package io.tdscaling.study.learner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.Provenance;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** Builds trajectories message by message. JSON is written with single quotes. */
final class Talks {
  private final List<OfferedTool> tools = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private int calls;

  Talks tool(String name, String description, String... required) {
    StringBuilder schema = new StringBuilder("{'type':'object','properties':{");
    for (int i = 0; i < required.length; i++) {
      schema.append(i == 0 ? "" : ",").append("'" + required[i] + "':{'type':'string'}");
    }
    schema.append("},'required':[");
    for (int i = 0; i < required.length; i++) {
      schema.append(i == 0 ? "" : ",").append("'" + required[i] + "'");
    }
    return tool(name, description, json(schema + "]}"));
  }

  private Talks tool(String name, String description, JsonNode schema) {
    ToolRef ref = new ToolRef("service", name);
    tools.add(
        new OfferedTool(name, new ToolSpec(ref, description, schema, null, ToolAnnotations.NONE)));
    return this;
  }

  Talks system(String text) {
    messages.add(new Message.SystemMessage(text));
    return this;
  }

  Talks user(String text) {
    messages.add(new Message.UserMessage(text));
    return this;
  }

  Talks says(String text) {
    messages.add(Message.AssistantMessage.saying(text));
    return this;
  }

  Talks call(String tool, String arguments, String result) {
    String id = "c" + calls++;
    messages.add(
        new Message.AssistantMessage("", List.of(new ToolCall(id, tool, json(arguments)))));
    messages.add(new Message.ToolMessage(id, tool, result.replace('\'', '"')));
    return this;
  }

  /** Adds a step of two calls of one tool, answered one after the other. */
  Talks twoCalls(String tool, String first, String second) {
    ToolCall one = new ToolCall("p1", tool, json(first));
    ToolCall other = new ToolCall("p2", tool, json(second));
    messages.add(new Message.AssistantMessage("", List.of(one, other)));
    messages.add(new Message.ToolMessage("p1", tool, "{}"));
    messages.add(new Message.ToolMessage("p2", tool, "{}"));
    return this;
  }

  Talks reversedTools() {
    Collections.reverse(tools);
    return this;
  }

  Trajectory build() {
    return new Trajectory(
        "t",
        tools,
        messages,
        List.of(),
        new TreeMap<>(),
        "",
        new Provenance(0, 0, "", "", 0, new TreeMap<>(), TokenUsage.NONE));
  }

  static JsonNode json(String text) {
    try {
      return Json.parse(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
