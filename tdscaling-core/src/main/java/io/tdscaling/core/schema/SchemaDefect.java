package io.tdscaling.core.schema;

/**
 * Why a schema cannot be used.
 *
 * @param kind what sort of defect
 * @param message what is wrong and where, in one English sentence of bounded length
 */
public record SchemaDefect(Kind kind, String message) {
  /** Sorts of defect. */
  public enum Kind {
    /** Not a JSON Schema, or one that refers to what is not there or to itself without end. */
    INVALID,
    /** Larger than the limit. */
    TOO_LARGE
  }

  static SchemaDefect invalid(String message) {
    return new SchemaDefect(Kind.INVALID, message);
  }
}
