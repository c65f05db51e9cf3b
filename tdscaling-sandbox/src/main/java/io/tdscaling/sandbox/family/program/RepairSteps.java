package io.tdscaling.sandbox.family.program;

import static io.tdscaling.sandbox.family.program.ToolCalls.command;
import static io.tdscaling.sandbox.family.program.ToolCalls.listAll;
import static io.tdscaling.sandbox.family.program.ToolCalls.python;
import static io.tdscaling.sandbox.family.program.ToolCalls.read;
import static io.tdscaling.sandbox.family.program.ToolCalls.runTests;

import io.tdscaling.sandbox.family.Draw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the steps of a repair together: look around, read, reproduce, try, fix, run the tests. */
final class RepairSteps {
  private static final Pattern FUNCTION = Pattern.compile("(?m)^ *def (\\w+)\\(");
  private static final int LONG_FILE_LINES = 45;
  private static final int LINES_AROUND = 16;

  private final Draw draw;
  private final Program program;
  private final Suite suite;
  private final Solution solution;

  /** The faults that are still in. */
  private final List<Fault> remaining;

  private final Set<String> seen = new LinkedHashSet<>();
  private String script = "";

  RepairSteps(Draw draw, Program program, Suite suite, Solution solution, List<Fault> faults) {
    this.draw = draw;
    this.program = program;
    this.suite = suite;
    this.solution = solution;
    remaining = new ArrayList<>(faults);
  }

  /** Returns what sentences can say of a fault: where it is, what it is, which test shows it. */
  Map<String, String> known(Fault fault, String test) {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("symptom", fault.symptom());
    known.put("cause", fault.cause());
    known.put("fix", fault.fix());
    known.put("path", fault.path());
    known.put("test", test);
    String function = function(fault);
    known.put("function", function);
    known.put(
        "place",
        function.equals(fault.path())
            ? "`" + function + "`"
            : "`" + function + "` in `" + fault.path() + "`");
    known.put("line", String.valueOf(solution.line(fault.path(), with(fault, fault.right()))));
    return known;
  }

  /** Returns a module with some text at the place of a fault, and the other faults as they are. */
  private String with(Fault fault, String text) {
    String module = program.modules().getOrDefault(fault.path(), "");
    for (Fault other : remaining) {
      if (!other.is(fault) && other.path().equals(fault.path())) {
        module = other.inject(module);
      }
    }
    return fault.put(module, text);
  }

  private String function(Fault fault) {
    String module = program.modules().getOrDefault(fault.path(), "");
    String name = fault.path();
    int end = module.indexOf(fault.right()) + fault.right().length();
    Matcher def = FUNCTION.matcher(module);
    while (def.find() && def.start() < end) {
      name = def.group(1);
    }
    return name;
  }

  /** Adds what an agent does until it has read the module with the fault. */
  void survey(Fault fault, Map<String, String> known) {
    boolean scripted = !fault.repro().isEmpty();
    boolean scriptFirst = scripted && draw.chance(0.2);
    if (scriptFirst) {
      reproduce(fault.repro(), known);
    }
    look(known);
    readUp(fault, known);
    if (scripted && !scriptFirst && draw.chance(0.3)) {
      reproduce(fault.repro(), known);
    }
  }

  private void reproduce(String code, Map<String, String> known) {
    script = code;
    solution.step(Phrases.oneOrNone(draw, 0.7, RepairWords.REPRODUCE, known), python(code));
  }

  private void look(Map<String, String> known) {
    String layout = Phrases.oneOrNone(draw, 0.5, RepairWords.LAYOUT, known);
    String tests = Phrases.oneOrNone(draw, 0.5, RepairWords.SURVEY, known);
    switch (draw.number(0, 4)) {
      case 0 -> solution.step(tests, runTests());
      case 1 -> {
        solution.step(layout, listAll());
        solution.step(tests, runTests());
      }
      case 2 -> solution.step(draw.one(layout, tests), listAll(), runTests());
      case 3 -> {
        solution.step(tests, runTests());
        solution.step(layout, listAll());
      }
      default -> {
        String readme = program.documents().keySet().stream().findFirst().orElse("");
        if (!readme.isEmpty()) {
          seen.add(readme);
          solution.step("", read(readme));
        }
        solution.step(tests, runTests());
      }
    }
  }

