package io.tdscaling.examples.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.Usability;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers as people read them, the same in every locale. */
final class Figures {
  private static final long SECONDS_PER_MINUTE = 60;
  private static final long SECONDS_PER_HOUR = 3600;
  private static final double TEN_MILLIS = 10;
  private static final long THOUSAND = 1000;
  private static final int TEN = 10;
  private static final int HUNDRED = 100;

  private Figures() {}

  /** Returns a number with this many decimals, or {@code n/a} where there is none. */
  static String decimal(JsonNode number, int decimals) {
    return number.isNumber() ? decimal(number.asDouble(), decimals) : "n/a";
  }

  static String decimal(double number, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }

  static String percent(double share) {
    return decimal(share * 100, 0) + " %";
  }

  /** Returns a number in three digits or four, such as {@code 1.23M}. */
  static String count(long number) {
    if (number < THOUSAND) {
      return Long.toString(number);
    }
    double scaled = number / (double) THOUSAND;
    String unit = "k";
    if (scaled >= THOUSAND) {
      scaled /= THOUSAND;
      unit = "M";
    }
    return decimal(scaled, scaled < TEN ? 2 : scaled < HUNDRED ? 1 : 0) + unit;
  }

  /** Returns a constant's name as words. */
  static String words(String label) {
    return label.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns how many tools cannot be used, by reason; empty where all can. */
  static String unusable(Map<Usability, ? extends Number> tools) {
    return tools.entrySet().stream()
        .filter(entry -> entry.getKey() != Usability.USABLE && entry.getValue().longValue() > 0)
        .map(entry -> entry.getValue() + " " + words(entry.getKey().name()))
        .collect(Collectors.joining(", "));
  }

  /** Returns {@code m:ss} or {@code h:mm:ss}. */
  static String clock(long seconds) {
    long minutes = seconds / SECONDS_PER_MINUTE % SECONDS_PER_MINUTE;
    long rest = seconds % SECONDS_PER_MINUTE;
    return seconds < SECONDS_PER_HOUR
        ? String.format(Locale.ROOT, "%d:%02d", minutes, rest)
        : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / SECONDS_PER_HOUR, minutes, rest);
  }

  /** Returns {@code 2.35 s} for short durations, else {@link #clock}. */
  static String span(Duration duration) {
    return duration.toSeconds() < SECONDS_PER_MINUTE
        ? decimal(Math.round(duration.toMillis() / TEN_MILLIS) / 100.0, 2) + " s"
        : clock(duration.toSeconds());
  }
}
