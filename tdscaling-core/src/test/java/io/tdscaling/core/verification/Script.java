package io.tdscaling.core.verification;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.plan.PlanEnvironments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A conversation to be edited: its messages, each with the note that goes with it. */
final class Script {
  private final Case origin;
  private final List<Line> lines = new ArrayList<>();
  private String endState;

  /** A message and what is noted of it, if it is the assistant's. */
  record Line(Message message, Optional<StepNote> note) {
    boolean calls() {
      return message instanceof AssistantMessage said && !said.toolCalls().isEmpty();
    }

    boolean talks() {
      return message instanceof AssistantMessage said && said.toolCalls().isEmpty();
    }

    boolean isUser() {
      return message instanceof UserMessage;
    }

    boolean acts(DialogueAct act) {
      return note.filter(noted -> noted.act() == act).isPresent();
    }

    boolean closes() {
      return acts(DialogueAct.ANSWER) || acts(DialogueAct.REFUSE);
    }

    List<ToolCall> toolCalls() {
      return message instanceof AssistantMessage said ? said.toolCalls() : List.of();
    }

    List<CallNote> callNotes() {
      return note.map(StepNote::calls).orElse(List.of());
    }
  }

  Script(Case origin) {
    this.origin = origin;
    this.endState = origin.trajectory().endState();
    Map<Integer, StepNote> notes = new HashMap<>();
    origin.trajectory().notes().forEach(note -> notes.put(note.message(), note));
    List<Message> messages = origin.trajectory().messages();
    for (int i = 0; i < messages.size(); i++) {
      lines.add(new Line(messages.get(i), Optional.ofNullable(notes.get(i))));
    }
  }

  static Line user(String text) {
    return new Line(new UserMessage(text), Optional.empty());
  }

  static Line says(DialogueAct act, String text) {
    return new Line(AssistantMessage.saying(text), Optional.of(new StepNote(0, act, List.of())));
  }

  /** Returns a call and an answer that is still to be filled in. */
  static List<Line> callWithAnswer(ToolCall call) {
    return List.of(
        new Line(
            new AssistantMessage("", List.of(call)),
            Optional.of(new StepNote(0, DialogueAct.CALL, List.of()))),
        new Line(new ToolMessage(call.id(), call.name(), "{}"), Optional.empty()));
  }

  List<Line> lines() {
    return lines;
  }

  Line line(int at) {
    return lines.get(at);
  }

  List<Integer> where(Predicate<Line> wanted) {
    return IntStream.range(0, lines.size()).filter(i -> wanted.test(lines.get(i))).boxed().toList();
  }

  void text(int at, String text) {
    Message old = lines.get(at).message();
    Message changed =
        old instanceof UserMessage
            ? new UserMessage(text)
            : old instanceof ToolMessage answer
                ? new ToolMessage(answer.callId(), answer.name(), text)
                : new AssistantMessage(text, lines.get(at).toolCalls());
    lines.set(at, new Line(changed, lines.get(at).note()));
  }

  void note(int at, UnaryOperator<StepNote> change) {
    lines.set(at, new Line(line(at).message(), line(at).note().map(change)));
  }

  void callNote(int at, int index, UnaryOperator<CallNote> change) {
    note(
        at,
        note -> {
          List<CallNote> calls = new ArrayList<>(note.calls());
          calls.set(index, change.apply(calls.get(index)));
          return new StepNote(note.message(), note.act(), calls);
        });
  }

  void call(CallSpot spot, UnaryOperator<ToolCall> change) {
    List<ToolCall> calls = new ArrayList<>(line(spot.line()).toolCalls());
    calls.set(spot.index(), change.apply(calls.get(spot.index())));
    String text = line(spot.line()).message().text();
    lines.set(spot.line(), new Line(new AssistantMessage(text, calls), line(spot.line()).note()));
  }

  /** Where a call stands. */
  record CallSpot(int line, int index) {}

  List<CallSpot> spots(Predicate<ToolCall> wanted) {
    List<CallSpot> spots = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      for (int j = 0; j < line(i).toolCalls().size(); j++) {
        if (wanted.test(line(i).toolCalls().get(j))) {
          spots.add(new CallSpot(i, j));
        }
      }
    }
    return spots;
  }

  ToolCall call(CallSpot spot) {
    return line(spot.line()).toolCalls().get(spot.index());
  }

  int answerTo(String callId) {
    return where(l -> l.message() instanceof ToolMessage m && m.callId().equals(callId)).get(0);
  }

  /** Takes a call out with its answer, and the message if it says nothing else. */
  void removeCall(CallSpot spot) {
    lines.remove(answerTo(call(spot).id()));
    List<ToolCall> calls = new ArrayList<>(line(spot.line()).toolCalls());
    List<CallNote> notes = new ArrayList<>(line(spot.line()).callNotes());
    calls.remove(spot.index());
    notes.remove(spot.index());
    if (calls.isEmpty()) {
      lines.remove(spot.line());
      return;
    }
    Line old = line(spot.line());
    lines.set(
        spot.line(),
        new Line(
            new AssistantMessage(old.message().text(), calls),
            old.note().map(note -> new StepNote(note.message(), note.act(), notes))));
  }

  /** Makes all calls again and records what comes of them. */
  Script rerun() {
    Map<String, Integer> answers = new HashMap<>();
    where(line -> line.message() instanceof ToolMessage)
        .forEach(i -> answers.put(((ToolMessage) line(i).message()).callId(), i));
    try (ToolEnvironment environment = open()) {
      for (int i : where(Line::calls)) {
        List<CallNote> notes = new ArrayList<>();
        for (ToolCall call : line(i).toolCalls()) {
          var ref = origin.trajectory().tool(call.name()).orElseThrow().spec().ref();
          ToolResult result = environment.call(ref, call.arguments());
          text(answers.get(call.id()), Json.compact(result.content()));
          notes.add(new CallNote(call.id(), environment.effect(ref), result.error()));
        }
        note(i, note -> new StepNote(note.message(), note.act(), notes));
      }
      endState = environment.stateDigest();
    }
    return this;
  }

  private ToolEnvironment open() {
    EnvironmentFactory environments = origin.environments();
    List<OfferedTool> tools = origin.trajectory().tools();
    return PlanEnvironments.open(
        environments, origin.blueprint(), tools.stream().map(OfferedTool::spec).toList());
  }

  void endState(String changed) {
    endState = changed;
  }

  String endState() {
    return endState;
  }

  /** Returns the conversation as a trajectory, its notes where their messages are now. */
  Trajectory done() {
    List<Message> messages = new ArrayList<>();
    List<StepNote> notes = new ArrayList<>();
    for (Line line : lines) {
      line.note().ifPresent(n -> notes.add(new StepNote(messages.size(), n.act(), n.calls())));
      messages.add(line.message());
    }
    Trajectory old = origin.trajectory();
    return new Trajectory(
        old.id(), old.tools(), messages, notes, old.domains(), endState, old.provenance());
  }
}
