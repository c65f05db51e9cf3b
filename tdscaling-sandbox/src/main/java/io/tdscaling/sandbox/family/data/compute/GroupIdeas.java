package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.PythonLiteral;
import io.tdscaling.sandbox.family.data.compute.Computation.Code;
import io.tdscaling.sandbox.family.data.compute.Computation.Result;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is worked out for groups of records that share a category. */
final class GroupIdeas {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private GroupIdeas() {}

  /** Finds the category that adds up to most or least. */
  static Optional<Computation> total(Frame frame, List<Frame> others, Draw draw) {
    Optional<Field> category = frame.one(draw, Kind.CATEGORY);
    Optional<Field> number = frame.one(draw, Kind.NUMBER);
    boolean highest = draw.chance(0.7);
    if (category.isEmpty()
        || number.isEmpty()
        || !Frame.hasOneLeader(frame.totals(category.get(), number.get()), highest)) {
      return Optional.empty();
    }
    Field by = category.get();
    Field summed = number.get();
    Grouping grouping =
        Grouping.totals(access -> access.get(by), summed, draw)
            .then(Leader.draw("totals", "total", highest, false, draw));
    List<Result> results = new ArrayList<>();
    results.add(Result.of(highest ? "highest" : "lowest", "top"));
    results.add(Result.ofNumber("total", "total", summed.whole()));
    String question =
        draw.one(
            "for <<rows>>, which %1$s adds up to the %3$s %2$s, and how much is it?",
            "add up the %2$s of <<rows>> for each %1$s: which one comes out %4$s, and at what"
                + " sum?",
            "which %1$s has the %4$s %2$s in total over <<rows>>, and what is that total?");
    String answer =
        draw.one(
            "The %1$s with the %4$s total is {0}: its %2$s adds up to {1}",
            "{0} comes out %4$s, with a %2$s of {1} in all");
    if (draw.chance(0.5)) {
      grouping = grouping.then(List.of(), overall(draw));
      results.add(Result.ofNumber("overall", "overall", summed.whole()));
      question += " I also need the sum over all of them.";
      answer += "; over all of them it is {2}";
    }
    Code code = grouping.program().adding();
    if (draw.chance(0.4)) {
      code = code.with(access -> listing("totals", summed.whole()));
    }
    Object[] words = {by.words(), summed.words(), highest ? "most" : "least", side(highest)};
    return Optional.of(
        new Computation(
            question.formatted(words),
            List.of(by, summed),
            code,
            results,
            answer.formatted(words) + ".",
            draw.one(
                    "I add the %2$s up per %1$s.",
                    "One pass over the records gives the sums by %1$s.")
                .formatted(words)));
  }

  private static String side(boolean highest) {
    return highest ? "highest" : "lowest";
  }

  private static String overall(Draw draw) {
    return draw.one(
        "overall = sum(totals.values())", "overall = sum(totals[key] for key in totals)");
  }

  private static String listing(String dictionary, boolean whole) {
    return """
        for key, value in sorted(%s.items()):
            print(f"- {key}: {value%s}")
        """
        .formatted(dictionary, whole ? "" : ":.2f");
  }

  /** Finds the category with the highest or lowest mean or median. */
  static Optional<Computation> mean(Frame frame, List<Frame> others, Draw draw) {
    Optional<Field> category = frame.one(draw, Kind.CATEGORY);
    Optional<Field> number = frame.one(draw, Kind.NUMBER);
    boolean highest = draw.chance(0.6);
    if (category.isEmpty()
        || number.isEmpty()
        || !Frame.hasOneLeader(means(frame, category.get(), number.get()), highest)) {
      return Optional.empty();
    }
    Field by = category.get();
    Field of = number.get();
    if (means(frame, by, of).values().stream().anyMatch(GroupIdeas::isHalf)) {
      return Optional.empty();
    }
    boolean library = draw.chance(0.5);
    String means =
        library
            ? "means = {key: statistics.mean(values) for key, values in groups.items()}"
            : "means = {key: sum(values) / len(values) for key, values in groups.items()}";
    Grouping grouping =
        Grouping.lists(access -> access.get(by), of, draw)
            .then(library ? List.of("import statistics") : List.of(), means)
            .then(Leader.draw("means", "mean", highest, false, draw));
    List<Result> results = new ArrayList<>();
    results.add(Result.of(side(highest) + " mean", "top"));
    results.add(new Result("mean", "mean", 2));
    String more = "";
    String end = "";
    switch (draw.number(0, 3)) {
      case 0 -> {
        grouping = grouping.then(List.of(), "size = len(groups[top])");
        results.add(Result.of("records", "size"));
        more = " Say how many records that average is over, too.";
        end = ", over {2} records";
      }
      case 1 -> {
        grouping = grouping.then(List.of(), "largest = max(groups[top])");
        results.add(Result.ofNumber("largest", "largest", of.whole()));
        more = " And what is the largest single value there?";
        end = "; the largest single value there is {2}";
      }
      case 2 -> {
        grouping = grouping.then(List.of(), "spread = max(means.values()) - min(means.values())");
        results.add(new Result("difference", "spread", 2));
        more = " How far apart are the highest and the lowest average?";
        end = "; the highest and the lowest average are {2} apart";
      }
      default -> {}
    }
    Object[] words = {by.words(), of.words(), side(highest)};
    String question =
        draw.one(
            "which %1$s has the %3$s average %2$s among <<rows>>? Round to two decimals.",
            "compare the average %2$s of <<rows>> by %1$s: which is %3$s, and what is it to two"
                + " decimals?");
    return Optional.of(
        new Computation(
            (question + more).formatted(words),
            List.of(by, of),
            grouping.program().adding(),
            results,
            "The %3$s average %2$s is that of {0}, at {1}%4$s."
                .formatted(by.words(), of.words(), side(highest), end),
            draw.one("I group the %2$s by %1$s and average each group.", "Averages per %1$s:")
                .formatted(words)));
  }

