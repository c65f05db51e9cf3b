package io.tdscaling.sandbox.family.data.compute;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times as records have them. */
final class Times {
  private static final Pattern OFFSET = Pattern.compile("T.*?(Z|[+-]\\d\\d:?\\d\\d)?$");

  private Times() {}

  /** Reads a time with or without an offset, as it stands there. */
  static LocalDateTime parse(String text) {
    return offset(text).isEmpty()
        ? LocalDateTime.parse(text)
        : OffsetDateTime.parse(text).toLocalDateTime();
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
