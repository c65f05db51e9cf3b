package io.tdscaling.sandbox.family.data.compute;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times as records have them. */
final class Times {
  private static final Pattern OFFSET = Pattern.compile("T.*?(Z|[+-]\\d\\d:?\\d\\d)?$");

  private Times() {}

  /**
   * Returns the year of a time with or without an offset, as it stands there.
   *
   * @throws java.time.DateTimeException if the text is no time
   */
  static int year(String text) {
    DateTimeFormatter form =
        offset(text).isEmpty()
            ? DateTimeFormatter.ISO_LOCAL_DATE_TIME
            : DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    return form.parse(text).get(ChronoField.YEAR);
  }

  /** Returns the offset of a time, such as {@code Z}; empty where there is none. */
  static String offset(String text) {
    Matcher offset = OFFSET.matcher(text);
    return offset.find() && offset.group(1) != null ? offset.group(1) : "";
  }

  /** Returns the day of a date or a time. */
  static LocalDate day(String text) {
    return LocalDate.parse(text.substring(0, 10));
  }
}
