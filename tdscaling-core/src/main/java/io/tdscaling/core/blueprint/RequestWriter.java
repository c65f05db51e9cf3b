package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.phrasing.Clause;
import io.tdscaling.core.phrasing.Grammar;
import io.tdscaling.core.phrasing.Manner;
import io.tdscaling.core.phrasing.SpokenValues;
import io.tdscaling.core.phrasing.UserVoice;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the user's requests in the manner of a persona: they hold every value the user has to say.
 */
final class RequestWriter {
  private static final Grammar QUESTIONS = Grammar.of(RequestWriter.class, "questions.txt");

  private final CallPhrases phrases;
  private final UserVoice voice;

  /** Makes a writer that talks plainly. */
  RequestWriter(CallPhrases phrases) {
    this(phrases, UserVoice.of(Manner.PLAIN));
  }

  private RequestWriter(CallPhrases phrases, UserVoice voice) {
    this.phrases = phrases;
    this.voice = voice;
  }

  /** Returns a writer that talks as this persona does. */
  RequestWriter forPersona(Persona persona) {
    return new RequestWriter(phrases, UserVoice.of(Manner.of(persona.manner())));
  }

  /** Returns a request for all the steps. */
  String request(List<List<DraftCall>> steps, SeededRandom random) {
    return request(steps, List.of(), random);
  }

  /**
   * Returns a request for steps of a conversation that has had some already.
   *
   * @param before the steps that were made for earlier requests
   */
  String request(List<List<DraftCall>> steps, List<List<DraftCall>> before, SeededRandom random) {
    List<List<DraftCall>> all = new ArrayList<>(before);
    all.addAll(steps);
    return voice.request(clauses(steps, byId(all)), random);
  }

  /** Returns the goal in one sentence. */
  String goal(List<List<DraftCall>> steps) {
    List<String> actions = new ArrayList<>();
    Map<String, DraftCall> plan = byId(steps);
    steps.forEach(step -> step.forEach(call -> addOnce(actions, phrases.action(call, plan))));
    String text = String.join("; ", actions);
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  /** Returns how the assistant asks for a withheld value, and how the user tells it. */
  Disclosure disclosure(DraftCall call, String parameter, Known value, SeededRandom random) {
    String label = phrases.label(call, parameter);
    String action = phrases.action(call, Map.of());
    String question =
        QUESTIONS.say(
            SpokenValues.isPlural(label) ? "questions" : "question",
            Map.of("label", label, "action", action),
            random);
    String reply = voice.reply(label, SpokenValues.plain(value.known()), random);
    return new Disclosure(call.planned().id(), parameter, question, reply);
  }

  /** Returns a request to do an earlier call, of the steps before, again with other values. */
  String revision(Revision revision, List<List<DraftCall>> before, SeededRandom random) {
    return voice.revision(
        phrases.clause(revision.again(), revision.changes(), byId(before)), random);
  }

  /** Returns how the user puts a value right when asked to confirm. */
  String correction(DraftCall call, String parameter, Said right, SeededRandom random) {
    String label = phrases.label(call, parameter);
    return voice.correction(label, SpokenValues.value(right.said()), random);
  }

  /** Returns how the assistant says that something was not found, and how the user helps. */
  Disclosure rightIdentifier(
      DraftCall call, String parameter, Said wrong, Said right, SeededRandom random) {
    String label = phrases.label(call, parameter);
    Map<String, String> values = Map.of("label", label, "value", SpokenValues.value(wrong.said()));
    String reply = voice.rightValue(label, SpokenValues.value(right.said()), random);
    return new Disclosure(
        call.planned().id(), parameter, QUESTIONS.say("not found", values, random), reply);
  }

  /** Returns how the assistant asks which of several things is meant, and how the user says it. */
  Disclosure choice(DraftCall call, String parameter, Choice choice, SeededRandom random) {
    String thing = choice.thing(thing(call.tool()));
    Map<String, String> values =
        Map.of(
            "count", Integer.toString(choice.names().size()),
            "things", Words.plural(thing),
            "names", SpokenValues.joined(choice.names()));
    String reply = voice.choice(choice.which(thing, random), random);
    return new Disclosure(
        call.planned().id(), parameter, QUESTIONS.say("which", values, random), reply);
  }

  /**
   * Returns what is to be done where a condition holds.
   *
   * @param condition the condition in words
   * @param branches the call that is made then and, where there is one, that which is made
   *     otherwise
   */
  String conditional(
      String condition, List<DraftCall> branches, List<List<DraftCall>> plan, SeededRandom random) {
    Map<String, DraftCall> byId = byId(plan);
    List<Clause> clauses = branches.stream().map(branch -> phrases.clause(branch, byId)).toList();
    return voice.conditional(condition, clauses, random);
  }

  /** Returns what a tool does to anything of its kind, such as "cancel any order". */
  String actionOnAny(ToolSpec tool) {
    return phrases.actionOnAny(tool);
  }

  /** Returns what a tool is about, such as "order". */
  String thing(ToolSpec tool) {
    return phrases.thing(tool);
  }

  private List<Clause> clauses(List<List<DraftCall>> steps, Map<String, DraftCall> plan) {
    List<Clause> clauses = new ArrayList<>();
    int i = 0;
    while (i < steps.size()) {
      List<DraftCall> run = runOfOneTool(steps, i);
      if (run.size() > 2 && Iterations.parameter(run).isPresent()) {
        clauses.add(phrases.repeatedClause(run, plan));
        i += run.size();
      } else {
        steps.get(i).forEach(call -> clauses.add(phrases.clause(call, plan)));
        i++;
      }
    }
    return clauses;
  }

  private static List<DraftCall> runOfOneTool(List<List<DraftCall>> steps, int from) {
    int end = from;
    while (end < steps.size()
        && steps.get(end).size() == 1
        && steps.get(end).get(0).sharesTool(steps.get(from).get(0))) {
      end++;
    }
    return steps.subList(from, end).stream().map(step -> step.get(0)).toList();
  }

  private static Map<String, DraftCall> byId(List<List<DraftCall>> steps) {
    Map<String, DraftCall> plan = new LinkedHashMap<>();
    steps.forEach(step -> step.forEach(call -> plan.put(call.planned().id(), call)));
    return plan;
  }

  private static void addOnce(List<String> actions, String action) {
    if (!actions.contains(action)) {
      actions.add(action);
    }
  }
}
