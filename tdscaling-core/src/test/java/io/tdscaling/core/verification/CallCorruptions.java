package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.verification.Script.CallSpot;
import io.tdscaling.core.verification.Script.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Breaks which calls are made, and in which order. All are really made, in a fresh environment. */
final class CallCorruptions {
  /** Other than the first where the answer, now given at another time, holds another value. */
  private static final String ORDER =
      "grounding.dependency-order grounding.invented-identifier plan.wrong-argument";

  private static final String UNREAD =
      "grounding.invented-identifier grounding.unread-value grounding.dependency-order";

  private CallCorruptions() {}

  /** A value that a call can only have from the answer to an earlier one. */
  private record Dependency(CallSpot producer, CallSpot consumer) {}

  static List<Corruption> all() {
    return List.of(
        Corruption.of("dependent steps swapped", ORDER, CallCorruptions::swapped),
        Corruption.of("dependent calls made in parallel", ORDER, CallCorruptions::parallel),
        Corruption.of(
            "read dropped that a later call needs", UNREAD, CallCorruptions::neededReadDropped),
        Corruption.of(
            "read dropped that the answer tells of",
            UNREAD + " facts.unfounded plan.wrong-argument plan.unplanned-change",
            CallCorruptions::toldReadDropped),
        Corruption.of(
            "change dropped",
            UNREAD
                + " end-state.differs facts.unfounded facts.missing plan.wrong-argument"
                + " plan.change-not-made",
            CallCorruptions::changeDropped),
        Corruption.of(
            "change made twice",
            "end-state.differs plan.unplanned-change",
            CallCorruptions::changedTwice),
        Corruption.of(
            "call made for a refused request",
            "facts.refusal end-state.differs plan.unplanned-change policy.unconfirmed-call",
            CallCorruptions::calledForRefused));
  }

  private static List<Dependency> dependencies(Case right) {
    Script script = new Script(right);
    List<Dependency> found = new ArrayList<>();
    List<CallSpot> spots = script.spots(call -> true);
    for (CallSpot consumer : spots) {
      ToolCall call = script.call(consumer);
      List<JsonNode> values = new ArrayList<>(Case.identifiers(call.arguments()));
      values.addAll(right.fromResults(call.id()));
      for (CallSpot producer : spots) {
        if (producer.line() < consumer.line()
            && values.stream().anyMatch(v -> comesOnlyFrom(script, producer, consumer, v, right))) {
          found.add(new Dependency(producer, consumer));
        }
      }
    }
    return found;
  }

  /** Looks for the value's text, wherever it stands: what is found elsewhere may be grounded. */
  private static boolean comesOnlyFrom(
      Script script, CallSpot producer, CallSpot consumer, JsonNode value, Case right) {
    int answer = script.answerTo(script.call(producer).id());
    String text = value.asText();
    for (int i = 0; i < consumer.line(); i++) {
      if (i != answer && script.line(i).message().text().contains(text)) {
        return false;
      }
    }
    var tool = right.trajectory().tool(script.call(consumer).name()).orElseThrow().spec();
    return script.line(answer).message().text().contains(text)
        && !tool.inputSchema().toString().contains(text)
        && !tool.description().contains(text);
  }

  private static int end(Script script, int callLine) {
    return callLine + 1 + script.line(callLine).toolCalls().size();
  }

  private static Optional<Case> swapped(Case right, SeededRandom random) {
    List<Dependency> found = dependencies(right);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Dependency pick = random.pick(found);
    Script script = new Script(right);
    int from = pick.consumer().line();
    List<Line> block = new ArrayList<>(script.lines().subList(from, end(script, from)));
    script.lines().subList(from, end(script, from)).clear();
    script.lines().addAll(pick.producer().line(), block);
    return Optional.of(right.with(script.rerun().done()));
  }

