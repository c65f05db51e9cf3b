package io.tdscaling.core.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.agent.AssistantView;
import io.tdscaling.api.blueprint.Perturbation.PolicyConflict;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.phrasing.Argument;
import io.tdscaling.core.phrasing.Clause;
import io.tdscaling.core.phrasing.Errands;
import io.tdscaling.core.phrasing.Grammar;
import io.tdscaling.core.phrasing.SemanticsCache;
import io.tdscaling.core.phrasing.SpokenValues;
import io.tdscaling.core.phrasing.ToolPhrases;
import io.tdscaling.core.phrasing.VerbForms;
import io.tdscaling.core.plan.PlanBindings;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of the procedural assistant. What it tells of results is read off the results. */
final class AssistantVoice {
  private static final Grammar GRAMMAR = Grammar.of(AssistantVoice.class, "assistant.txt");
  private static final int MOST_DEEDS = 2;
  private static final String SENTENCE_ENDS = ".!?";

  private final SemanticsCache semantics;
  private final ToolPhrases phrases;

  AssistantVoice(SemanticsCache semantics) {
    this.semantics = semantics;
    this.phrases = new ToolPhrases(semantics);
  }

  /** Returns a refusal of what a phase asks for, and what the tools at hand can do instead. */
  String refusal(Phase phase, AssistantView view, SeededRandom random) {
    List<String> abilities =
        random.shuffled(view.tools()).stream()
            .filter(tool -> !isForbidden(tool.name(), view))
            .map(tool -> phrases.action(tool.spec()))
            .toList();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("one", abilities.isEmpty() ? "help with other things" : abilities.get(0));
    values.put(
        "other", abilities.isEmpty() ? "answer questions" : abilities.get(abilities.size() - 1));
    Optional<Errands.Errand> errand = Errands.in(phase.request());
    errand.ifPresent(asked -> values.put("doing", asked.doing()));
    return GRAMMAR.say(errand.isPresent() ? "refusal" : "plain refusal", values, random);
  }

  private static boolean isForbidden(String tool, AssistantView view) {
    return view.plan()
        .perturbations(PolicyConflict.class)
        .anyMatch(conflict -> conflict.tool().equals(tool));
  }

  String failure(String error) {
    return "I'm sorry, I could not finish this: " + error;
  }

  /** Returns what the assistant asks before making calls: it says every argument. */
  String confirmation(List<ToolCall> calls, AssistantView view, SeededRandom random) {
    List<String> deeds = calls.stream().map(call -> deed(call, view, random)).toList();
    if (deeds.size() == 1) {
      return GRAMMAR.say("confirmation", Map.of("deeds", deeds.get(0)), random);
    }
    StringBuilder items = new StringBuilder();
    deeds.forEach(deed -> items.append(GRAMMAR.say("item", Map.of("deed", deed), random)));
    return GRAMMAR.say("list confirmation", Map.of("deeds", items.toString()), random);
  }

  private String deed(ToolCall call, AssistantView view, SeededRandom random) {
    List<Argument> arguments = new ArrayList<>();
    call.arguments()
        .properties()
        .forEach(argument -> arguments.add(Argument.of(argument.getKey(), argument.getValue())));
    Optional<Clause> clause =
        spec(call.name(), view).map(tool -> phrases.clause(phrases.action(tool), tool, arguments));
    if (clause.isEmpty()) {
      return call.name();
    }
    StringBuilder text = new StringBuilder(clause.get().text());
    for (Clause.Detail detail : clause.get().rest()) {
      Map<String, String> values = Map.of("label", detail.label(), "value", detail.value());
      text.append(isEnded(text) ? " " : ". ");
      text.append(GRAMMAR.say(detail.part(), values, random));
    }
    return text.toString();
  }

  /** Returns the answer that closes a phase: what the results say at the places of its facts. */
  String answer(
      Phase phase, AssistantView view, Map<String, JsonNode> results, SeededRandom random) {
    List<PlannedCall> calls = done(phase, results);
    List<String> sentences = sentences(phase, calls, view, results, random);
    String deed = deeds(calls, view, results);
    Map<String, String> values = Map.of("told", told(sentences), "deed", deed);
    if (calls.isEmpty()) {
      return GRAMMAR.say("nothing done", random);
    }
    if (sentences.isEmpty()) {
      return GRAMMAR.say("bare done", values, random);
    }
    return GRAMMAR.say(changes(calls, view).isEmpty() ? "found" : "done", values, random);
  }

