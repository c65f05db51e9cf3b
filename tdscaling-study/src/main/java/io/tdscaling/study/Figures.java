package io.tdscaling.study;

import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
final class Figures {
  private Figures() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns a mean of counts, rounded. */
  static String count(double number) {
    return count(Math.round(number));
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  /** Returns a value without its unit, a share as a percentage. */
  static String value(Measure measure, double value) {
    return measure.isShare() ? percent(value) : String.format(Locale.ROOT, "%.2f", value);
  }

  /** Returns a mean, and from where to where its seeds go if they differ. */
  static String range(SeedValues values, Format format) {
    String mean = format.of(values.mean());
    String low = format.of(values.low());
    String high = format.of(values.high());
    return low.equals(high) ? mean : "%s (%s–%s)".formatted(mean, low, high);
  }

  /** How a number is shown. */
  @FunctionalInterface
  interface Format {
    String of(double value);
  }
}
