package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.phrasing.SpokenValues;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the user's requests: plain sentences that hold every value the user has to say. */
final class RequestWriter {
  private static final List<String> OPENINGS =
      List.of(
          "Could you %s?",
          "Please %s.",
          "I need you to %s.",
          "Hi, can you %s?",
          "Hello! I'd like you to %s.",
          "Would you %s for me?",
          "Can you help me %s?",
          "I want to %s.");
  private static final List<String> CONTINUATIONS =
      List.of("Then %s.", "After that, %s.", "Next, %s.", "I also need you to %s.", "Also, %s.");
  private static final List<String> ENDINGS =
      List.of("Finally, %s.", "And then %s.", "Last, %s.", "At the end, %s.");
  private static final List<String> CLOSINGS =
      List.of("", "", "", " Thanks!", " Thank you.", " Let me know what comes out.");
  private static final List<String> QUESTIONS =
      List.of(
          "What is the %s?",
          "Which %s should I use?",
          "Could you tell me the %s?",
          "I need the %s to go on. What is it?");
  private static final List<String> REPLIES =
      List.of("The %s is %s.", "It's %2$s.", "Use %2$s, please.", "Sorry, I forgot: the %s is %s.");

  private static final List<String> PLURAL_QUESTIONS =
      List.of(
          "What are the %s?",
          "Which %s should I use?",
          "Could you tell me the %s?",
          "I need the %s to go on. What are they?");
  private static final List<String> PLURAL_REPLIES =
      List.of(
          "The %s are %s.",
          "Use %2$s, please.", "Sorry, I forgot: the %s are %s.", "%2$s, please.");
  private static final List<String> REVISIONS =
      List.of(
          "Actually, I changed my mind: please %s again, this time with %s.",
          "Sorry, I got that wrong. Please %s once more, but with %s.",
          "On second thought, %s with %s instead.",
          "Hmm, could you %s again with %s?");

  private static final List<String> CORRECTIONS =
      List.of(
          "Wait, make the %s %s instead.",
          "Almost: the %s should be %s.",
          "No, sorry, I meant %2$s for the %1$s.",
          "Change that, please: %2$s as the %1$s. The rest is right.");
  private static final List<String> NOT_FOUND =
      List.of(
          "I can't find anything with the %s %s. Could you check it?",
          "Nothing turned up for %2$s. Is the %1$s right?",
          "The %s %s is not known here. Could you give it to me once more?",
          "The %s %s does not exist. Might there be a typo in it?");
  private static final List<String> RIGHT =
      List.of(
          "Oh, a typo. It's %s.",
          "Sorry, I misread it: %s.",
          "You're right, the %2$s is %1$s.",
          "My mistake, it should be %s.",
          "Let me look again. It is %s.");

  private final CallPhrases phrases;

  RequestWriter(CallPhrases phrases) {
    this.phrases = phrases;
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
    List<String> clauses = clauses(steps, byId(all));
    StringBuilder text = new StringBuilder(random.pick(OPENINGS).formatted(clauses.get(0)));
    for (int i = 1; i < clauses.size(); i++) {
      boolean last = i == clauses.size() - 1 && clauses.size() > 2;
      text.append(' ')
          .append(random.pick(last ? ENDINGS : CONTINUATIONS).formatted(clauses.get(i)));
    }
    return text.append(random.pick(CLOSINGS)).toString();
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
    String label = SpokenValues.label(parameter);
    boolean plural = SpokenValues.isPlural(label);
    String question = random.pick(plural ? PLURAL_QUESTIONS : QUESTIONS).formatted(label);
    String spoken = SpokenValues.value(value.known());
    String reply = random.pick(plural ? PLURAL_REPLIES : REPLIES).formatted(label, spoken);
    return new Disclosure(call.planned().id(), parameter, question, reply);
  }

  /** Returns a request to do an earlier call, of the steps before, again with other values. */
  String revision(Revision revision, List<List<DraftCall>> before, SeededRandom random) {
    List<String> changes = new ArrayList<>();
    revision
        .changes()
        .forEach(
            (parameter, value) ->
                changes.add(
                    SpokenValues.label(parameter) + " " + SpokenValues.value(value.said())));
    return random
        .pick(REVISIONS)
        .formatted(phrases.action(revision.again(), byId(before)), SpokenValues.joined(changes));
  }

  /** Returns how the user puts a value right when asked to confirm. */
  String correction(String parameter, Said right, SeededRandom random) {
    return random
        .pick(CORRECTIONS)
        .formatted(SpokenValues.label(parameter), SpokenValues.value(right.said()));
  }

  /** Returns how the assistant says that something was not found, and how the user helps. */
  Disclosure rightIdentifier(
      DraftCall call, String parameter, Said wrong, Said right, SeededRandom random) {
    String label = SpokenValues.label(parameter);
    String question = random.pick(NOT_FOUND).formatted(label, SpokenValues.value(wrong.said()));
    String reply = random.pick(RIGHT).formatted(SpokenValues.value(right.said()), label);
    return new Disclosure(call.planned().id(), parameter, question, reply);
  }

  /** Returns what a tool does to anything of its kind, such as "cancel any order". */
  String actionOnAny(ToolSpec tool) {
    return phrases.actionOnAny(tool);
  }

  /** Returns the clause for one call, such as "cancel that order". */
  String clause(DraftCall call, List<List<DraftCall>> plan) {
    return phrases.clause(call, byId(plan));
  }

  /** Returns what a tool is about, such as "order". */
  String thing(ToolSpec tool) {
    return phrases.thing(tool);
  }

  private List<String> clauses(List<List<DraftCall>> steps, Map<String, DraftCall> plan) {
    List<String> clauses = new ArrayList<>();
    int i = 0;
    while (i < steps.size()) {
      List<DraftCall> run = runOfOneTool(steps, i);
      if (run.size() > 2 && Iterations.parameter(run).isPresent()) {
        clauses.add(phrases.repeatedClause(run, plan));
        i += run.size();
      } else {
        List<String> together = new ArrayList<>();
        steps.get(i).forEach(call -> together.add(phrases.clause(call, plan)));
        clauses.add(SpokenValues.joined(together));
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
