package io.tdscaling.sandbox.family.data.compute;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.compute.Computation.Code;
import io.tdscaling.sandbox.family.data.compute.Computation.Result;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When a number that is added up by date passes a limit. */
final class RunningIdea {
  private static final String LOOP =
      """
      running = 0
      for <<row>> in sorted(<<rows>>, key=lambda <<row>>: <<date>>):
          running += <<num>>
          if running >= <<limit>>:
              reached = <<date>>
              break
      """;
  private static final String ACCUMULATE =
      """
      ordered = sorted(<<rows>>, key=lambda <<row>>: <<date>>)
      sums = list(accumulate(<<num>> for <<row>> in ordered))
      position = next(i for i, value in enumerate(sums) if value >= <<limit>>)
      reached = <<at>>
      running = sums[position]
      """;
  private static final String PAIRS =
      """
      entries = sorted((<<date>>, <<num>>) for <<row>> in <<rows>>)
      running = 0
      for reached, amount in entries:
          running += amount
          if running >= <<limit>>:
              break
      """;

  private RunningIdea() {}

  static Optional<Computation> find(Frame frame, List<Frame> others, Draw draw) {
    Optional<Field> date = frame.one(draw, Kind.DATE, Kind.TIME);
    Optional<Field> number = frame.one(draw, Kind.NUMBER);
    if (date.isEmpty() || number.isEmpty()) {
      return Optional.empty();
    }
    List<JsonNode> rows = frame.having(List.of(date.get(), number.get())).rows();
    boolean apart =
        rows.stream().map(row -> date.get().in(row).textValue()).distinct().count() == rows.size();
    boolean positive = rows.stream().allMatch(row -> number.get().number(row).signum() > 0);
    if (!apart || !positive || rows.size() < 3) {
      return Optional.empty();
    }
    BigDecimal sum =
        rows.stream().map(number.get()::number).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal share = new BigDecimal(draw.one("0.25", "0.4", "0.5", "0.6", "0.75"));
    BigDecimal limit = sum.multiply(share).round(new MathContext(2, RoundingMode.HALF_UP));
    return Optional.of(
        computation(
            date.get(), number.get(), limit.toBigInteger().max(BigInteger.ONE).toString(), draw));
  }

  private static Computation computation(Field date, Field number, String limit, Draw draw) {
    String template = draw.one(LOOP, ACCUMULATE, PAIRS);
    List<Result> results = new ArrayList<>();
    results.add(Result.of("reached", "reached"));
    results.add(Result.ofNumber("running total", "running", number.whole()));
    String question =
        draw.one(
            "add up the %2$s of <<rows>> in order of %1$s: at which %1$s does the running total"
                + " first reach %3$s, and how much is it then?",
            "going through <<rows>> by %1$s, when does the cumulative %2$s get to %3$s or more, and"
                + " what does it stand at then?");
    String answer = "The running total reaches %3$s at {0}, when it stands at {1}";
    String more = "";
    if (draw.chance(0.5)) {
      more += "total = sum(<<num>> for <<row>> in <<rows>>)\n";
      results.add(Result.ofNumber("in all", "total", number.whole()));
      question += " And what is it at the end?";
      answer += "; at the end it is {2}";
    }
    if (draw.chance(0.45)) {
      more +=
          draw.one(
              "before = sum(<<date>> < reached for <<row>> in <<rows>>)\n",
              "before = len([<<row>> for <<row>> in <<rows>> if <<date>> < reached])\n");
      results.add(Result.of("before", "before"));
      question += " How many records come before that one?";
      answer += "; {%s} records come before".formatted(results.size() - 1);
    }
    String whole = template + more;
    Object[] words = {date.words(), number.words(), limit};
    List<String> imports =
        template.equals(ACCUMULATE) ? List.of("from itertools import accumulate") : List.of();
    return new Computation(
        question.formatted(words),
        List.of(date, number),
        new Code(
                imports,
                access ->
                    access.fill(
                        whole,
                        "date",
                        date,
                        "num",
                        number,
                        "limit",
                        limit,
                        "at",
                        access.over("ordered", "ordered[position]").get(date)))
            .adding()
            .stopping(),
        results,
        answer.formatted(words) + ".",
        draw.one(
            "ISO dates sort as text, so I sort and add up.",
            "I go through them in order of date and add up.",
            ""));
  }
}
