package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.compute.Computation.Code;
import io.tdscaling.sandbox.family.data.compute.Computation.Result;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The days between records that follow one another. */
final class GapIdea {
  private static final List<String> DAYS =
      List.of(
          "days = sorted(date.fromisoformat(<<day>>) for <<row>> in <<rows>>)\n",
          "days = [date.fromisoformat(<<day>>) for <<row>> in <<rows>>]\ndays.sort()\n",
          "days = sorted({date.fromisoformat(<<day>>) for <<row>> in <<rows>>})\n");
  private static final List<String> GAPS =
      List.of(
          """
          gap, start, end = max(
              ((later - earlier).days, earlier, later) for earlier, later in zip(days, days[1:])
          )
          """,
          """
          gaps = [(later - earlier).days for earlier, later in pairwise(days)]
          gap = max(gaps)
          start = days[gaps.index(gap)]
          end = start + timedelta(days=gap)
          """,
          """
          gap = 0
          for earlier, later in zip(days, days[1:]):
              if (later - earlier).days > gap:
                  gap = (later - earlier).days
                  start, end = earlier, later
          """);

  private GapIdea() {}

  static Optional<Computation> find(Frame frame, List<Frame> others, Draw draw) {
    return frame
        .one(draw, Kind.DATE, Kind.TIME)
        .filter(field -> hasOneLongest(frame, field))
        .map(field -> computation(field, draw));
  }

  private static boolean hasOneLongest(Frame frame, Field date) {
    List<LocalDate> days = frame.texts(date).map(Times::day).sorted().distinct().toList();
    Map<String, BigDecimal> gaps = new TreeMap<>();
    for (int i = 1; i < days.size(); i++) {
      long gap = ChronoUnit.DAYS.between(days.get(i - 1), days.get(i));
      gaps.put(days.get(i).toString(), BigDecimal.valueOf(gap));
    }
    return Frame.hasOneLeader(gaps, true);
  }

  private static Computation computation(Field date, Draw draw) {
    String gaps = draw.one(GAPS);
    List<String> imports = new ArrayList<>();
    imports.add("from datetime import date" + (gaps.contains("timedelta") ? ", timedelta" : ""));
    if (gaps.contains("pairwise")) {
      imports.add("from itertools import pairwise");
    }
    List<Result> results = new ArrayList<>();
    results.add(Result.of("longest gap in days", "gap"));
    results.add(Result.of("from", "start"));
    results.add(Result.of("to", "end"));
    String question =
        draw.one(
            "put <<rows>> in order of %1$s: what is the longest gap in days between one and the"
                + " next, and between which two days is it?",
            "between which two consecutive days of %1$s do <<rows>> leave the longest gap, and how"
                + " many days is it?");
    String answer =
        draw.one(
            "The longest gap is {0} days, from {1} to {2}",
            "Between {1} and {2} there are {0} days, more than anywhere else");
    StringBuilder body = new StringBuilder(draw.one(DAYS)).append(gaps);
    if (draw.chance(0.5)) {
      body.append("span = (days[-1] - days[0]).days\n");
      results.add(Result.of("span in days", "span"));
      question += " And how many days lie between the first and the last?";
      answer += "; first and last are {3} days apart";
    }
    if (draw.chance(0.4)) {
      body.append(
          draw.one("different = len(set(days))\n", "different = len({day for day in days})\n"));
      results.add(Result.of("different days", "different"));
      question += " On how many different days is there one at all?";
      answer += "; there are {%s} different days".formatted(results.size() - 1);
    }
    String template = body.toString();
    Code code = new Code(imports, access -> access.fill(template, "day", access.day(date)));
    if (date.kind() == Kind.TIME) {
      code =
          code.slipping(
              "The values of %s are times, so I cut the day out.".formatted(date.words()),
              access -> access.fill(template, "day", access.get(date)));
    }
    return new Computation(
        question.formatted(date.words()),
        List.of(date),
        code,
        results,
        answer + ".",
        draw.one("I sort the days and compare neighbours.", "Gaps between neighbouring days:"));
  }
}
