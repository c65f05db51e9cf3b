package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.compute.Computation.Code;
import io.tdscaling.sandbox.family.data.compute.Computation.Result;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** How many records fall into ranges of a number. */
final class BucketIdea {
  private static final String CHAIN =
      """
      low = middle = high = 0
      for <<row>> in <<rows>>:
          value = <<num>>
          if value < <<a>>:
              low += 1
          elif value < <<b>>:
              middle += 1
          else:
              high += 1
      """;
  private static final String SUMS =
      """
      low = sum(<<num>> < <<a>> for <<row>> in <<rows>>)
      middle = sum(<<a>> <= <<num>> < <<b>> for <<row>> in <<rows>>)
      high = len(<<rows>>) - low - middle
      """;
  private static final String BISECT =
      """
      limits = [<<a>>, <<b>>]
      sizes = [0] * (len(limits) + 1)
      for <<row>> in <<rows>>:
          sizes[bisect.bisect_right(limits, <<num>>)] += 1
      low, middle, high = sizes
      """;
  private static final String FUNCTION =
      """
      def bucket(value):
          if value < <<a>>:
              return "low"
          return "middle" if value < <<b>> else "high"


      counts = Counter(bucket(<<num>>) for <<row>> in <<rows>>)
      low, middle, high = counts["low"], counts["middle"], counts["high"]
      """;

  private BucketIdea() {}

  static Optional<Computation> find(Frame frame, List<Frame> others, Draw draw) {
    Optional<Field> number = frame.one(draw, Kind.NUMBER);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    List<BigDecimal> limits = limits(frame, number.get());
    return limits.size() < 2
        ? Optional.empty()
        : Optional.of(computation(number.get(), limits.get(0), limits.get(1), draw));
  }

  /** Returns two round numbers that cut the values into about three. */
  private static List<BigDecimal> limits(Frame frame, Field number) {
    List<BigDecimal> values =
        frame.having(List.of(number)).rows().stream().map(number::number).sorted().toList();
    TreeSet<BigDecimal> limits = new TreeSet<>();
    for (int third = 1; third <= 2; third++) {
      BigDecimal value = values.get(values.size() * third / 3);
      limits.add(value.round(new MathContext(2, RoundingMode.HALF_UP)));
    }
    return List.copyOf(limits);
  }

  private static Computation computation(Field number, BigDecimal a, BigDecimal b, Draw draw) {
    String template = draw.one(CHAIN, SUMS, BISECT, FUNCTION);
    List<String> imports =
        template.equals(BISECT)
            ? List.of("import bisect")
            : template.equals(FUNCTION) ? List.of("from collections import Counter") : List.of();
    List<Result> results = new ArrayList<>();
    results.add(Result.of("below", "low"));
    results.add(Result.of("between", "middle"));
    results.add(Result.of("from there up", "high"));
    String question =
        draw.one(
            "sort <<rows>> into three classes by %1$s: below %2$s, from %2$s to under %3$s, and"
                + " %3$s or more. How many are in each?",
            "how many of <<rows>> have a %1$s below %2$s, how many from %2$s up to but not"
                + " including %3$s, and how many of %3$s or more?");
    String answer = "{0} have a %1$s below %2$s, {1} lie between and {2} have %3$s or more";
    String more = "";
    switch (draw.number(0, 3)) {
      case 0 -> {
        more = "share = 100 * high / (low + middle + high)\n";
        results.add(new Result("share", "share", 1));
        question += " What percentage is the last class, to one decimal?";
        answer += " ({3} %%)";
      }
      case 1 -> {
        more = "total = sum(<<num>> for <<row>> in <<rows>> if <<num>> >= <<b>>)\n";
        results.add(Result.ofNumber("sum", "total", number.whole()));
        question += " And what does the last class add up to?";
        answer += ", which add up to {3}";
      }
      case 2 -> {
        more = "smallest = min(<<num>> for <<row>> in <<rows>>)\n";
        results.add(Result.ofNumber("smallest", "smallest", number.whole()));
        question += " And what is the smallest value of all?";
        answer += "; the smallest value is {3}";
      }
      default -> {}
    }
    String whole = template + more;
    Object[] words = {number.words(), plain(a), plain(b)};
    return new Computation(
        question.formatted(words),
        List.of(number),
        new Code(
            imports, access -> access.fill(whole, "num", number, "a", plain(a), "b", plain(b))),
        results,
        answer.formatted(words) + ".",
        draw.one("I put each %1$s into its class.", "Counting the three classes.", "")
            .formatted(words));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
