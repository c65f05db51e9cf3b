package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.compute.Computation.Code;
import io.tdscaling.sandbox.family.data.compute.Computation.Result;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the values of a number spread: middle, width and what stands out. */
final class SpreadIdea {
  /** A figure: how it is asked for, worked out and told. */
  private record Figure(String asked, String told, String code, int decimals, String imported) {}

  private static final List<Figure> FIGURES =
      List.of(
          new Figure(
              "the median", "the median is", "median = statistics.median(values)", 2, "statistics"),
          new Figure("the mean", "the mean is", "mean = statistics.mean(values)", 2, "statistics"),
          new Figure(
              "the sample standard deviation",
              "the standard deviation is",
              "deviation = statistics.stdev(values)",
              2,
              "statistics"),
          new Figure(
              "the range from smallest to largest",
              "the range is",
              "span = max(values) - min(values)",
              2,
              ""),
          new Figure(
              "the mean without the smallest and the largest value",
              "without the two extremes the mean is",
              "ordered = sorted(values)\ntrimmed = sum(ordered[1:-1]) / (len(ordered) - 2)",
              2,
              ""),
          new Figure(
              "how many lie above the mean",
              "that many lie above the mean:",
              "average = sum(values) / len(values)\n"
                  + "above = sum(value > average for value in values)",
              -1,
              ""),
          new Figure(
              "how many lie more than one sample standard deviation from the mean",
              "beyond one standard deviation lie",
              """
              center = statistics.fmean(values)
              width = statistics.stdev(values)
              outside = [value for value in values if abs(value - center) > width]
              distant = len(outside)""",
              -1,
              "statistics"),
          new Figure(
              "the interquartile range (inclusive method)",
              "the interquartile range is",
              "low, _, high = statistics.quantiles(values, n=4, method=\"inclusive\")\n"
                  + "quartiles = high - low",
              2,
              "statistics"));

  private SpreadIdea() {}

  static Optional<Computation> find(Frame frame, List<Frame> others, Draw draw) {
    return frame
        .one(draw, Kind.NUMBER)
        .filter(field -> frame.rows().size() - field.missing() >= Frame.MIN_ROWS)
        .map(field -> computation(field, draw));
  }

  private static Computation computation(Field number, Draw draw) {
    List<Figure> figures = draw.some(draw.number(2, 3), FIGURES);
    Set<String> imports = new LinkedHashSet<>();
    List<Result> results = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    List<String> told = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    for (Figure figure : figures) {
      if (!figure.imported.isEmpty()) {
        imports.add("import " + figure.imported);
      }
      body.append(figure.code).append('\n');
      int line = figure.code.lastIndexOf('\n') + 1;
      String name = figure.code.substring(line, figure.code.indexOf(" =", line));
      boolean whole = number.whole() && name.equals("span");
      results.add(new Result(name, name, whole ? -1 : figure.decimals));
      told.add(figure.told + " {" + told.size() + "}");
      asked.add(figure.asked);
    }
    String values =
        draw.one(
            "values = [<<num>> for <<row>> in <<rows>>]\n",
            "values = sorted(<<num>> for <<row>> in <<rows>>)\n",
            "values = []\nfor <<row>> in <<rows>>:\n    values.append(<<num>>)\n");
    String question =
        draw.one(
            "for the %s of <<rows>> I need %s. Round to two decimals.",
            "how does the %s spread over <<rows>>? Give me %s, to two decimals.",
            "take the %s of <<rows>> and work out %s, rounded to two decimals.");
    Code code =
        new Code(List.copyOf(imports), access -> access.fill(values + "\n" + body, "num", number));
    return new Computation(
        question.formatted(number.words(), joined(asked)),
        List.of(number),
        code,
        results,
        "For the %s, %s.".formatted(number.words(), joined(told)),
        draw.one("I collect the values and take the figures.", "The figures for the %s:", "")
            .formatted(number.words()));
  }

  private static String joined(List<String> parts) {
    int last = parts.size() - 1;
    return String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
