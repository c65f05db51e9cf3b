package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.verification.Script.CallSpot;
import io.tdscaling.core.verification.Script.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Ways to change a right trajectory that leave it right. */
final class Variations {
  private Variations() {}

  static List<Corruption> all() {
    return List.of(
        harmless("independent reads in another order", Variations::reordered),
        harmless("another read made", Variations::anotherRead),
        harmless("user in other words", Operators.edit(Variations::userReworded)),
        harmless("assistant in other words", Operators.edit(Variations::assistantReworded)),
        harmless("another question asked and answered", Operators.edit(Variations::asked)),
        harmless("call ids renamed", Operators.edit(Variations::renamed)),
        harmless("white space in answers", Operators.edit(Variations::spaced)),
        harmless("members of arguments in another order", Operators.edit(Variations::reversed)));
  }

  private static Corruption harmless(String name, Corruption.Operator operator) {
    return new Corruption(name, Set.of(), operator);
  }

  private static boolean isRead(Line line) {
    return !line.callNotes().isEmpty()
        && line.callNotes().stream().allMatch(n -> n.effect().readsOnly() && !n.error());
  }

  private static Optional<Case> reordered(Case right, SeededRandom random) {
    Script script = new Script(right);
    for (int first : random.shuffled(script.where(Variations::isRead))) {
      int second = first + 1 + script.line(first).toolCalls().size();
      if (isRead(script.line(second)) && independent(right, script, first, second)) {
        int end = second + 1 + script.line(second).toolCalls().size();
        Collections.rotate(script.lines().subList(first, end), end - second);
        return Optional.of(right.with(script.rerun().done()));
      }
    }
    return Optional.empty();
  }

  private static boolean independent(Case right, Script script, int first, int second) {
    List<String> found =
        script.lines().subList(first, second).stream()
            .filter(line -> line.message() instanceof ToolMessage)
            .map(line -> line.message().text())
            .toList();
    List<JsonNode> values = new ArrayList<>();
    for (ToolCall call : script.line(second).toolCalls()) {
      values.addAll(Case.identifiers(call.arguments()));
      values.addAll(right.fromResults(call.id()));
    }
    return values.stream()
        .noneMatch(value -> found.stream().anyMatch(text -> text.contains(value.asText())));
  }

  /** Looks something up again that was looked up before, later in the same request. */
  private static Optional<Case> anotherRead(Case right, SeededRandom random) {
    Script script = new Script(right);
    for (int read : random.shuffled(script.where(Variations::isRead))) {
      int closing = script.where(Line::closes).stream().filter(i -> i > read).findFirst().orElse(0);
      List<Integer> places =
          script.where(line -> line.calls() || line.closes()).stream()
              .filter(i -> i > read && i <= closing)
              .toList();
      ToolCall call = random.pick(script.line(read).toolCalls());
      int at = random.pick(places);
      script
          .lines()
          .addAll(
              at, Script.callWithAnswer(new ToolCall("call_more", call.name(), call.arguments())));
      if (isRead(script.rerun().line(at))) {
        return Optional.of(right.with(script.done()));
      }
      script = new Script(right);
    }
    return Optional.empty();
  }

  private static boolean userReworded(Script script, SeededRandom random) {
    for (int at : script.where(Line::isUser)) {
      String text = script.line(at).message().text();
      script.text(
          at,
          random.pick(
              List.of(
                  "Hey there. " + text,
                  text + " I'd be grateful if that could be done soon.",
                  "Okay, so, this is what I have in mind:\n" + text)));
    }
    return true;
  }

  private static boolean assistantReworded(Script script, SeededRandom random) {
    for (int at : script.where(Line::talks)) {
      String text = script.line(at).message().text();
      script.text(
          at,
          random.pick(
              List.of(
                  "Sure. " + text,
                  "Thanks for waiting!\n\n" + text,
                  "**Summary**\n\n* " + text,
                  text + " Is there anything unclear?")));
    }
    return true;
  }

  private static boolean asked(Script script, SeededRandom random) {
    int request = random.pick(script.where(Line::isUser));
    script
        .lines()
        .add(request + 1, Script.says(DialogueAct.ASK, "Is there anything else to mind?"));
    script.lines().add(request + 2, Script.user("No, nothing else."));
    return true;
  }

  private static boolean renamed(Script script, SeededRandom random) {
    List<CallSpot> spots = script.spots(call -> true);
    for (int i = 0; i < spots.size(); i++) {
      CallSpot spot = spots.get(i);
      String id = "toolu-" + i + "-" + random.nextInt(1000);
      int answer = script.answerTo(script.call(spot).id());
      ToolMessage told = (ToolMessage) script.line(answer).message();
      script
          .lines()
          .set(answer, new Line(new ToolMessage(id, told.name(), told.text()), Optional.empty()));
      script.call(spot, call -> new ToolCall(id, call.name(), call.arguments()));
      script.callNote(
          spot.line(), spot.index(), note -> new CallNote(id, note.effect(), note.error()));
    }
    return !spots.isEmpty();
  }

  private static boolean spaced(Script script, SeededRandom random) {
    List<Integer> answers = script.where(line -> line.message() instanceof ToolMessage);
    for (int at : answers) {
      script.text(at, Json.pretty(Operators.parsed(script.line(at).message().text())));
    }
    return !answers.isEmpty();
  }

  private static boolean reversed(Script script, SeededRandom random) {
    List<CallSpot> several = script.spots(call -> call.arguments().size() > 1);
    for (CallSpot spot : several) {
      script.call(spot, call -> new ToolCall(call.id(), call.name(), backwards(call.arguments())));
    }
    return !several.isEmpty();
  }

  private static ObjectNode backwards(JsonNode arguments) {
    List<Map.Entry<String, JsonNode>> members = new ArrayList<>(arguments.properties());
    Collections.reverse(members);
    ObjectNode reversed = Json.object();
    members.forEach(member -> reversed.set(member.getKey(), member.getValue()));
    return reversed;
  }
}
