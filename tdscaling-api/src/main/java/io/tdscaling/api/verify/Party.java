package io.tdscaling.api.verify;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who is at fault when a trajectory is rejected. */
public enum Party {
  /** The simulated user. */
  USER,
  /** The assistant. */
  ASSISTANT,
  /** The environment. */
  TOOL,
  /** The judge. */
  JUDGE,
  /** The plan. */
  BLUEPRINT;

  /** Returns the lower-case label used in files. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
