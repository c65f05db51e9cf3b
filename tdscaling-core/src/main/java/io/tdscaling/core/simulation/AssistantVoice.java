package io.tdscaling.core.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.agent.AssistantView;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.phrasing.SemanticsCache;
import io.tdscaling.core.phrasing.SpokenValues;
import io.tdscaling.core.phrasing.ToolPhrases;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plain words of the procedural assistant. What it tells of results is read off the results.
 */
final class AssistantVoice {
  private static final List<String> FOUND =
      List.of(
          "Here is what I found: %s.", "I looked it up: %s.", "%s.", "This is what came back: %s.");
  private static final List<String> DONE =
      List.of("Done: %s.", "That's done. To sum up, %s.", "All set: %s.", "It worked: %s.");
  private static final List<String> BARE_DONE =
      List.of("Done.", "That's done.", "All set.", "It went through.");
  private static final List<String> REFUSALS =
      List.of(
          "I'm sorry, but I can't do that: none of the tools I have here is made for it.",
          "That is beyond what I can do with the tools available to me, so I'd rather say so than guess.",
          "I can't help with that one. My tools don't cover it.",
          "Unfortunately I have no tool for that, so I have to decline.");
  private static final List<String> CONFIRMATIONS =
      List.of(
          "I'm about to %s. Shall I go ahead?",
          "Before I go on: I would now %s. Is that all right?",
          "Just to confirm, you want me to %s. Should I do it?",
          "Next I'd %s. May I?");

  private final SemanticsCache semantics;
  private final ToolPhrases phrases;

  AssistantVoice(SemanticsCache semantics) {
    this.semantics = semantics;
    this.phrases = new ToolPhrases(semantics);
  }

  String refusal(SeededRandom random) {
    return random.pick(REFUSALS);
  }

  String failure(String error) {
    return "I'm sorry, I could not finish this: " + error;
  }

  /** Returns what the assistant asks before making calls. */
  String confirmation(List<ToolCall> calls, AssistantView view, SeededRandom random) {
    List<String> actions = new ArrayList<>();
    for (ToolCall call : calls) {
      List<String> values = new ArrayList<>();
      call.arguments()
          .properties()
          .forEach(
              argument ->
                  values.add(
                      SpokenValues.label(argument.getKey())
                          + " "
                          + SpokenValues.value(argument.getValue())));
      String action = spec(call.name(), view).map(phrases::action).orElse(call.name());
      actions.add(action + (values.isEmpty() ? "" : " with " + SpokenValues.joined(values)));
    }
    return random.pick(CONFIRMATIONS).formatted(SpokenValues.joined(actions));
  }

  /** Returns the answer that closes a phase: what the results say at the places of its facts. */
  String answer(
      Phase phase, AssistantView view, Map<String, JsonNode> results, SeededRandom random) {
    List<PlannedCall> calls =
        phase.steps().stream().flatMap(step -> step.calls().stream()).toList();
    FactSentences told = new FactSentences(calls, phase.facts(), results);
    List<String> sentences = new ArrayList<>();
    for (PlannedCall call : calls) {
      sentences.addAll(told.of(call, entity(call, view)));
    }
    if (sentences.isEmpty()) {
      return random.pick(BARE_DONE);
    }
    boolean changed =
        calls.stream()
            .flatMap(call -> spec(call.tool(), view).stream())
            .anyMatch(tool -> !semantics.of(tool).effect().readsOnly());
    String text = random.pick(changed ? DONE : FOUND).formatted(SpokenValues.joined(sentences));
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private String entity(PlannedCall call, AssistantView view) {
    return spec(call.tool(), view).map(phrases::thing).orElse("result");
  }

  private static Optional<ToolSpec> spec(String offeredName, AssistantView view) {
    return view.tools().stream()
        .filter(tool -> tool.name().equals(offeredName))
        .map(OfferedTool::spec)
        .findFirst();
  }
}
