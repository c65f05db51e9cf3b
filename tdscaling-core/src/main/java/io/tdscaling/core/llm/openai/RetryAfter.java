package io.tdscaling.core.llm.openai;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** How long a server asks to wait: in milliseconds, in seconds, or until a date. */
final class RetryAfter {
  /** No server means more; it also keeps numbers in range. */
  private static final double MOST_MILLIS = Duration.ofDays(7).toMillis();

  private RetryAfter() {}

  /** Returns the time to wait, or null where none is said or it cannot be read. */
  static @Nullable Duration of(Headers headers, Clock clock) {
    Duration millis = number(headers.get("retry-after-ms"), 1);
    if (millis != null) {
      return millis;
    }
    String header = headers.get("Retry-After");
    Duration seconds = number(header, 1_000);
    return seconds == null && header != null ? until(header, clock) : seconds;
  }

  private static @Nullable Duration number(@Nullable String text, int unitMillis) {
    if (text == null) {
      return null;
    }
    try {
      return millis(Double.parseDouble(text.strip()) * unitMillis);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static @Nullable Duration until(String date, Clock clock) {
    try {
      ZonedDateTime end = ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
      return millis((double) end.toInstant().toEpochMilli() - clock.millis());
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  private static @Nullable Duration millis(double millis) {
    return Double.isNaN(millis)
        ? null
        : Duration.ofMillis((long) Math.ceil(Math.max(0, Math.min(millis, MOST_MILLIS))));
  }
}
