package io.tdscaling.api.tool;

/** Whether a tool can be synthesized with, and if not, why. */
public enum Usability {
  /** The tool can be called. */
  USABLE,
  /**
   * The description names inputs that the schema lacks; calls with {@code {}} would teach to leave
   * them out.
   */
  SCHEMA_LOST,
  /** The input or output schema is not a valid JSON Schema, or refers to itself without end. */
  SCHEMA_INVALID,
  /** A schema is larger than the limit. */
  SCHEMA_TOO_LARGE,
  /** No arguments could be found that the input schema accepts. */
  NO_VALID_ARGUMENTS,
  /** The environment in use cannot execute the tool. */
  NOT_EXECUTABLE,
  /** A benchmark that is to be kept out has the tool. */
  CONTAMINATED
}
