package io.tdscaling.api.tool;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a call does to its environment. Closed, so that action signatures stay comparable. */
public enum EffectClass {
  /** Returns one thing that is named. */
  READ,
  /** Returns the things that match. */
  SEARCH,
  /** Makes a new thing. */
  CREATE,
  /** Changes a thing that is there. */
  UPDATE,
  /** Removes a thing. */
  DELETE,
  /** Sends something to someone. */
  NOTIFY,
  /** Works a result out of its arguments. */
  COMPUTE,
  /** Runs code. */
  CODE;

  /** Returns the lower-case label used in files. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether a call of this class leaves the environment as it was. */
  public boolean readsOnly() {
    return this == READ || this == SEARCH || this == COMPUTE;
  }
}
