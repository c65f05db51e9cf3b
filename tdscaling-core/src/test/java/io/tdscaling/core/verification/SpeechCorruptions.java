package io.tdscaling.core.verification;

import static io.tdscaling.core.verification.Operators.edit;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What models do to a conversation: they fall out of their role, or do not come to an end. */
final class SpeechCorruptions {
  private static final String LATIN = "abcdefghijklmnopqrstuvwxyz";
  private static final String CYRILLIC = "абцдефгхийклмнопярстувжшюз";
  private static final int MANY = 70;

  private SpeechCorruptions() {}

  static List<Corruption> all() {
    return List.of(
        spoken(
            "call written as text",
            "speech.markup",
            Script.Line::closes,
            text -> text + "\n<tool_call>{\"name\": \"next\", \"arguments\": {}}</tool_call>"),
        spoken(
            "token of a chat format in the answer",
            "speech.markup",
            Script.Line::closes,
            text -> text + "<|im_end|>"),
        spoken(
            "assistant goes on as the user",
            "speech.as-another",
            Script.Line::closes,
            text -> text + "\nUser: Thanks, and now the next one."),
        spoken(
            "user's turn under a label",
            "speech.as-another",
            Script.Line::isUser,
            text -> "User: " + text),
        spoken(
            "user says the mark of the end",
            "speech.markup",
            Script.Line::isUser,
            text -> text + " [DONE]"),
        spoken(
            "answer in another script",
            "speech.wrong-script",
            Script.Line::closes,
            SpeechCorruptions::inCyrillic),
        spoken(
            "user in another script",
            // Where the plan says too little to compare with, what the identifiers have become.
            "speech.wrong-script user.value-not-said",
            Script.Line::isUser,
            SpeechCorruptions::inCyrillic),
        Corruption.of(
            "call made again and again", "structure.call-loop", SpeechCorruptions::looping),
        Corruption.of(
            "talk that does not end", "structure.too-many-turns", edit(SpeechCorruptions::endless)),
        Corruption.of(
            "told before being asked", "user.told-too-soon", SpeechCorruptions::toldAtOnce));
  }

  private static Corruption spoken(
      String name, String rule, Predicate<Script.Line> whose, UnaryOperator<String> change) {
    return Corruption.of(
        name,
        rule,
        edit(
            (script, random) -> {
              int at = random.pick(script.where(whose));
              String text = script.line(at).message().text();
              script.text(at, change.apply(text));
              return Scripts.of(text).letters() >= 12;
            }));
  }

  private static String inCyrillic(String text) {
    StringBuilder changed = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      int at = LATIN.indexOf(Character.toLowerCase(letter));
      changed.append(at < 0 ? letter : CYRILLIC.charAt(at));
    }
    return changed.toString();
  }

  private static Optional<Case> looping(Case right, SeededRandom random) {
    Script script = new Script(right);
    List<Integer> calls = script.where(SpeechCorruptions::onlyReads);
    if (calls.isEmpty()) {
      return Optional.empty();
    }
    int at = random.pick(calls);
    ToolCall call = script.line(at).toolCalls().get(0);
    long planned =
        right.blueprint().calls().stream().filter(c -> c.tool().equals(call.name())).count();
    for (int i = 0; i < 4 + planned; i++) {
      ToolCall again = new ToolCall(call.id() + "_" + i, call.name(), call.arguments());
      script.lines().addAll(at + 2, Script.callWithAnswer(again));
    }
    return Optional.of(right.with(script.rerun().done()));
  }

  /** A change that is made again may give something else each time. */
  private static boolean onlyReads(Script.Line line) {
    return line.callNotes().size() == 1
        && line.callNotes().get(0).effect().readsOnly()
        && !line.callNotes().get(0).error();
  }

  private static boolean endless(Script script, SeededRandom random) {
    for (int i = 0; i < MANY; i++) {
      script.lines().add(Script.user("And what else?"));
      script.lines().add(Script.says(DialogueAct.ASK, "What would you like?"));
    }
    return true;
  }

  private static Optional<Case> toldAtOnce(Case right, SeededRandom random) {
    Script script = new Script(right);
    int first = script.where(Script.Line::isUser).get(0);
    for (PlannedCall call : right.blueprint().calls()) {
      for (var argument : call.arguments().entrySet()) {
        boolean asked =
            right.blueprint().phases().stream()
                .flatMap(phase -> phase.disclosures().stream())
                .anyMatch(
                    told ->
                        told.call().equals(call.id())
                            && told.parameter().equals(argument.getKey()));
        if (asked && argument.getValue() instanceof Known known) {
          Optional<String> told = told(right, known.known());
          if (told.isPresent()) {
            String text = script.line(first).message().text();
            script.text(first, text + " By the way, it is " + told.get() + ".");
            return Optional.of(right.with(script.done()));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Returns an identifier that no request names. */
  private static Optional<String> told(Case right, JsonNode known) {
    return Json.leaves(known).stream()
        .filter(Identifiers::isIdentifierLike)
        .map(JsonNode::asText)
        .filter(
            value ->
                right.blueprint().phases().stream()
                    .noneMatch(
                        phase ->
                            phase.request().contains(value)
                                || phase.corrections().stream()
                                    .anyMatch(c -> c.reply().contains(value))))
        .findFirst();
  }
}
