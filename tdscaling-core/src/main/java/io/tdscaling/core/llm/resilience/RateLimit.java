package io.tdscaling.core.llm.resilience;

import java.time.Duration;

/**
 * How much one endpoint gets in a time.
 *
 * @param requestsPerMinute most requests in a minute, positive; {@link #UNLIMITED} for any number
 * @param tokensPerMinute most tokens, read and written, in a minute, positive; {@link #UNLIMITED}
 *     for any number
 * @param burst what was not used in this time may be used at once later, positive; the default is
 *     10 seconds
 */
public record RateLimit(long requestsPerMinute, long tokensPerMinute, Duration burst) {
  /** No limit. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  private static final Duration DEFAULT_BURST = Duration.ofSeconds(10);

  /** Checks the ranges. */
  public RateLimit {
    Settings.positive(requestsPerMinute, "requestsPerMinute");
    Settings.positive(tokensPerMinute, "tokensPerMinute");
    Settings.positive(burst, "burst");
  }

  /** Makes a limit with the default burst. */
  public RateLimit(long requestsPerMinute, long tokensPerMinute) {
    this(requestsPerMinute, tokensPerMinute, DEFAULT_BURST);
  }

  /** Returns a limit on requests alone. */
  public static RateLimit requests(long perMinute) {
    return new RateLimit(perMinute, UNLIMITED);
  }

  /** Returns a limit on tokens alone. */
  public static RateLimit tokens(long perMinute) {
    return new RateLimit(UNLIMITED, perMinute);
  }

  /** Returns this limit with another burst. */
  public RateLimit withBurst(Duration time) {
    return new RateLimit(requestsPerMinute, tokensPerMinute, time);
  }
}