  /** Returns what there is to tell of a phase, and nothing more; empty where there is nothing. */
  String told(Phase phase, AssistantView view, Map<String, JsonNode> results, SeededRandom random) {
    return told(sentences(phase, done(phase, results), view, results, random));
  }

  /** What was skipped or failed was not done. */
  private static List<PlannedCall> done(Phase phase, Map<String, JsonNode> results) {
    return phase.steps().stream()
        .flatMap(step -> step.calls().stream())
        .filter(call -> results.containsKey(call.id()) && !call.fails())
        .toList();
  }

  private List<String> sentences(
      Phase phase,
      List<PlannedCall> calls,
      AssistantView view,
      Map<String, JsonNode> results,
      SeededRandom random) {
    FactSentences facts = new FactSentences(calls, phase.facts(), results, GRAMMAR, random);
    List<String> sentences = new ArrayList<>();
    Map<String, String> names = new LinkedHashMap<>();
    calls.forEach(call -> named(call, view, results).ifPresent(n -> names.put(call.id(), n)));
    for (PlannedCall call : calls) {
      String entity = spec(call.tool(), view).map(phrases::thing).orElse("result");
      facts.of(call, entity, names).ifPresent(sentences::add);
    }
    return sentences;
  }

  private static String told(List<String> sentences) {
    StringBuilder told = new StringBuilder();
    for (String sentence : new LinkedHashSet<>(sentences)) {
      String first =
          told.isEmpty()
              ? sentence.substring(0, 1)
              : sentence.substring(0, 1).toUpperCase(Locale.ROOT);
      told.append(told.isEmpty() ? "" : " ").append(first).append(sentence.substring(1));
      told.append(isEnded(sentence) ? "" : ".");
    }
    return told.toString();
  }

  /** Returns whether a text ends as a sentence does, before or in a quotation mark. */
  private static boolean isEnded(CharSequence text) {
    int last = text.length() - 1;
    int end = last >= 0 && text.charAt(last) == '"' ? last - 1 : last;
    return end >= 0 && SENTENCE_ENDS.indexOf(text.charAt(end)) >= 0;
  }

  private List<PlannedCall> changes(List<PlannedCall> calls, AssistantView view) {
    return calls.stream()
        .filter(
            call ->
                spec(call.tool(), view)
                    .filter(tool -> !semantics.of(tool).effect().readsOnly())
                    .isPresent())
        .toList();
  }

  /** Returns what was done: the changes, where there are any. */
  private String deeds(List<PlannedCall> calls, AssistantView view, Map<String, JsonNode> results) {
    List<PlannedCall> changes = changes(calls, view);
    List<String> deeds =
        (changes.isEmpty() ? calls : changes)
            .stream().map(call -> VerbForms.done(brief(call, view, results))).distinct().toList();
    return deeds.size() > MOST_DEEDS ? "done all of that" : SpokenValues.joined(deeds);
  }

  /** Returns what a call does, with the name of the thing it acts on and no more. */
  private String brief(PlannedCall call, AssistantView view, Map<String, JsonNode> results) {
    List<Argument> arguments = new ArrayList<>();
    PlanBindings.arguments(call, results)
        .ifPresent(
            bound ->
                bound
                    .properties()
                    .forEach(
                        member -> arguments.add(Argument.of(member.getKey(), member.getValue()))));
    return spec(call.tool(), view)
        .map(tool -> phrases.brief(tool, arguments))
        .orElse("run " + call.tool());
  }

  private List<Argument> ownName(PlannedCall call, ToolSpec tool, Map<String, JsonNode> results) {
    String entity = semantics.of(tool).entity();
    List<Argument> own = new ArrayList<>();
    PlanBindings.arguments(call, results)
        .ifPresent(
            bound ->
                semantics.of(tool).slots().stream()
                    .filter(slot -> slot.names(entity) && bound.path(slot.parameter()).isTextual())
                    .limit(1)
                    .forEach(
                        slot ->
                            own.add(Argument.of(slot.parameter(), bound.path(slot.parameter())))));
    return own;
  }

  private Optional<String> named(
      PlannedCall call, AssistantView view, Map<String, JsonNode> results) {
    return spec(call.tool(), view)
        .flatMap(
            tool ->
                ownName(call, tool, results).stream()
                    .map(own -> phrases.thing(tool) + " " + own.spoken())
                    .findFirst());
  }

  private static Optional<ToolSpec> spec(String offeredName, AssistantView view) {
    for (OfferedTool tool : view.tools()) {
      if (tool.name().equals(offeredName)) {
        return Optional.of(tool.spec());
      }
    }
    return Optional.empty();
  }
}
