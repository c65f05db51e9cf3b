package io.tdscaling.api.cluster;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** In what way one tool depends on another. */
public enum DependencyKind {
  /** What the producer returns is what a parameter of the consumer takes. */
  DATA,
  /** The producer brings about a state in which the consumer works, such as being logged in. */
  STATE;

  /** Returns the lower-case label used in files. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
