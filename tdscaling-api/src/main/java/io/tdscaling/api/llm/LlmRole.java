package io.tdscaling.api.llm;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The parts in synthesis that a model can play. */
public enum LlmRole {
  /** Talks to the assistant. */
  USER,
  /** Is what the trajectories are to teach: talks and calls tools. */
  ASSISTANT,
  /** Plays the tools of services that declare no behaviour. */
  TOOL,
  /** Makes the plans. */
  BLUEPRINT,
  /** Has the last word on what passed the verifier. */
  JUDGE;

  /** Returns the lower-case label used in requests and files. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
