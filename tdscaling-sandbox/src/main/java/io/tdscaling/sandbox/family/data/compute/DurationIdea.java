package io.tdscaling.sandbox.family.data.compute;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.compute.Computation.Code;
import io.tdscaling.sandbox.family.data.compute.Computation.Result;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The days from one date of a record to another. */
final class DurationIdea {
  private static final List<String> LISTS =
      List.of(
          """
          def days_between(start, end):
              return (date.fromisoformat(end) - date.fromisoformat(start)).days


          durations = [days_between(<<start>>, <<end>>) for <<row>> in <<rows>>]
          """,
          """
          durations = [
              (date.fromisoformat(<<end>>) - date.fromisoformat(<<start>>)).days
              for <<row>> in <<rows>>
          ]
          """,
          """
          durations = []
          for <<row>> in <<rows>>:
              start = date.fromisoformat(<<start>>)
              end = date.fromisoformat(<<end>>)
              durations.append((end - start).days)
          """);

  private DurationIdea() {}

  static Optional<Computation> find(Frame frame, List<Frame> others, Draw draw) {
    List<Field> dates = frame.all(Kind.DATE, Kind.TIME);
    List<List<Field>> pairs = new ArrayList<>();
    for (Field start : dates) {
      for (Field end : dates) {
        if (!start.equals(end) && isSpan(frame, start, end)) {
          pairs.add(List.of(start, end));
        }
      }
    }
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    List<Field> pair = draw.one(pairs);
    return Optional.of(computation(frame, pair.get(0), pair.get(1), draw));
  }

  private static boolean isSpan(Frame frame, Field start, Field end) {
    List<JsonNode> rows = frame.having(List.of(start, end)).rows();
    return rows.size() >= 3
        && rows.stream().allMatch(row -> days(row, start, end) >= 0)
        && rows.stream().anyMatch(row -> days(row, start, end) > 0);
  }

  private static long days(JsonNode row, Field start, Field end) {
    return ChronoUnit.DAYS.between(
        Times.day(start.in(row).textValue()), Times.day(end.in(row).textValue()));
  }

  private static Computation computation(Frame frame, Field start, Field end, Draw draw) {
    List<Result> results = new ArrayList<>();
    StringBuilder body = new StringBuilder(draw.one(LISTS));
    List<String> imports = new ArrayList<>(List.of("from datetime import date"));
    String average = draw.one("statistics.mean(durations)", "sum(durations) / len(durations)");
    if (average.startsWith("statistics")) {
      imports.add("import statistics");
    }
    body.append("mean = ").append(average).append('\n');
    results.add(new Result("mean days", "mean", 1));
    String question =
        draw.one(
            "how many days is it from %1$s to %2$s for <<rows>>, on average (one decimal)?",
            "on average, to one decimal, how many days pass between %1$s and %2$s of <<rows>>?");
    String answer = "From %1$s to %2$s it takes {0} days on average";
    long longest =
        frame.having(List.of(start, end)).rows().stream()
            .mapToLong(row -> days(row, start, end))
            .max()
            .orElseThrow();
    if (draw.chance(0.7)) {
      body.append(draw.one("longest = max(durations)\n", "longest = sorted(durations)[-1]\n"));
      results.add(Result.of("longest", "longest"));
      question += " How long does the longest take?";
      answer += ", {1} at most";
    }
    if (longest > 1 && draw.chance(0.6)) {
      String limit = String.valueOf(draw.number(1, (int) Math.min(longest - 1, 365)));
      body.append(
          draw.one(
                  "above = sum(days > %s for days in durations)\n",
                  "above = len([days for days in durations if days > %s])\n")
              .formatted(limit));
      results.add(Result.of("above the limit", "above"));
      question += " How many take more than " + limit + " days?";
      answer += "; {" + (results.size() - 1) + "} take more than " + limit + " days";
    }
    String template = body.toString();
    Code code =
        new Code(
            imports,
            access -> access.fill(template, "start", access.day(start), "end", access.day(end)));
    if (start.kind() == Kind.TIME || end.kind() == Kind.TIME) {
      code =
          code.slipping(
              "There is a time of day in these values, so I take the first ten characters.",
              access -> access.fill(template, "start", start, "end", end));
    }
    Object[] words = {start.words(), end.words()};
    return new Computation(
        (question + " Count calendar days.").formatted(words),
        List.of(start, end),
        code,
        results,
        answer.formatted(words) + ".",
        draw.one("Days between the two dates of each record.", "I take the difference in days."));
  }
}
