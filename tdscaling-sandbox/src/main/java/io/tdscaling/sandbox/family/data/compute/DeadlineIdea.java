package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.compute.Computation.Code;
import io.tdscaling.sandbox.family.data.compute.Computation.Result;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far dates are from a day that the user names. */
final class DeadlineIdea {
  private static final List<String> LISTS =
      List.of(
          """
          day = date(<<year>>, <<month>>, <<dom>>)
          ages = [(day - date.fromisoformat(<<date>>)).days for <<row>> in <<rows>>]
          past = [age for age in ages if age > 0]
          """,
          """
          day = date.fromisoformat("<<iso>>")
          past = []
          for <<row>> in <<rows>>:
              age = (day - date.fromisoformat(<<date>>)).days
              if age > 0:
                  past.append(age)
          """,
          """
          day = date(<<year>>, <<month>>, <<dom>>)
          dates = [date.fromisoformat(<<date>>) for <<row>> in <<rows>>]
          past = [(day - each).days for each in dates if each < day]
          """);

  private DeadlineIdea() {}

  static Optional<Computation> find(Frame frame, List<Frame> others, Draw draw) {
    Optional<Field> date = frame.one(draw, Kind.DATE, Kind.TIME);
    if (date.isEmpty()) {
      return Optional.empty();
    }
    List<LocalDate> days = frame.texts(date.get()).map(Times::day).sorted().toList();
    LocalDate day = days.get(draw.number(1, days.size() - 1)).plusDays(draw.number(0, 3));
    return days.get(0).isBefore(day)
        ? Optional.of(computation(date.get(), day, draw))
        : Optional.empty();
  }

  private static Computation computation(Field date, LocalDate day, Draw draw) {
    List<Result> results = new ArrayList<>();
    List<String> imports = new ArrayList<>(List.of("from datetime import date"));
    StringBuilder body = new StringBuilder(draw.one(LISTS)).append("count = len(past)\n");
    results.add(Result.of("before the day", "count"));
    String question =
        draw.one(
            "taking %2$s as today, how many of <<rows>> have a %1$s in the past?",
            "as of %2$s, for how many of <<rows>> has the %1$s passed?",
            "count <<rows>> whose %1$s lies before %2$s.");
    String answer = "{0} of the <<rows>> have a %1$s before %2$s";
    switch (draw.number(0, 3)) {
      case 0 -> {
        body.append("oldest = max(past)\n");
        results.add(Result.of("most days", "oldest"));
        question += " And by how many days is the oldest of them past?";
        answer += ", the oldest by {1} days";
      }
      case 1 -> {
        body.append("average = sum(past) / len(past)\n");
        results.add(new Result("mean days", "average", 1));
        question += " And by how many days are they past on average, to one decimal?";
        answer += ", by {1} days on average";
      }
      case 2 -> {
        imports.add("import statistics");
        body.append("middle = statistics.median(past)\n");
        results.add(new Result("median days", "middle", 1));
        question += " And what is the median number of days, to one decimal?";
        answer += ", by {1} days in the median";
      }
      default -> {}
    }
    if (draw.chance(0.5)) {
      String limit = String.valueOf(draw.one(3, 7, 10, 14, 30));
      body.append("long_past = sum(age > %s for age in past)\n".formatted(limit));
      results.add(Result.of("long past", "long_past"));
      question += " How many are past by more than " + limit + " days?";
      answer += "; {" + (results.size() - 1) + "} are past by more than " + limit + " days";
    }
    String template = body.toString();
    Code code = new Code(imports, access -> fill(access, template, access.day(date), day));
    if (date.kind() == Kind.TIME) {
      code =
          code.slipping(
              "A time is no date: I cut the day out first.",
              access -> fill(access, template, access.get(date), day));
    }
    Object[] words = {date.words(), day};
    return new Computation(
        question.formatted(words),
        List.of(date),
        code,
        results,
        answer.formatted(words) + ".",
        draw.one("I compare each %1$s with %2$s.", "Days from each %1$s to %2$s.")
            .formatted(words));
  }

  private static String fill(Access access, String template, String date, LocalDate day) {
    return access.fill(
        template,
        "date",
        date,
        "iso",
        day,
        "year",
        day.getYear(),
        "month",
        day.getMonthValue(),
        "dom",
        day.getDayOfMonth());
  }
}
