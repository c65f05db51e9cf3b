package io.tdscaling.core.metric;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.Provenance;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds trajectories message by message. Arguments and results are written with single quotes. */
final class TrajectoryFixture {
  private final List<OfferedTool> tools = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final List<StepNote> notes = new ArrayList<>();
  private final SortedMap<String, String> domains = new TreeMap<>();
  private int calls;

  /** Offers a tool of a service; its effect is guessed from its name where no note says it. */
  TrajectoryFixture tool(String service, String name) {
    ToolRef ref = new ToolRef(service, name);
    tools.add(
        new OfferedTool(name, new ToolSpec(ref, "", Json.object(), null, ToolAnnotations.NONE)));
    return this;
  }

  TrajectoryFixture domain(String service, String domain) {
    domains.put(service, domain);
    return this;
  }

  TrajectoryFixture message(Message message) {
    messages.add(message);
    return this;
  }

  TrajectoryFixture system(String text) {
    return message(new Message.SystemMessage(text));
  }

  TrajectoryFixture user(String text) {
    return message(new Message.UserMessage(text));
  }

  /** Lets the assistant say something that carries no note. */
  TrajectoryFixture says(String text) {
    return message(Message.AssistantMessage.saying(text));
  }

  /** Lets the assistant say something, noted as {@code act}. */
  TrajectoryFixture says(DialogueAct act, String text) {
    notes.add(new StepNote(messages.size(), act, List.of()));
    return says(text);
  }

  /** Adds a step of one call and its result, without a note. */
  TrajectoryFixture call(String tool, String arguments, String result) {
    String id = nextId();
    calls(toolCall(id, tool, arguments));
    return result(id, tool, result);
  }

  /** Adds a step of one call and its result, with a note. */
  TrajectoryFixture noted(
      String tool, EffectClass effect, boolean error, String arguments, String result) {
    StepNote.CallNote note = new StepNote.CallNote("c" + calls, effect, error);
    notes.add(new StepNote(messages.size(), DialogueAct.CALL, List.of(note)));
    return call(tool, arguments, result);
  }

  /** Adds a step of calls without results. */
  TrajectoryFixture calls(ToolCall... made) {
    return message(new Message.AssistantMessage("", List.of(made)));
  }

  TrajectoryFixture result(String id, String tool, String result) {
    return message(new Message.ToolMessage(id, tool, result.replace('\'', '"')));
  }

  String nextId() {
    return "c" + calls++;
  }

  Trajectory build() {
    Provenance provenance = new Provenance(0, 0, "b", "k", 0, new TreeMap<>(), TokenUsage.NONE);
    return new Trajectory("t", tools, messages, notes, domains, "", provenance);
  }

  static ToolCall toolCall(String id, String tool, String arguments) {
    return new ToolCall(id, tool, json(arguments));
  }

  static JsonNode json(String text) {
    try {
      return Json.parse(text.replace('\'', '"'));
    } catch (JsonProcessingException notJson) {
      return TextNode.valueOf(text);
    }
  }
}
