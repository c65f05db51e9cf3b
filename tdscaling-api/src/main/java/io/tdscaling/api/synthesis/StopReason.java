package io.tdscaling.api.synthesis;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a run ended. */
public enum StopReason {
  /** All trajectories wanted were accepted. */
  COMPLETED,
  /** The cap on attempts was met. */
  MAX_ATTEMPTS,
  /** The cap on time was met. */
  MAX_DURATION,
  /** The cap on tokens was met. */
  MAX_TOKENS,
  /** The cap on cost was met. */
  MAX_COST,
  /** The cap on requests was met. */
  MAX_REQUESTS,
  /** The caller cancelled. */
  CANCELLED;

  /** Returns the lower-case label used in files. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
