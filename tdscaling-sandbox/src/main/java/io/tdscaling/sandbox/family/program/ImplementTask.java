package io.tdscaling.sandbox.family.program;

import static io.tdscaling.sandbox.family.program.ToolCalls.listAll;
import static io.tdscaling.sandbox.family.program.ToolCalls.python;
import static io.tdscaling.sandbox.family.program.ToolCalls.read;
import static io.tdscaling.sandbox.family.program.ToolCalls.runTests;

import io.tdscaling.api.code.CodeCall;
import io.tdscaling.api.code.CodeFact;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a task of a program by leaving modules out, or leaving only their signatures. */
final class ImplementTask {
  private static final double FIRST_MISSES = 0.28;

  private final Draw draw;
  private final ProgramSource source;
  private final Variant variant;
  private final Program program;
  private final boolean stubbed;
  private final Optional<Fault> missed;
  private final Suite suite;
  private final Solution solution;
  private final Map<String, String> given = new LinkedHashMap<>();
  private final Map<String, String> known = new LinkedHashMap<>();

  private ImplementTask(ProgramSource source, Draw draw) {
    this.draw = draw;
    this.source = source;
    variant = source.draw(draw);
    program = Program.of(source, variant);
    stubbed = draw.chance(0.5);
    missed =
        program.faults().isEmpty() || !draw.chance(FIRST_MISSES)
            ? Optional.empty()
            : Optional.of(draw.one(program.faults()));
    suite =
        Suite.draw(
            draw.fork(),
            program.tests(),
            missed.map(fault -> draw.some(1, fault.tests())).orElse(List.of()));
    setUp();
    solution = new Solution(given);
    known.put("path", program.wanted().get(0));
    known.put("tests", suite.shown().keySet().iterator().next());
    known.put("about", variant.fill(source.about()));
  }

  /** Makes a task. */
  static CodeTask of(ProgramSource source, Draw draw) {
    return new ImplementTask(source, draw).task();
  }

  private void setUp() {
    boolean documented = !stubbed || draw.chance(0.4);
    program
        .documents()
        .forEach(
            (path, text) -> {
              if (documented || !path.endsWith(".md")) {
                given.put(path, text);
              }
            });
    program
        .modules()
        .forEach(
            (path, text) -> {
              if (!program.wanted().contains(path)) {
                given.put(path, text);
              } else if (stubbed) {
                given.put(path, Stub.of(text));
              }
            });
    given.putAll(suite.shown());
  }

  private CodeTask task() {
    missed.ifPresent(this::describe);
    survey();
    for (String path : program.wanted()) {
      known.put("path", path);
      solution.write(say(0.6, ImplementWords.WRITE), path, firstVersion(path));
    }
    known.put("path", program.wanted().get(0));
    missed.ifPresent(this::correct);
    if (!source.script().isEmpty() && draw.chance(0.3)) {
      solution.step(say(0.7, ImplementWords.TRY), python(variant.fill(source.script())));
    }
    solution.step(say(0.5, ImplementWords.RUN), runTests());
    return new CodeTask(
        Phrases.one(draw, source.requests(variant), known),
        given.entrySet().stream()
            .map(file -> ToolCalls.write(file.getKey(), file.getValue()))
            .toList(),
        solution.steps(),
        List.of(CodeFact.at(solution.last(), "/passed")),
        Phrases.one(
            draw,
            missed.isPresent() ? ImplementWords.ANSWERS_FIXED : ImplementWords.ANSWERS,
            known),
        List.of(RepairTask.check(suite)));
  }

  private String say(double share, List<String> sentences) {
    return Phrases.oneOrNone(draw, share, sentences, known);
  }

  private void describe(Fault fault) {
    known.put("cause", fault.cause());
    known.put("fix", fault.fix());
    known.put(
        "test", fault.tests().stream().filter(suite.names()::contains).findFirst().orElseThrow());
  }

  private void survey() {
    List<CodeCall> reads = new ArrayList<>();
    given.keySet().stream()
        .filter(path -> !path.endsWith("__init__.py"))
        .forEach(path -> reads.add(read(path)));
    List<CodeCall> order = draw.shuffled(reads);
    if (draw.chance(0.7)) {
      solution.step(say(0.5, ImplementWords.SURVEY), listAll());
    }
    if (draw.chance(0.5)) {
      solution.step(say(0.7, ImplementWords.READ), order.toArray(CodeCall[]::new));
    } else {
      solution.step(say(0.7, ImplementWords.READ), order.get(0));
      order.subList(1, order.size()).forEach(call -> solution.step("", call));
    }
    if (draw.chance(0.2)) {
      solution.step(say(0.6, ImplementWords.BEFORE), runTests());
    }
  }

  private String firstVersion(String path) {
    String right = program.modules().getOrDefault(path, "");
    return missed
        .filter(fault -> fault.path().equals(path))
        .map(fault -> fault.inject(right))
        .orElse(right);
  }

  private void correct(Fault fault) {
    solution.step(say(0.5, ImplementWords.RUN), runTests());
    solution.change(
        draw,
        Phrases.one(draw, ImplementWords.FIX, known),
        fault.path(),
        program.modules().getOrDefault(fault.path(), ""));
  }
}
