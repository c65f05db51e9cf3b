package io.tdscaling.sandbox.family.program;

import static io.tdscaling.sandbox.family.program.ToolCalls.runTests;

import com.fasterxml.jackson.databind.node.LongNode;
import io.tdscaling.api.code.CodeCall;
import io.tdscaling.api.code.CodeCheck;
import io.tdscaling.api.code.CodeFact;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a task of a program by putting a fault into it, or two. */
final class RepairTask {
  private static final String GRADED = "graded_tests/";
  private static final Pattern TEST = Pattern.compile("\\bdef test_");
  private static final double TWO_FAULTS = 0.25;
  private static final double ATTEMPT = 0.5;

  private final Draw draw;
  private final ProgramSource source;
  private final Variant variant;
  private final Program program;
  private final List<Fault> faults;
  private final Optional<Fault.Attempt> attempt;
  private final Suite suite;
  private final Solution solution;
  private final RepairSteps steps;

  private RepairTask(ProgramSource source, Draw draw) {
    this.draw = draw;
    this.source = source;
    variant = source.draw(draw);
    program = Program.of(source, variant);
    faults = drawFaults();
    List<Fault.Attempt> attempts = faults.get(0).attempts();
    attempt =
        attempts.isEmpty() || !draw.chance(ATTEMPT)
            ? Optional.empty()
            : Optional.of(draw.one(attempts));
    suite = Suite.draw(draw.fork(), program.tests(), neededTests());
    solution = new Solution(givenFiles());
    steps = new RepairSteps(draw.fork(), program, suite, solution, faults);
  }

  /** Makes a task. */
  static CodeTask of(ProgramSource source, Draw draw) {
    return new RepairTask(source, draw).task();
  }

  private List<Fault> drawFaults() {
    List<Fault> possible = draw.shuffled(program.faults());
    if (possible.isEmpty()) {
      throw new IllegalStateException(source.id() + " has no fault for " + variant.values());
    }
    Fault first = possible.get(0);
    if (draw.chance(TWO_FAULTS)) {
      for (Fault second : possible.subList(1, possible.size())) {
        if (independent(first, second)) {
          return List.of(first, second);
        }
      }
    }
    return List.of(first);
  }

  /** Says whether two faults can be put in and right one after the other. */
  private boolean independent(Fault one, Fault other) {
    return !one.right().contains(other.right())
        && !other.right().contains(one.right())
        && (!one.path().equals(other.path()) || bothFit(one, other))
        && other.tests().stream().anyMatch(test -> !one.tests().contains(test));
  }

  private boolean bothFit(Fault one, Fault other) {
    String module = program.modules().getOrDefault(one.path(), "");
    return other.fits(one.inject(module)) && one.fits(other.inject(module));
  }

  private List<String> neededTests() {
    List<String> needed = new ArrayList<>();
    for (Fault fault : faults) {
      needed.addAll(draw.some(draw.number(1, Math.min(2, fault.tests().size())), fault.tests()));
    }
    if (faults.size() > 1) {
      needed.add(shownTest(faults.get(1)));
    }
    attempt.ifPresent(known -> needed.add(known.still()));
    return needed;
  }

  /** Returns a test that fails because of a fault, and not because of the first. */
  private String shownTest(Fault fault) {
    return fault.tests().stream()
        .filter(test -> fault.is(faults.get(0)) || !faults.get(0).tests().contains(test))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, String> givenFiles() {
    Map<String, String> files = new LinkedHashMap<>(program.documents());
    files.putAll(program.modules());
    for (Fault fault : faults) {
      files.put(fault.path(), fault.inject(files.getOrDefault(fault.path(), "")));
    }
    files.putAll(suite.shown());
    return files;
  }

  private CodeTask task() {
    Map<String, String> files = givenFiles();
    Map<String, String> known = steps.known(faults.get(0), testOf(faults.get(0)));
    Map<String, String> first = new LinkedHashMap<>(known);
    steps.survey(faults.get(0), known);
    attempt.ifPresentOrElse(
        wrong -> steps.attempt(faults.get(0), wrong, known), () -> steps.fix(faults.get(0), known));
    if (faults.size() > 1) {
      Map<String, String> other = steps.known(faults.get(1), shownTest(faults.get(1)));
      steps.second(faults.get(1), other);
      other.forEach((name, value) -> first.put(name + "2", value));
    }
    steps.finish();
    List<String> answers = faults.size() > 1 ? RepairWords.ANSWERS_TWO : RepairWords.ANSWERS;
    return new CodeTask(
        request(known),
        files.entrySet().stream()
            .map(file -> ToolCalls.write(file.getKey(), file.getValue()))
            .toList(),
        solution.steps(),
        List.of(CodeFact.at(solution.last(), "/passed")),
        Phrases.one(draw, answers, first),
        List.of(check(suite)));
  }

  private String testOf(Fault fault) {
    return fault.tests().stream().filter(suite.names()::contains).findFirst().orElseThrow();
  }

  private String request(Map<String, String> known) {
    Map<String, String> words = new LinkedHashMap<>(known);
    List<String> own = source.requests(variant);
    if (faults.size() > 1) {
      words.put(
          "symptom", known.get("symptom") + " " + draw.one("", "Also: ") + faults.get(1).symptom());
    }
    words.put(
        "tests",
        variant.holds("tests=tests/") ? "tests/" : suite.shown().keySet().iterator().next());
    return Phrases.one(draw, own.isEmpty() || draw.chance(0.6) ? RepairWords.REQUESTS : own, words);
  }

  /**
   * Returns the check that runs all tests, written anew into a directory of their own: what an
   * agent did to its tests or put beside them has no say, and no test can be left out unnoticed.
   */
  static CodeCheck check(Suite suite) {
    Map<String, String> tests = new LinkedHashMap<>(suite.shown());
    tests.putAll(suite.hidden());
    List<CodeCall> calls = new ArrayList<>();
    calls.add(ToolCalls.write("conftest.py", "# The tests need nothing of it.\n"));
    tests.forEach(
        (path, text) ->
            calls.add(ToolCalls.write(GRADED + path.substring(path.lastIndexOf('/') + 1), text)));
    calls.add(runTests(GRADED));
    long count = tests.values().stream().flatMap(TEST::splitAsStream).count() - tests.size();
    return new CodeCheck.Graded(calls, "/passed", LongNode.valueOf(count));
  }
}
