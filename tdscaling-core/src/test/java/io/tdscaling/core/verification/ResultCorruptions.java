package io.tdscaling.core.verification;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.verification.Script.CallSpot;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** Breaks what is recorded of the tools: answers, notes, end state. */
final class ResultCorruptions {
  private ResultCorruptions() {}

  static List<Corruption> all() {
    return List.of(
        edit("value in an answer changed", "replay.result-differs", (s, r) -> answer(s, r, false)),
        edit(
            "value in an answer changed that a later call has",
            "grounding.invented-identifier grounding.unread-value",
            (s, r) -> answer(s, r, true)),
        edit(
            "answers of two calls exchanged",
            "replay.result-differs grounding.dependency-order grounding.invented-identifier"
                + " grounding.unread-value",
            ResultCorruptions::exchange),
        edit(
            "failure's answer replaced by a success",
            "replay.result-differs",
            ResultCorruptions::hideFailure),
        edit(
            "note says otherwise whether a call failed",
            "replay.note-differs",
            (s, r) -> note(s, r, n -> new CallNote(n.callId(), n.effect(), !n.error()))),
        edit(
            "note says another effect",
            "replay.note-differs",
            (s, r) -> note(s, r, n -> new CallNote(n.callId(), other(n.effect()), n.error()))),
        edit(
            "end state changed",
            "end-state.differs",
            (s, r) -> {
              s.endState(Operators.shifted(s.endState(), 0));
              return true;
            }));
  }

  private static Corruption edit(
      String name, String rules, BiPredicate<Script, SeededRandom> edit) {
    return Corruption.of(name, rules, Operators.edit(edit));
  }

  private static boolean answer(Script script, SeededRandom random, boolean used) {
    List<CallSpot> spots = random.shuffled(script.spots(call -> true));
    for (CallSpot spot : spots) {
      int at = script.answerTo(script.call(spot).id());
      JsonNode result = Operators.parsed(script.line(at).message().text());
      for (JsonPointer place : random.shuffled(Operators.scalars(result))) {
        JsonNode old = result.at(place);
        if (isUsed(script, at, old) == used && (!used || isOnlyHere(script, at, old))) {
          JsonNode changed = Operators.changed(old, text -> Operators.shifted(text + "a", 0));
          script.text(at, Json.compact(Operators.replaced(result, old, changed)));
          return true;
        }
      }
    }
    return false;
  }

  /** Returns whether a later call has a value; an identifier, if only that can be told for sure. */
  private static boolean isUsed(Script script, int answer, JsonNode value) {
    return script.spots(call -> call.arguments().toString().contains(value.asText())).stream()
        .anyMatch(
            spot ->
                spot.line() > answer
                    && Case.identifiers(script.call(spot).arguments()).contains(value));
  }

  private static boolean isOnlyHere(Script script, int answer, JsonNode value) {
    return script
        .where(line -> !line.talks() && line.message().text().contains(value.asText()))
        .equals(List.of(answer));
  }

  private static boolean exchange(Script script, SeededRandom random) {
    List<Integer> answers =
        random.shuffled(script.where(line -> line.message() instanceof ToolMessage));
    for (int one : answers) {
      for (int other : answers) {
        String text = script.line(one).message().text();
        String instead = script.line(other).message().text();
        if (!Objects.equals(Operators.parsed(text), Operators.parsed(instead))) {
          script.text(one, instead);
          script.text(other, text);
          return true;
        }
      }
    }
    return false;
  }

  /** The first try looks as if it had been the one that worked. */
  private static boolean hideFailure(Script script, SeededRandom random) {
    for (CallSpot failed : random.shuffled(script.spots(call -> true))) {
      var call = script.call(failed);
      if (script.line(failed.line()).callNotes().get(failed.index()).error()) {
        for (CallSpot later : script.spots(c -> c.name().equals(call.name()))) {
          if (!script.line(later.line()).callNotes().get(later.index()).error()) {
            int from = script.answerTo(script.call(later).id());
            script.text(script.answerTo(call.id()), script.line(from).message().text());
            script.callNote(
                failed.line(),
                failed.index(),
                note -> new CallNote(note.callId(), note.effect(), false));
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean note(Script script, SeededRandom random, UnaryOperator<CallNote> change) {
    List<CallSpot> spots = script.spots(call -> true);
    if (spots.isEmpty()) {
      return false;
    }
    CallSpot spot = random.pick(spots);
    script.callNote(spot.line(), spot.index(), change);
    return true;
  }

  private static EffectClass other(EffectClass effect) {
    return effect == EffectClass.CREATE ? EffectClass.READ : EffectClass.CREATE;
  }
}
