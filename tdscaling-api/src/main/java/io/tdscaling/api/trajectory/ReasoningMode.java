package io.tdscaling.api.trajectory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The closed taxonomy of ways to get a task done. A trajectory can show several. */
public enum ReasoningMode {
  /** Calls one after another, later ones using earlier results; a single call is the shortest. */
  SEQUENTIAL,
  /** Several calls in one step. */
  PARALLEL,
  /** The same tool over several things. */
  ITERATIVE,
  /** Asks for what is missing. */
  CLARIFYING,
  /** Asks before acting. */
  CONFIRMING,
  /** Goes on after a failed call. */
  RECOVERING,
  /** Does an earlier call again because the user changed their mind. */
  REVISING,
  /** Runs code. */
  CODE_AIDED,
  /** Declines what cannot be done. */
  REFUSING;

  /** Returns the lower-case label used in files. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
