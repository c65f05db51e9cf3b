package io.tdscaling.api.evolution;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What can be changed about a plan that worked, so that the new one falls elsewhere. The operators
 * are this library's own.
 */
public enum Mutation {
  /** One more call, of what the plan has found where the tools allow it. */
  DEEPEN,
  /** Several calls made together. */
  BROADEN,
  /** Calls with more of their optional parameters. */
  CONSTRAIN,
  /** A tool that fails for a while. */
  PERTURB,
  /** A value that the user leaves out or names in a way that fits several things. */
  OBSCURE,
  /** More tools on offer that have nothing to do with the request. */
  DISTRACT,
  /** A call of another service, one that goes on from the plan where there is one. */
  HOP,
  /** A program that works on what the calls found; only where there is a code tool. */
  INSERT_CODE;

  /** Returns the lower-case label used in files. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
