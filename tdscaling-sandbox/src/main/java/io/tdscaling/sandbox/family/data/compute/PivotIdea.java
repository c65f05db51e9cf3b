package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.PythonLiteral;
import io.tdscaling.sandbox.family.data.compute.Computation.Code;
import io.tdscaling.sandbox.family.data.compute.Computation.Result;
import java.util.ArrayList;
import java.util.List;

/** A table of two categories against each other. */
final class PivotIdea {
  private static final String NESTED =
      """
      table = defaultdict(Counter)
      for <<row>> in <<rows>>:
          table[<<a>>][<<b>>] += 1
      """;
  private static final String PAIRS =
      """
      table = Counter((<<a>>, <<b>>) for <<row>> in <<rows>>)
      """;
  private static final String LOOP =
      """
      table = {}
      for <<row>> in <<rows>>:
          cell = (<<a>>, <<b>>)
          table[cell] = table.get(cell, 0) + 1
      """;

  private PivotIdea() {}

  static Computation of(Frame frame, Field first, Field second, Draw draw) {
    List<String> values = List.copyOf(frame.counts(first).keySet());
    String row = draw.one(values);
    boolean flag = second.kind() == Kind.FLAG;
    String column = flag ? "true" : draw.one(List.copyOf(frame.counts(second).keySet()));
    String columnLiteral = flag ? "True" : PythonLiteral.of(column);
    int style = draw.number(0, 2);
    List<String> imports = new ArrayList<>();
    if (style < 2) {
      imports.add("from collections import Counter" + (style == 0 ? ", defaultdict" : ""));
    }
    boolean empties = draw.chance(0.5);
    boolean filled = draw.chance(0.5);
    String more = cells(style, PythonLiteral.of(row), columnLiteral, empties, filled);
    List<Result> results = new ArrayList<>(List.of(Result.of("cell", "cell")));
    String question =
        draw.one(
            "cross-tabulate <<rows>> by %1$s and %2$s: how many are \"%3$s\" and \"%4$s\"?",
            "count <<rows>> by %1$s against %2$s. How many have %1$s \"%3$s\" together with %2$s"
                + " \"%4$s\"?");
    String answer = "{0} of the <<rows>> have %1$s \"%3$s\" and %2$s \"%4$s\"";
    if (empties) {
      results.add(Result.of("row total", "total"));
      question += " And how many are \"%3$s\" in all?";
      answer += ", out of {1} with \"%3$s\"";
    }
    if (filled) {
      results.add(Result.of("combinations", "combinations"));
      question += " How many combinations of the two occur at all?";
      answer += "; {%s} combinations occur at all".formatted(results.size() - 1);
    }
    Object[] words = {first.words(), second.words(), row, column};
    String template =
        switch (style) {
          case 0 -> NESTED;
          case 1 -> PAIRS;
          default -> LOOP;
        };
    Code code =
        new Code(
            imports,
            access -> access.fill(template, "a", first, "b", second).strip() + "\n" + more);
    return new Computation(
        question.formatted(words),
        List.of(first, second),
        draw.chance(0.5) ? code.with(access -> listing(style)) : code,
        results,
        answer.formatted(words) + ".",
        draw.one("I count the pairs of %1$s and %2$s.", "A table of %1$s against %2$s gives that.")
            .formatted(words));
  }

  private static String cells(
      int style, String row, String column, boolean total, boolean combinations) {
    StringBuilder code = new StringBuilder();
    if (style == 0) {
      code.append("cell = table[%s][%s]\n".formatted(row, column));
      code.append(total ? "total = sum(table[%s].values())\n".formatted(row) : "");
      code.append(
          combinations ? "combinations = sum(len(counts) for counts in table.values())\n" : "");
      return code.toString();
    }
    code.append(
        style == 1
            ? "cell = table[(%s, %s)]\n".formatted(row, column)
            : "cell = table.get((%s, %s), 0)\n".formatted(row, column));
    code.append(
        total
            ? "total = sum(count for (first, _), count in table.items() if first == %s)\n"
                .formatted(row)
            : "");
    code.append(combinations ? "combinations = len(table)\n" : "");
    return code.toString();
  }

  private static String listing(int style) {
    return style == 0
        ? """
          for key in sorted(table):
              print("-", key, dict(table[key]))
          """
        : """
          for (first, second), count in sorted(table.items()):
              print(f"- {first} / {second}: {count}")
          """;
  }
}
