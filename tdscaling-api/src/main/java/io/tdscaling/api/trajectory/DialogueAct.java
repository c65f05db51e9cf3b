package io.tdscaling.api.trajectory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an assistant step does in the conversation. */
public enum DialogueAct {
  /** Calls tools. */
  CALL,
  /** Asks for something it needs. */
  ASK,
  /** Asks the user to confirm before acting. */
  CONFIRM,
  /** Answers the request. */
  ANSWER,
  /** Declines, honestly. */
  REFUSE,
  /** Says something whose act is unknown. */
  TALK;

  /** Returns the lower-case label used in files. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