  private void readUp(Fault fault, Map<String, String> known) {
    String tests = testFile(known);
    String remark = Phrases.oneOrNone(draw, 0.6, RepairWords.READ, known);
    switch (draw.number(0, 4)) {
      case 0 -> readModule(remark, fault);
      case 1 ->
          solution.step(
              Phrases.oneOrNone(draw, 0.6, RepairWords.READ_BOTH, known),
              read(tests),
              read(fault.path()));
      case 2 -> {
        solution.step(remark, read(tests));
        readModule("", fault);
      }
      case 3 -> {
        String name = searched(known, fault);
        known.put("searched", name);
        solution.step(
            Phrases.oneOrNone(draw, 0.6, RepairWords.SEARCH, known),
            command("grep -rn \"" + name + "\" ."));
        readModule("", fault);
      }
      default -> readOthersFirst(remark, fault);
    }
    seen.add(fault.path());
  }

  /** Returns what to look for: the function, or the module's name where that says nothing. */
  private static String searched(Map<String, String> known, Fault fault) {
    String function = known.getOrDefault("function", "");
    String file = fault.path().substring(fault.path().lastIndexOf('/') + 1);
    return function.equals(fault.path()) || function.startsWith("__")
        ? file.replace(".py", " import")
        : function;
  }

  /** Reads a long module around the fault, a short one as a whole. */
  private void readModule(String remark, Fault fault) {
    String text = solution.file(fault.path());
    int lines = (int) text.lines().count();
    if (lines <= LONG_FILE_LINES || draw.chance(0.6)) {
      solution.step(remark, read(fault.path()));
      return;
    }
    int line = solution.line(fault.path(), with(fault, fault.right()));
    int first = Math.max(1, line - LINES_AROUND + draw.number(-4, 4));
    solution.step(
        remark, ToolCalls.read(fault.path(), first, Math.min(lines, line + LINES_AROUND)));
  }

  private void readOthersFirst(String remark, Fault fault) {
    List<String> others =
        program.modules().keySet().stream()
            .filter(path -> !path.equals(fault.path()) && !path.endsWith("__init__.py"))
            .toList();
    if (others.isEmpty()) {
      readModule(remark, fault);
      return;
    }
    String other = draw.one(others);
    seen.add(other);
    if (draw.chance(0.5)) {
      solution.step(remark, read(other), read(fault.path()));
    } else {
      solution.step("", read(other));
      readModule(remark, fault);
    }
  }

  private String testFile(Map<String, String> known) {
    String test = known.getOrDefault("test", "");
    return suite.shown().entrySet().stream()
        .filter(file -> file.getValue().contains("def " + test + "("))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** Adds an attempt that does not put the fault right. */
  void attempt(Fault fault, Fault.Attempt attempt, Map<String, String> known) {
    solution.change(draw, attempt.reason(), fault.path(), with(fault, attempt.text()));
    String remark = Phrases.oneOrNone(draw, 0.4, RepairWords.RERUN, known);
    solution.step(remark, draw.chance(0.25) ? runTests(testFile(known)) : runTests());
    Map<String, String> learnt = new LinkedHashMap<>(known);
    learnt.put("test", attempt.still());
    learnt.put("lesson", attempt.lesson());
    fix(fault, Phrases.one(draw, RepairWords.FIX_AFTER_LESSON, learnt));
  }

  /** Adds the edit that puts a fault right, without an attempt before it. */
  void fix(Fault fault, Map<String, String> known) {
    fix(fault, Phrases.oneOrNone(draw, 0.85, RepairWords.FIX, known));
  }

  private void fix(Fault fault, String remark) {
    solution.change(draw, remark, fault.path(), with(fault, fault.right()));
    remaining.remove(fault);
  }

  /** Adds the way from the first fault put right to the second. */
  void second(Fault fault, Map<String, String> known) {
    solution.step(Phrases.oneOrNone(draw, 0.5, RepairWords.RERUN, known), runTests());
    String remark = Phrases.oneOrNone(draw, 0.7, RepairWords.SECOND, known);
    if (seen.add(fault.path())) {
      readModule(remark, fault);
      fix(fault, known);
    } else {
      String found = Phrases.one(draw, RepairWords.FIX, known);
      fix(fault, (remark + " " + found).strip());
    }
  }

  /** Adds the last look at what came of it. */
  void finish() {
    if (!script.isEmpty() && draw.chance(0.35)) {
      solution.step(Phrases.oneOrNone(draw, 0.5, RepairWords.RECHECK, Map.of()), python(script));
    }
    solution.step(Phrases.oneOrNone(draw, 0.4, RepairWords.RERUN, Map.of()), runTests());
  }
}
