package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.verification.Script.CallSpot;
import io.tdscaling.core.verification.Script.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Breaks the form of a conversation and what ties it to its blueprint. */
final class StructureCorruptions {
  private static final String HALF_PAIR = "\ud83d";

  private StructureCorruptions() {}

  static List<Corruption> all() {
    return List.of(
        atCall(
            "tool not offered",
            "structure.unknown-tool",
            (s, at) -> s.call(at, StructureCorruptions::renamed)),
        atCall(
            "arguments are text",
            "structure.malformed-arguments",
            (s, at) -> s.call(at, c -> arguments(c, TextNode.valueOf(c.arguments().toString())))),
        atCall(
            "half a surrogate pair in arguments",
            "structure.malformed-arguments",
            (s, at) -> s.call(at, StructureCorruptions::withHalfPair)),
        atCall(
            "call without its answer",
            "structure.unanswered-call",
            (s, at) -> s.lines().remove(s.answerTo(s.call(at).id()))),
        atCall(
            "answer without a call",
            "structure.orphan-answer",
            (s, at) -> {
              int answer = s.answerTo(s.call(at).id());
              s.lines().add(answer, s.line(answer));
            }),
        Corruption.of(
            "call id used twice",
            "structure.duplicate-call-id",
            Operators.edit(StructureCorruptions::sameIds)),
        atLine(
            "half a surrogate pair in a message",
            "structure.malformed-text",
            (s, at) -> s.text(at, s.line(at).message().text() + HALF_PAIR)),
        atLine("message emptied", "structure.empty-message", (s, at) -> s.text(at, " ")),
        atUser("user turn removed", "structure.roles", (s, at) -> s.lines().remove((int) at)),
        atUser(
            "turns out of order",
            "structure.roles structure.unanswered-call",
            (s, at) -> {
              Line turn = s.lines().remove((int) at);
              s.lines().add(at + 1, turn);
            }),
        Corruption.of(
            "final answer dropped",
            "structure.roles",
            Operators.edit((s, random) -> s.lines().remove(s.lines().size() - 1) != null)),
        Corruption.of(
            "note dropped",
            "structure.notes",
            Operators.edit(
                (s, random) -> {
                  int at = random.pick(s.where(line -> line.note().isPresent()));
                  s.lines().set(at, new Line(s.line(at).message(), Optional.empty()));
                  return true;
                })),
        Corruption.of(
            "blueprint of another id", "blueprint.mismatch", (c, r) -> Optional.of(other(c, 0))),
        Corruption.of(
            "blueprint of another seed", "blueprint.mismatch", (c, r) -> Optional.of(other(c, 1))),
        Corruption.of(
            "offered tool taken out", "blueprint.mismatch", StructureCorruptions::withoutTool));
  }

  private static Corruption atCall(String name, String rules, BiConsumer<Script, CallSpot> edit) {
    return Corruption.of(
        name,
        rules,
        Operators.edit(
            (script, random) -> {
              List<CallSpot> spots = script.spots(call -> true);
              if (!spots.isEmpty()) {
                edit.accept(script, random.pick(spots));
              }
              return !spots.isEmpty();
            }));
  }

  private static Corruption atLine(String name, String rules, BiConsumer<Script, Integer> edit) {
    return Corruption.of(
        name,
        rules,
        Operators.edit(
            (script, random) -> {
              edit.accept(script, random.pick(script.where(l -> l.isUser() || l.talks())));
              return true;
            }));
  }

  private static Corruption atUser(String name, String rules, BiConsumer<Script, Integer> edit) {
    return Corruption.of(
        name,
        rules,
        Operators.edit(
            (script, random) -> {
              edit.accept(script, random.pick(script.where(Line::isUser)));
              return true;
            }));
  }

  private static ToolCall renamed(ToolCall call) {
    return new ToolCall(call.id(), call.name() + "_v2", call.arguments());
  }

  private static ToolCall arguments(ToolCall call, JsonNode value) {
    return new ToolCall(call.id(), call.name(), value);
  }

  private static ToolCall withHalfPair(ToolCall call) {
    ObjectNode arguments = call.arguments().deepCopy();
    return arguments(call, arguments.put("note", HALF_PAIR));
  }

  private static boolean sameIds(Script script, SeededRandom random) {
    List<CallSpot> spots = script.spots(call -> true);
    if (spots.size() < 2) {
      return false;
    }
    CallSpot second = spots.get(1 + random.nextInt(spots.size() - 1));
    String id = script.call(spots.get(0)).id();
    int answer = script.answerTo(script.call(second).id());
    ToolMessage told = (ToolMessage) script.line(answer).message();
    script.call(second, call -> new ToolCall(id, call.name(), call.arguments()));
    script
        .lines()
        .set(answer, new Line(new ToolMessage(id, told.name(), told.text()), Optional.empty()));
    return true;
  }

  private static Case other(Case right, int seedShift) {
    Blueprint plan = right.blueprint();
    return right.with(
        new Blueprint(
            seedShift == 0 ? plan.id() + "x" : plan.id(),
            plan.clusterId(),
            plan.goal(),
            plan.persona(),
            plan.mode(),
            plan.environmentSeed() + seedShift,
            plan.tools(),
            plan.policies(),
            plan.phases(),
            plan.perturbations(),
            plan.expectedEndState()));
  }

  private static Optional<Case> withoutTool(Case right, SeededRandom random) {
    Trajectory old = right.trajectory();
    List<String> called =
        new Script(right)
            .spots(call -> true).stream().map(new Script(right)::call).map(ToolCall::name).toList();
    List<OfferedTool> idle =
        old.tools().stream().filter(tool -> !called.contains(tool.name())).toList();
    if (idle.isEmpty()) {
      return Optional.empty();
    }
    List<OfferedTool> tools = new ArrayList<>(old.tools());
    tools.remove(random.pick(idle));
    return Optional.of(
        right.with(
            new Trajectory(
                old.id(),
                tools,
                old.messages(),
                old.notes(),
                old.domains(),
                old.endState(),
                old.provenance())));
  }
}
