package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.compute.Computation.Code;
import io.tdscaling.sandbox.family.data.compute.Computation.Result;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Which month, weekday or year has most records, or most of a number. */
final class PeriodIdea {
  /** A kind of period: what it is called and how a program and this one tell it. */
  private record Period(
      String noun, String imported, String code, Function<LocalDate, String> of) {}

  private static final List<Period> PERIODS =
      List.of(
          new Period("month", "", "<<date>>[:7]", day -> day.toString().substring(0, 7)),
          new Period(
              "month",
              "from datetime import date",
              "date.fromisoformat(<<day>>).strftime(\"%Y-%m\")",
              day -> day.toString().substring(0, 7)),
          new Period(
              "weekday",
              "from datetime import date",
              "date.fromisoformat(<<day>>).strftime(\"%A\")",
              day -> day.getDayOfWeek().toString()),
          new Period(
              "weekday",
              "import calendar\nfrom datetime import date",
              "calendar.day_name[date.fromisoformat(<<day>>).weekday()]",
              day -> day.getDayOfWeek().toString()),
          new Period("year", "", "<<date>>[:4]", day -> String.valueOf(day.getYear())),
          new Period("day", "", "<<day>>", LocalDate::toString),
          new Period(
              "year",
              "from datetime import date",
              "date.fromisoformat(<<day>>).year",
              day -> String.valueOf(day.getYear())));

  private PeriodIdea() {}

  static Optional<Computation> find(Frame frame, List<Frame> others, Draw draw) {
    Optional<Field> date = frame.one(draw, Kind.DATE, Kind.TIME);
    if (date.isEmpty()) {
      return Optional.empty();
    }
    Period period = draw.one(PERIODS);
    Optional<Field> number = draw.chance(0.5) ? frame.one(draw, Kind.NUMBER) : Optional.empty();
    Map<String, BigDecimal> values = values(frame, date.get(), number, period);
    boolean tied = !Frame.hasOneLeader(values, true);
    if (values.size() < 2 || (tied && number.isPresent() && !number.get().whole())) {
      return Optional.empty();
    }
    return Optional.of(computation(date.get(), number, period, tied, draw));
  }

  private static Map<String, BigDecimal> values(
      Frame frame, Field date, Optional<Field> number, Period period) {
    List<Field> fields = new ArrayList<>(List.of(date));
    number.ifPresent(fields::add);
    Map<String, BigDecimal> values = new TreeMap<>();
    frame
        .having(fields)
        .rows()
        .forEach(
            row ->
                values.merge(
                    period.of.apply(Times.day(date.in(row).textValue())),
                    number.map(field -> field.number(row)).orElse(BigDecimal.ONE),
                    BigDecimal::add));
    return values;
  }

  private static Computation computation(
      Field date, Optional<Field> number, Period period, boolean tied, Draw draw) {
    Function<Access, String> key =
        access -> access.fill(period.code, "date", date, "day", access.day(date));
    String dictionary = number.isPresent() ? "totals" : "counts";
    String value = number.isPresent() ? "total" : "count";
    Grouping grouping =
        (number.isPresent() ? Grouping.totals(key, number.get(), draw) : Grouping.counts(key, draw))
            .then(
                period.imported.isEmpty() ? List.of() : List.of(period.imported.split("\n", -1)),
                "")
            .then(Leader.draw(dictionary, value, true, tied, draw));
    List<Result> results = new ArrayList<>();
    results.add(Result.of("busiest", "top"));
    results.add(Result.ofNumber(value, value, number.map(Field::whole).orElse(true)));
    String question =
        number.isPresent()
            ? draw.one(
                "going by %2$s, in which %1$s do <<rows>> have the highest total %3$s, and how"
                    + " much is it?",
                "add up the %3$s of <<rows>> per %1$s of %2$s: which %1$s leads, and with what"
                    + " sum?")
            : draw.one(
                "which %1$s do most of <<rows>> fall on, going by %2$s, and how many is that?",
                "count <<rows>> per %1$s of %2$s: which %1$s has the most, and how many?");
    String rule =
        period.noun.equals("weekday")
            ? " If several tie, take the first in the alphabet."
            : " If several tie, take the earliest.";
    String answer =
        number.isPresent()
            ? "{0} is the %1$s with the highest total %3$s: {1}"
            : "Most fall on {0}, namely {1}";
    if (draw.chance(0.5)) {
      grouping = grouping.then(List.of(), "periods = len(" + dictionary + ")");
      results.add(Result.of("periods", "periods"));
      question += " How many different %1$ss are there?";
      answer += "; there are {2} different %1$ss";
    }
    List<Field> fields = new ArrayList<>(List.of(date));
    number.ifPresent(fields::add);
    Code code = grouping.program();
    code = number.isPresent() ? code.adding() : code;
    if (draw.chance(0.4)) {
      code = code.with(access -> LISTING.replace("DICT", dictionary));
    }
    if (period.code.contains("fromisoformat") && date.kind() == Kind.TIME) {
      Grouping wrong =
          Grouping.counts(
              access -> access.fill(period.code, "date", date, "day", access.get(date)),
              new Draw(draw.number(0, 9)));
      code = wrongly(code, wrong);
    }
    Object[] words = {period.noun, date.words(), number.map(Field::words).orElse("")};
    return new Computation(
        (question + (tied ? rule : "")).formatted(words),
        fields,
        code,
        results,
        answer.formatted(words) + ".",
        draw.one("I group by the %1$s of %2$s.", "Per %1$s, by %2$s.").formatted(words));
  }

  private static final String LISTING =
      """
      for key in sorted(DICT):
          print("-", key, DICT[key])
      """;

  /** Has the program take a time for a date at first. */
  private static Code wrongly(Code code, Grouping wrong) {
    return new Code(
            java.util.stream.Stream.concat(code.imports().stream(), wrong.imports().stream())
                .distinct()
                .toList(),
            code.body(),
            code.extra(),
            code.adds(),
            code.stops(),
            null)
        .slipping(
            "These are times, not dates: the first ten characters are the day.", wrong.code());
  }
}