  private static Optional<Case> parallel(Case right, SeededRandom random) {
    List<Dependency> found = dependencies(right);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Dependency pick = random.pick(found);
    Script script = new Script(right);
    int from = pick.consumer().line();
    int to = pick.producer().line();
    List<Line> block = new ArrayList<>(script.lines().subList(from, end(script, from)));
    script.lines().subList(from, end(script, from)).clear();
    script.lines().addAll(end(script, to), block.subList(1, block.size()));
    Line first = script.line(to);
    List<ToolCall> calls = new ArrayList<>(first.toolCalls());
    calls.addAll(block.get(0).toolCalls());
    script
        .lines()
        .set(to, new Line(new AssistantMessage(first.message().text(), calls), first.note()));
    return Optional.of(right.with(script.rerun().done()));
  }

  private static Optional<Case> neededReadDropped(Case right, SeededRandom random) {
    Script script = new Script(right);
    List<CallSpot> reads =
        dependencies(right).stream()
            .map(Dependency::producer)
            .filter(spot -> note(script, spot).effect().readsOnly())
            .distinct()
            .toList();
    return drop(right, random, reads);
  }

  /** The answer still tells what the read found, which nothing else did. */
  private static Optional<Case> toldReadDropped(Case right, SeededRandom random) {
    Script script = new Script(right);
    Blueprint plan = right.blueprint();
    PlanMatch match = right.match();
    List<CallSpot> told = new ArrayList<>();
    for (Fact fact : plan.phases().stream().flatMap(p -> p.facts().stream()).toList()) {
      plan.calls().stream()
          .filter(planned -> planned.id().equals(fact.call()))
          .flatMap(planned -> match.of(planned).stream())
          .flatMap(made -> script.spots(call -> call.equals(made.call())).stream())
          .filter(spot -> note(script, spot).effect().readsOnly())
          .filter(spot -> isOnlySource(script, spot, fact.text()))
          .forEach(told::add);
    }
    return drop(right, random, told);
  }

  private static boolean isOnlySource(Script script, CallSpot spot, String text) {
    int answer = script.answerTo(script.call(spot).id());
    return script
        .where(line -> !line.talks() && line.message().text().contains(text))
        .equals(List.of(answer));
  }

  private static Optional<Case> changeDropped(Case right, SeededRandom random) {
    Script script = new Script(right);
    return drop(right, random, changes(script));
  }

  private static List<CallSpot> changes(Script script) {
    return script.spots(call -> true).stream()
        .filter(spot -> !note(script, spot).error() && !note(script, spot).effect().readsOnly())
        .toList();
  }

  private static Optional<Case> drop(Case right, SeededRandom random, List<CallSpot> spots) {
    if (spots.isEmpty()) {
      return Optional.empty();
    }
    Script script = new Script(right);
    script.removeCall(random.pick(spots));
    return Optional.of(right.with(script.rerun().done()));
  }

  private static CallNote note(Script script, CallSpot spot) {
    return script.line(spot.line()).callNotes().get(spot.index());
  }

  private static Optional<Case> changedTwice(Case right, SeededRandom random) {
    Script script = new Script(right);
    for (CallSpot spot : random.shuffled(changes(script))) {
      Script again = new Script(right);
      ToolCall call = again.call(spot);
      int at = end(again, spot.line());
      again.lines().addAll(at, copy(call));
      if (!again.rerun().line(at).callNotes().get(0).error()) {
        return Optional.of(right.with(again.done()));
      }
    }
    return Optional.empty();
  }

  private static List<Line> copy(ToolCall call) {
    return Script.callWithAnswer(new ToolCall("call_again", call.name(), call.arguments()));
  }

  private static Optional<Case> calledForRefused(Case right, SeededRandom random) {
    Script script = new Script(right);
    List<CallSpot> calls = script.spots(call -> true);
    List<Integer> closings = script.where(Line::closes);
    List<Phase> phases = right.blueprint().phases();
    for (int i = 0; i < phases.size() && !calls.isEmpty(); i++) {
      boolean refused = phases.get(i).closing() == DialogueAct.REFUSE;
      if (refused && phases.get(i).steps().isEmpty()) {
        ToolCall call = script.call(random.pick(calls));
        script.lines().addAll(closings.get(i), copy(call));
        StepNote made = script.rerun().line(closings.get(i)).note().orElseThrow();
        return made.calls().get(0).error()
            ? Optional.empty()
            : Optional.of(right.with(script.done()));
      }
    }
    return Optional.empty();
  }
}
