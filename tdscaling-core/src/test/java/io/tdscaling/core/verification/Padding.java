package io.tdscaling.core.verification;

import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.verification.Script.CallSpot;
import io.tdscaling.core.verification.Script.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes conversations longer with calls that achieve nothing. */
final class Padding {
  private Padding() {}

  /** Makes a call again, so many times, each in a step of its own right after its answers. */
  static Trajectory repeated(Case right, CallSpot spot, int times) {
    Script script = new Script(right);
    String result = script.line(script.answerTo(script.call(spot).id())).message().text();
    CallNote note = script.line(spot.line()).callNotes().get(spot.index());
    insert(script, spot, times, result, note.effect(), note.error());
    return script.done();
  }

  /** Makes a call again within its own step. */
  static Trajectory doubled(Case right, CallSpot spot) {
    Script script = new Script(right);
    ToolCall call = script.call(spot);
    Line old = script.line(spot.line());
    CallNote note = old.callNotes().get(spot.index());
    List<ToolCall> calls = new ArrayList<>(old.toolCalls());
    List<CallNote> notes = new ArrayList<>(old.callNotes());
    calls.add(new ToolCall(call.id() + "x", call.name(), call.arguments()));
    notes.add(new CallNote(call.id() + "x", note.effect(), note.error()));
    int answer = script.answerTo(call.id());
    String text = script.line(answer).message().text();
    script.lines().add(answer + 1, answer(call.id() + "x", call.name(), text));
    script
        .lines()
        .set(
            spot.line(),
            new Line(
                new AssistantMessage(old.message().text(), calls),
                Optional.of(new StepNote(0, DialogueAct.CALL, notes))));
    return script.done();
  }

  /** Makes calls of the same tool that fail, so many, right after a call. */
  static Trajectory failing(Case right, CallSpot spot, int times) {
    Script script = new Script(right);
    EffectClass effect = script.line(spot.line()).callNotes().get(spot.index()).effect();
    String error = "{\"error\":{\"code\":\"padding\",\"message\":\"No.\"}}";
    insert(script, spot, times, error, effect, true);
    return script.done();
  }

  private static void insert(
      Script script, CallSpot spot, int times, String result, EffectClass effect, boolean error) {
    ToolCall call = script.call(spot);
    int at = spot.line() + 1 + script.line(spot.line()).toolCalls().size();
    for (int i = 0; i < times; i++) {
      String id = call.id() + "x" + i;
      CallNote note = new CallNote(id, effect, error);
      ToolCall again = new ToolCall(id, call.name(), call.arguments());
      script
          .lines()
          .addAll(
              at,
              List.of(
                  new Line(
                      new AssistantMessage("", List.of(again)),
                      Optional.of(new StepNote(0, DialogueAct.CALL, List.of(note)))),
                  answer(id, call.name(), result)));
    }
  }

  private static Line answer(String id, String tool, String text) {
    return new Line(new ToolMessage(id, tool, text), Optional.empty());
  }
}
