package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.compute.Computation.Code;
import io.tdscaling.sandbox.family.data.compute.Computation.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A mean in which each record counts as often as a whole number in it says. */
final class WeightedIdea {
  private static final String SUMS =
      """
      weight = sum(<<weight>> for <<row>> in <<rows>>)
      weighted = sum(<<num>> * <<weight>> for <<row>> in <<rows>>) / weight
      """;
  private static final String LOOP =
      """
      weight = 0
      product = 0
      for <<row>> in <<rows>>:
          weight += <<weight>>
          product += <<num>> * <<weight>>
      weighted = product / weight
      """;
  private static final String PAIRS =
      """
      pairs = [(<<num>>, <<weight>>) for <<row>> in <<rows>>]
      weight = sum(units for _, units in pairs)
      weighted = sum(value * units for value, units in pairs) / weight
      """;
  private static final String LIBRARY =
      """
      values = [<<num>> for <<row>> in <<rows>>]
      weights = [<<weight>> for <<row>> in <<rows>>]
      weight = sum(weights)
      weighted = statistics.fmean(values, weights=weights)
      """;

  private WeightedIdea() {}

  static Optional<Computation> find(Frame frame, List<Frame> others, Draw draw) {
    List<Field> weights =
        frame.all(Kind.NUMBER).stream().filter(field -> isWeight(frame, field)).toList();
    if (weights.isEmpty()) {
      return Optional.empty();
    }
    Field weight = draw.one(weights);
    return frame
        .other(draw, List.of(weight), Kind.NUMBER)
        .filter(number -> frame.having(List.of(number, weight)).rows().size() >= 3)
        .map(number -> computation(number, weight, draw));
  }

  private static boolean isWeight(Frame frame, Field field) {
    return field.whole()
        && frame.having(List.of(field)).rows().stream()
            .allMatch(row -> field.number(row).signum() > 0);
  }

  private static Computation computation(Field number, Field weight, Draw draw) {
    String template = draw.one(SUMS, LOOP, PAIRS, LIBRARY);
    List<String> imports = new ArrayList<>();
    if (template.equals(LIBRARY)) {
      imports.add("import statistics");
    }
    List<Result> results = new ArrayList<>(List.of(new Result("weighted mean", "weighted", 2)));
    String question =
        draw.one(
            "what is the average %1$s of <<rows>>, weighted by %2$s? Two decimals.",
            "weight each %1$s by its %2$s: what is the mean over <<rows>>, to two decimals?");
    String answer = "Weighted by %2$s, the mean %1$s is {0}";
    String more = "";
    if (draw.chance(0.6)) {
      boolean library = draw.chance(0.4);
      more +=
          library
              ? "plain = statistics.mean(<<num>> for <<row>> in <<rows>>)\n"
              : "plain = sum(<<num>> for <<row>> in <<rows>>) / len(<<rows>>)\n";
      if (library && imports.isEmpty()) {
        imports.add("import statistics");
      }
      results.add(new Result("plain mean", "plain", 2));
      question += " And without the weights?";
      answer += ", without weights it is {1}";
    }
    if (draw.chance(0.5)) {
      results.add(Result.of("weight", "weight"));
      question += " Also tell me what %2$s adds up to.";
      answer += "; %2$s adds up to {" + (results.size() - 1) + "}";
    }
    String whole = template + more;
    Object[] words = {number.words(), weight.words()};
    return new Computation(
        question.formatted(words),
        List.of(number, weight),
        new Code(imports, access -> access.fill(whole, "num", number, "weight", weight)).adding(),
        results,
        answer.formatted(words) + ".",
        draw.one("The products of %1$s and %2$s, over all %2$s.", "A mean weighted by %2$s.", "")
            .formatted(words));
  }
}
