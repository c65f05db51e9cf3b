package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.core.phrasing.Clause;
import io.tdscaling.core.phrasing.Grammar;
import io.tdscaling.core.phrasing.Manner;
import io.tdscaling.core.phrasing.SpokenValues;
import io.tdscaling.core.phrasing.UserVoice;
import io.tdscaling.core.random.SeededRandom;
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
    return voice.request(clauses(steps, byId(steps)), random);
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
