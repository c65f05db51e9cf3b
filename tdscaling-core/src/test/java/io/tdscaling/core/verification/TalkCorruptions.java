package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.verification.Script.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Breaks what user and assistant say to each other. */
final class TalkCorruptions {
  private TalkCorruptions() {}

  static List<Corruption> all() {
    return List.of(
        Corruption.of(
            "fact in the answer changed",
            "facts.missing",
            (right, random) -> fact(right, random, TalkCorruptions::otherFact)),
        Corruption.of(
            "fact left out of the answer",
            "facts.missing",
            (right, random) -> fact(right, random, fact -> "something")),
        Corruption.of(
            "answer told with the last call", "facts.missing", TalkCorruptions::toldEarly),
        Corruption.of(
            "refusal turned into an answer",
            "facts.refusal facts.missing",
            (right, random) ->
                closing(
                    right, random, DialogueAct.REFUSE, DialogueAct.ANSWER, "Done, it is all set.")),
        Corruption.of(
            "answer turned into a refusal",
            "facts.refusal facts.missing",
            (right, random) ->
                closing(right, random, DialogueAct.ANSWER, DialogueAct.REFUSE, "I can't do that.")),
        Corruption.of(
            "last request never made", "user.request-not-made", TalkCorruptions::endedEarly),
        Corruption.of(
            "identifier not said by the user",
            "user.value-not-said",
            (right, random) -> unsaid(right, random, false)),
        Corruption.of(
            "identifier not said, and the request refused",
            "user.value-not-said",
            (right, random) -> unsaid(right, random, true)),
        Corruption.of(
            "confirmation skipped", "policy.unconfirmed-call", TalkCorruptions::unconfirmed));
  }

  private static Optional<Case> fact(
      Case right, SeededRandom random, UnaryOperator<String> change) {
    List<Fact> facts =
        right.blueprint().phases().stream().flatMap(p -> p.facts().stream()).toList();
    if (facts.isEmpty()) {
      return Optional.empty();
    }
    String fact = random.pick(facts).text();
    Script script = new Script(right);
    for (int at : script.where(Line::talks)) {
      script.text(at, script.line(at).message().text().replace(fact, change.apply(fact)));
    }
    return says(script, fact) ? Optional.empty() : Optional.of(right.with(script.done()));
  }

  private static boolean says(Script script, String text) {
    return !script.where(line -> line.talks() && line.message().text().contains(text)).isEmpty();
  }

  private static String otherFact(String fact) {
    return Operators.shifted(fact, 0);
  }

  /** What a call will find is told in the message that makes it. */
  private static Optional<Case> toldEarly(Case right, SeededRandom random) {
    Script script = new Script(right);
    List<Integer> closings = script.where(Line::closes);
    List<Phase> phases = right.blueprint().phases();
    int last = phases.size() - 1;
    while (last >= 0 && phases.get(last).facts().isEmpty()) {
      last--;
    }
    List<Integer> calls = script.where(Line::calls);
    if (last < 0 || calls.isEmpty()) {
      return Optional.empty();
    }
    int closing = closings.get(last);
    int call = calls.stream().filter(at -> at < closing).reduce(0, Math::max);
    script.text(call, script.line(closing).message().text());
    script.text(closing, "That is it.");
    String fact = random.pick(phases.get(last).facts()).text();
    boolean toldLater =
        script.where(line -> line.talks() && line.message().text().contains(fact)).stream()
            .anyMatch(at -> at > call);
    return toldLater ? Optional.empty() : Optional.of(right.with(script.done()));
  }

  private static Optional<Case> closing(
      Case right, SeededRandom random, DialogueAct from, DialogueAct to, String text) {
    Script script = new Script(right);
    List<Integer> closings = script.where(line -> line.acts(from));
    if (closings.isEmpty()) {
      return Optional.empty();
    }
    int at = random.pick(closings);
    script.lines().set(at, Script.says(to, text));
    return Optional.of(right.with(script.done()));
  }

  private static Optional<Case> endedEarly(Case right, SeededRandom random) {
    Script script = new Script(right);
    List<Integer> closings = script.where(Line::closes);
    int phases = right.blueprint().phases().size();
    if (phases < 2) {
      return Optional.empty();
    }
    int made = 1 + random.nextInt(phases - 1);
    script.lines().subList(closings.get(made - 1) + 1, script.lines().size()).clear();
    return Optional.of(right.with(script.rerun().done()));
  }

  /** What is said for a branch that is not taken is not missed. */
  private static boolean isUsed(Script script, String value) {
    return script.where(Line::calls).stream()
        .map(at -> (AssistantMessage) script.line(at).message())
        .flatMap(said -> said.toolCalls().stream())
        .flatMap(call -> Json.leaves(call.arguments()).stream())
        .anyMatch(leaf -> leaf.asText().equals(value));
  }

  private static Optional<Case> unsaid(Case right, SeededRandom random, boolean refuse) {
    Script script = new Script(right);
    List<String> values =
        right.blueprint().calls().stream()
            .flatMap(call -> call.arguments().values().stream())
            .flatMap(s -> s instanceof Said said ? Json.leaves(said.said()).stream() : Stream.of())
            .filter(Identifiers::isIdentifierLike)
            .map(JsonNode::asText)
            .filter(value -> isSaidOnlyByUser(right, script, value) && isUsed(script, value))
            .toList();
    if (values.isEmpty()) {
      return Optional.empty();
    }
    String value = random.pick(values);
    for (int at : script.where(Line::isUser)) {
      script.text(at, script.line(at).message().text().replace(value, "that one"));
    }
    if (refuse) {
      int firstCall = script.where(Line::calls).get(0);
      int closing = script.where(Line::closes).get(0);
      script.lines().subList(firstCall, closing + 1).clear();
      script.lines().add(firstCall, Script.says(DialogueAct.REFUSE, "I do not know which one."));
      // Without these calls, a later phase might not be able to make its own.
      return script.where(Line::calls).isEmpty()
          ? Optional.of(right.with(script.rerun().done()))
          : Optional.empty();
    }
    return Optional.of(right.with(script.done()));
  }

  private static boolean isSaidOnlyByUser(Case right, Script script, String value) {
    long beyondUser =
        script
            .where(line -> !line.isUser() && !line.talks() && line.message().text().contains(value))
            .size();
    boolean defined =
        right.trajectory().tools().stream()
            .anyMatch(
                tool ->
                    tool.spec().inputSchema().toString().contains(value)
                        || tool.spec().description().contains(value));
    return beyondUser == 0 && !defined;
  }

  /** Takes out every demand for confirmation, with its reply, before a call that needs one. */
  private static Optional<Case> unconfirmed(Case right, SeededRandom random) {
    // Without its confirmation a value that is put right there would not have been said at all.
    if (right.blueprint().phases().stream().anyMatch(phase -> !phase.corrections().isEmpty())) {
      return Optional.empty();
    }
    List<NeedsConfirmation> needed =
        right.blueprint().perturbations(NeedsConfirmation.class).toList();
    Script script = new Script(right);
    List<Integer> asked = new ArrayList<>(script.where(line -> line.acts(DialogueAct.CONFIRM)));
    if (needed.isEmpty() || asked.isEmpty()) {
      return Optional.empty();
    }
    for (int i = asked.size() - 1; i >= 0; i--) {
      script.lines().subList(asked.get(i), asked.get(i) + 2).clear();
    }
    return Optional.of(right.with(script.done()));
  }
}
