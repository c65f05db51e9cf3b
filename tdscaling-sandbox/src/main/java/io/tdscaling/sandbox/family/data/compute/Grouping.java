package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Code that makes a dictionary with a value for each group of records.
 *
 * @param imports what it imports
 * @param code the code
 */
record Grouping(List<String> imports, Function<Access, String> code) {
  private static final String COUNTER = "from collections import Counter";
  private static final String DEFAULT = "from collections import defaultdict";

  /** Returns code that counts the records of each group into {@code counts}. */
  static Grouping counts(Function<Access, String> key, Draw draw) {
    return switch (draw.number(0, 3)) {
      case 0 -> of(key, COUNTER, "counts = Counter(<<key>> for <<row>> in <<rows>>)");
      case 1 ->
          of(
              key,
              DEFAULT,
              """
              counts = defaultdict(int)
              for <<row>> in <<rows>>:
                  counts[<<key>>] += 1
              """);
      case 2 ->
          of(
              key,
              "",
              """
              counts = {}
              for <<row>> in <<rows>>:
                  key = <<key>>
                  counts[key] = counts.get(key, 0) + 1
              """);
      default ->
          of(
              key,
              COUNTER,
              """
              counts = Counter()
              for <<row>> in <<rows>>:
                  counts[<<key>>] += 1
              """);
    };
  }

  /** Returns code that adds a number up for each group into {@code totals}. */
  static Grouping totals(Function<Access, String> key, Field number, Draw draw) {
    String zero = number.whole() ? "int" : "float";
    String template =
        switch (draw.number(0, 4)) {
          case 0 ->
              """
              totals = defaultdict(<<zero>>)
              for <<row>> in <<rows>>:
                  totals[<<key>>] += <<num>>
              """;
          case 1 ->
              """
              totals = Counter()
              for <<row>> in <<rows>>:
                  totals[<<key>>] += <<num>>
              """;
          case 2 ->
              """
              totals = {}
              for <<row>> in <<rows>>:
                  key = <<key>>
                  totals[key] = totals.get(key, 0) + <<num>>
              """;
          case 3 ->
              """
              keys = sorted({<<key>> for <<row>> in <<rows>>})
              totals = {
                  key: sum(<<num>> for <<row>> in <<rows>> if <<key>> == key)
                  for key in keys
              }
              """;
          default ->
              """
              groups = defaultdict(list)
              for <<row>> in <<rows>>:
                  groups[<<key>>].append(<<num>>)
              totals = {key: sum(values) for key, values in groups.items()}
              """;
        };
    String imported =
        template.contains("Counter") ? COUNTER : template.contains("default") ? DEFAULT : "";
    return new Grouping(
        imported.isEmpty() ? List.of() : List.of(imported),
        access -> access.fill(template, "key", key.apply(access), "num", number, "zero", zero));
  }

  /** Returns code that collects a number for each group into {@code groups}. */
  static Grouping lists(Function<Access, String> key, Field number, Draw draw) {
    boolean plain = draw.chance(0.4);
    String template =
        plain
            ? """
              groups = {}
              for <<row>> in <<rows>>:
                  groups.setdefault(<<key>>, []).append(<<num>>)
              """
            : """
              groups = defaultdict(list)
              for <<row>> in <<rows>>:
                  groups[<<key>>].append(<<num>>)
              """;
    return new Grouping(
        plain ? List.of() : List.of(DEFAULT),
        access -> access.fill(template, "key", key.apply(access), "num", number));
  }

  private static Grouping of(Function<Access, String> key, String imported, String template) {
    return new Grouping(
        imported.isEmpty() ? List.of() : List.of(imported),
        access -> access.fill(template, "key", key.apply(access)));
  }

  /** Returns the same with code after it. */
  Grouping then(List<String> moreImports, String more) {
    List<String> together = new ArrayList<>(imports);
    together.addAll(moreImports);
    return new Grouping(together, access -> code.apply(access).strip() + "\n" + more);
  }

  /** Returns the same with a dictionary's leading key and value after it. */
  Grouping then(Leader leader) {
    return then(leader.imports(), leader.code());
  }

  Computation.Code program() {
    return new Computation.Code(imports, code);
  }
}
