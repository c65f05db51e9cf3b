package io.tdscaling.core.schema;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Dates and times, in 2025 and 2026 but for birthdays; ends come after starts. */
final class Moments {
  private static final Set<String> LATER =
      Set.of(
          "end",
          "ends",
          "due",
          "until",
          "to",
          "out",
          "checkout",
          "return",
          "deadline",
          "expiry",
          "expires",
          "expiration",
          "before",
          "max",
          "arrival",
          "finish",
          "enddate",
          "duedate",
          "lt",
          "lte",
          "end_date",
          "updated",
          "modified",
          "edited",
          "completed",
          "closed",
          "resolved",
          "finished",
          "ended",
          "archived");
  private static final Set<String> BIRTH = Set.of("birth", "birthday", "dob", "birthdate", "born");

  private Moments() {}

  static String date(Field field, Scene scene) {
    return day(field, scene).toString();
  }

  static String dateTime(Field field, Scene scene) {
    return day(field, scene) + "T" + time(field, scene) + ":00Z";
  }

  static String time(Field field, Scene scene) {
    int quarters = Math.min(scene.quarterHour() + (isLater(field) ? 4 : 0), 95);
    return String.format(Locale.ROOT, "%02d:%02d", quarters / 4, quarters % 4 * 15);
  }

  /** Returns the time as RFC 3339 wants it, with seconds and zone. */
  static String fullTime(Field field, Scene scene) {
    return time(field, scene) + ":00Z";
  }

  static long epochSecond(Field field, Scene scene) {
    return day(field, scene).toEpochDay() * 86_400L + scene.quarterHour() * 900L;
  }

  private static LocalDate day(Field field, Scene scene) {
    List<String> words = field.words();
    if (words.stream().anyMatch(BIRTH::contains)) {
      return LocalDate.of(1965, 1, 1).plusDays((scene.day().toEpochDay() * 37) % 12_000);
    }
    return isLater(field) ? scene.day().plusDays(scene.span()) : scene.day();
  }

  private static boolean isLater(Field field) {
    return field.words().stream().anyMatch(LATER::contains);
  }
}