  /**
   * Returns whether a number lies between two with two decimals: it depends which one rounds to.
   */
  private static boolean isHalf(BigDecimal number) {
    return number.movePointRight(2).remainder(BigDecimal.ONE).abs().compareTo(HALF) == 0;
  }

  private static Map<String, BigDecimal> means(Frame frame, Field category, Field number) {
    Map<String, BigDecimal> totals = frame.totals(category, number);
    Map<String, BigDecimal> counts = frame.having(List.of(category, number)).counts(category);
    Map<String, BigDecimal> means = new TreeMap<>();
    totals.forEach(
        (key, total) -> means.put(key, total.divide(counts.get(key), 8, RoundingMode.HALF_EVEN)));
    return means;
  }

  /** Finds what share of records, or of a number, categories have. */
  static Optional<Computation> share(Frame frame, List<Frame> others, Draw draw) {
    Optional<Field> category = frame.one(draw, Kind.CATEGORY);
    if (category.isEmpty()) {
      return Optional.empty();
    }
    Field by = category.get();
    List<String> values = List.copyOf(new TreeMap<>(frame.counts(by)).keySet());
    List<String> asked = draw.some(draw.number(1, Math.min(2, values.size())), values);
    Optional<Field> number =
        draw.chance(0.4)
            ? frame.one(draw, Kind.NUMBER).filter(field -> isPositive(frame, field))
            : Optional.empty();
    if (number.isPresent() && !frame.totals(by, number.get()).keySet().containsAll(asked)) {
      return Optional.empty();
    }
    String dictionary = number.isPresent() ? "totals" : "counts";
    Grouping grouping =
        number.isPresent()
            ? Grouping.totals(access -> access.get(by), number.get(), draw)
            : Grouping.counts(access -> access.get(by), draw);
    boolean all = draw.chance(0.5);
    grouping = grouping.then(List.of(), shares(dictionary, asked, all));
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      results.add(new Result("share " + (i + 1), i == 0 ? "first" : "second", 1));
    }
    String quoted = "\"" + String.join("\" and of \"", asked) + "\"";
    Object[] words = {by.words(), quoted, number.map(Field::words).orElse("")};
    String question =
        number.isPresent()
            ? draw.one(
                "what percentage of the total %3$s of <<rows>> is that of %2$s (%1$s)? One decimal,"
                    + " please.",
                "of the %3$s of all of <<rows>> together, what share in percent belongs to the"
                    + " %1$s of %2$s, to one decimal?")
            : draw.one(
                "what percentage of <<rows>> have a %1$s of %2$s? One decimal is enough.",
                "how large, in percent with one decimal, is the share of <<rows>> with a %1$s of"
                    + " %2$s?");
    List<Field> fields = new ArrayList<>(List.of(by));
    number.ifPresent(fields::add);
    Code code = grouping.program();
    code = number.isPresent() ? code.adding() : code;
    return Optional.of(
        new Computation(
            question.formatted(words),
            fields,
            all ? code.with(access -> percentages()) : code,
            results,
            shareAnswer(asked, number),
            draw.one("I work the shares out by %1$s.", "Shares by %1$s, in percent.")
                .formatted(words)));
  }

  private static String shareAnswer(List<String> asked, Optional<Field> number) {
    String what = number.map(field -> "of the " + field.words()).orElse("of the <<rows>>");
    String first = "\"%s\" makes up {0} %% %s".formatted(asked.get(0), what);
    return asked.size() == 1 ? first + "." : first + ", \"%s\" {1} %%.".formatted(asked.get(1));
  }

  private static String shares(String dictionary, List<String> asked, boolean all) {
    StringBuilder code = new StringBuilder("total = sum(" + dictionary + ".values())\n");
    if (all) {
      code.append("shares = {key: 100 * value / total for key, value in DICT.items()}\n");
    }
    for (int i = 0; i < asked.size(); i++) {
      String literal = PythonLiteral.of(asked.get(i));
      code.append(i == 0 ? "first = " : "second = ")
          .append(
              all ? "shares[%s]".formatted(literal) : "100 * DICT[%s] / total".formatted(literal))
          .append('\n');
    }
    return code.toString().replace("DICT", dictionary);
  }

  private static String percentages() {
    return """
        for key, share in sorted(shares.items(), key=lambda item: -item[1]):
            print(f"- {key}: {share:.1f} %")
        """;
  }

  private static boolean isPositive(Frame frame, Field number) {
    return frame.having(List.of(number)).rows().stream()
        .allMatch(row -> number.number(row).signum() > 0);
  }

  /** Counts pairs of two categories. */
  static Optional<Computation> pivot(Frame frame, List<Frame> others, Draw draw) {
    Optional<Field> first = frame.one(draw, Kind.CATEGORY);
    Optional<Field> second =
        first.flatMap(field -> frame.other(draw, List.of(field), Kind.CATEGORY, Kind.FLAG));
    if (second.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(PivotIdea.of(frame, first.get(), second.get(), draw));
  }
}
