package io.tdscaling.sandbox.family.data.compute;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.compute.Computation.Code;
import io.tdscaling.sandbox.family.data.compute.Computation.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The records with the highest or lowest number. */
final class TopIdea {
  private TopIdea() {}

  static Optional<Computation> find(Frame frame, List<Frame> others, Draw draw) {
    Optional<Field> number = frame.one(draw, Kind.NUMBER);
    Optional<Field> label = frame.one(draw, Kind.LABEL).or(() -> frame.one(draw, Kind.ID));
    if (number.isEmpty() || label.isEmpty()) {
      return Optional.empty();
    }
    boolean highest = draw.chance(0.65);
    List<Field> fields = List.of(label.get(), number.get());
    List<BigDecimal> order = order(frame.having(fields).rows(), number.get(), highest);
    int count = draw.number(2, 5);
    if (order.size() <= count
        || order.get(0).compareTo(order.get(1)) == 0
        || order.get(count - 1).compareTo(order.get(count)) == 0
        || frame.having(fields).texts(label.get()).distinct().count() < order.size()) {
      return Optional.empty();
    }
    return Optional.of(computation(label.get(), number.get(), count, highest, draw));
  }

  private static List<BigDecimal> order(List<JsonNode> rows, Field number, boolean highest) {
    Comparator<BigDecimal> ascending = Comparator.naturalOrder();
    return rows.stream()
        .map(row -> number.number(row).stripTrailingZeros())
        .sorted(highest ? ascending.reversed() : ascending)
        .toList();
  }

  private static Computation computation(
      Field label, Field number, int count, boolean highest, Draw draw) {
    List<Result> results = new ArrayList<>();
    results.add(Result.of("first", "first"));
    StringBuilder body = new StringBuilder("first = <<first>>\n");
    String question =
        draw.one(
            "take the %1$s of <<rows>> with the %2$s %3$s. Which comes first (%4$s)?",
            "which %1$s of <<rows>> have the %2$s %3$s? Name the first by %4$s.");
    String answer = "First of the %1$s is {0}";
    switch (draw.number(0, 2)) {
      case 0 -> {
        body.append("total = sum(<<num>> for <<row>> in best)\n");
        results.add(Result.ofNumber("together", "total", number.whole()));
        question += " And what is their %3$s together?";
        answer += "; together they have a %3$s of {1}";
      }
      case 1 -> {
        body.append("limit = <<last>>\n");
        results.add(Result.ofNumber("limit", "limit", number.whole()));
        question += " And what %3$s does the last of the %1$s have?";
        answer += "; the last of them has a %3$s of {1}";
      }
      default -> {
        body.append("total = sum(<<num>> for <<row>> in best)\n");
        body.append("share = 100 * total / sum(<<num>> for <<row>> in <<rows>>)\n");
        results.add(Result.ofNumber("together", "total", number.whole()));
        results.add(new Result("share", "share", 1));
        question +=
            " And what is their %3$s together, as a sum and in percent of all (one decimal)?";
        answer += "; their %3$s together is {1}, {2} %% of all";
      }
    }
    String taken = taken(count, highest, draw);
    Object[] words = {count, highest ? "highest" : "lowest", number.words(), label.words()};
    List<String> imports = new ArrayList<>();
    if (taken.contains("heapq")) {
      imports.add("import heapq");
    }
    Code code = new Code(imports, access -> fill(access, taken + body, label, number));
    if (body.indexOf("sum(") > 0) {
      code = code.adding();
    }
    if (draw.chance(0.5)) {
      code = code.with(access -> fill(access, LISTING, label, number));
    }
    return new Computation(
        question.formatted(words),
        List.of(label, number),
        code,
        results,
        (answer + ".").formatted(words),
        draw.one("I sort by %3$s and take %1$s.", "Sorted by %3$s, the first %1$s are these.")
            .formatted(words));
  }

  private static final String LISTING =
      """
      for rank, <<row>> in enumerate(best, start=1):
          print(rank, <<label>>, <<num>>)
      """;

  private static String taken(int count, boolean highest, Draw draw) {
    return draw.one(
        "best = sorted(<<rows>>, key=lambda <<row>>: <<num>>%s)[:%s]\n"
            .formatted(highest ? ", reverse=True" : "", count),
        "best = heapq.n%s(%s, <<rows>>, key=lambda <<row>>: <<num>>)\n"
            .formatted(highest ? "largest" : "smallest", count),
        "ranking = sorted(<<rows>>, key=lambda <<row>>: %s<<num>>)\nbest = ranking[:%s]\n"
            .formatted(highest ? "-" : "", count));
  }

  private static String fill(Access access, String template, Field label, Field number) {
    return access.fill(
        template,
        "label",
        label,
        "num",
        number,
        "first",
        access.over(access.rows(), "best[0]").get(label),
        "last",
        access.over(access.rows(), "best[-1]").number(number));
  }
}
