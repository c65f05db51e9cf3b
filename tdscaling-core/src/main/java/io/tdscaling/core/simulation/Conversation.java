package io.tdscaling.core.simulation;

import io.tdscaling.api.agent.AssistantTurn;
import io.tdscaling.api.agent.SimulationRequest;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.api.verify.Party;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** A conversation while it is held: what was said, what each step did, what it cost. */
final class Conversation {
  private final ToolEnvironment environment;
  private final Map<String, OfferedTool> tools = new LinkedHashMap<>();
  private final List<Message> messages = new ArrayList<>();
  private final List<StepNote> notes = new ArrayList<>();
  private final List<Message> said = new ArrayList<>();
  private final List<DialogueAct> acts = new ArrayList<>();
  private final CallLoop loop;
  private TokenUsage usage = TokenUsage.NONE;

  Conversation(SimulationRequest request, ToolEnvironment environment, String system) {
    this.environment = environment;
    this.loop = new CallLoop(request.blueprint());
    request.tools().forEach(tool -> tools.put(tool.name(), tool));
    messages.add(new Message.SystemMessage(system));
  }

  /** Counts tokens, of a turn that ends the conversation too. */
  void used(TokenUsage used) {
    usage = usage.plus(used);
  }

  void user(String text) {
    messages.add(new UserMessage(text));
    said.add(new UserMessage(text));
  }

  /** Takes the assistant's turn in and executes its calls. */
  void assistant(AssistantTurn turn) {
    used(turn.usage());
    AssistantMessage message = turn.message();
    int position = messages.size();
    messages.add(message);
    if (message.toolCalls().isEmpty()) {
      notes.add(new StepNote(position, turn.act(), List.of()));
      said.add(AssistantMessage.saying(message.text()));
      acts.add(turn.act());
      return;
    }
    List<CallNote> calls = new ArrayList<>();
    for (ToolCall call : message.toolCalls()) {
      calls.add(execute(call));
    }
    notes.add(new StepNote(position, DialogueAct.CALL, calls));
  }

  private CallNote execute(ToolCall call) {
    OfferedTool tool = tools.get(call.name());
    ToolResult result =
        tool == null
            ? ToolResult.error("unknown_tool", "There is no tool named " + call.name() + ".")
            : execute(tool, call);
    String answer = Json.compact(result.content());
    messages.add(new ToolMessage(call.id(), call.name(), answer));
    loop.made(call, answer);
    EffectClass effect =
        tool == null ? EffectClass.READ : guarded(() -> environment.effect(tool.spec().ref()));
    return new CallNote(call.id(), effect, result.error());
  }

  private ToolResult execute(OfferedTool tool, ToolCall call) {
    return guarded(() -> environment.call(tool.spec().ref(), call.arguments()));
  }

  private <T> T guarded(Supplier<T> question) {
    try {
      return Objects.requireNonNull(question.get(), "the environment's answer");
    } catch (RuntimeException fault) {
      throw new RoleFault(Party.TOOL, environment, fault);
    }
  }

  /** Returns whether the assistant makes one call again and again. */
  boolean isCaughtInALoop() {
    return loop.isClosed();
  }

  List<Message> messages() {
    return List.copyOf(messages);
  }

  List<StepNote> notes() {
    return List.copyOf(notes);
  }

  /** Returns what user and assistant said, without calls and results. */
  List<Message> said() {
    return List.copyOf(said);
  }

  /** Returns what each thing the assistant said does. */
  List<DialogueAct> acts() {
    return List.copyOf(acts);
  }

  TokenUsage usage() {
    return usage;
  }

  String endState() {
    return guarded(environment::stateDigest);
  }
}
