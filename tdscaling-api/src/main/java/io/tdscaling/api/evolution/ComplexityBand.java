package io.tdscaling.api.evolution;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Bands of cumulative action complexity. The bounds are this library's choice: a band is meant to
 * hold about one call, a short chain, and everything longer.
 */
public enum ComplexityBand {
  /** Below 4. */
  LOW(0),
  /** From 4 to below 10. */
  MEDIUM(4 * 1024),
  /** 10 and more. */
  HIGH(10 * 1024);

  private final long from;

  ComplexityBand(long from) {
    this.from = from;
  }

  /** Returns the band of a complexity given in units of 1/1024. */
  public static ComplexityBand of(long complexity) {
    if (complexity >= HIGH.from) {
      return HIGH;
    }
    return complexity >= MEDIUM.from ? MEDIUM : LOW;
  }

  /** Returns the band's lower bound, in units of 1/1024. */
  public long from() {
    return from;
  }

  /** Returns the lower-case label used in files. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
