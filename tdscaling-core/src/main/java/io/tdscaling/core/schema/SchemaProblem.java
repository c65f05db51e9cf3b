package io.tdscaling.core.schema;

import java.util.Comparator;

/**
 * One way in which a value does not fit its schema.
 *
 * @param kind what sort of problem
 * @param path JSON pointer to the offending member, also where that member is missing; empty for
 *     the value as a whole
 * @param message what is wrong, in English and of bounded length, to be read after the path
 */
public record SchemaProblem(Kind kind, String path, String message)
    implements Comparable<SchemaProblem> {
  private static final Comparator<SchemaProblem> ORDER =
      Comparator.comparing(SchemaProblem::path)
          .thenComparing(SchemaProblem::kind)
          .thenComparing(SchemaProblem::message);

  /** Sorts of problem. */
  public enum Kind {
    /** A required member is missing. */
    MISSING_ARGUMENT,
    /** The value has another JSON type. */
    WRONG_TYPE,
    /** A member that the schema does not know, and does not allow. */
    UNKNOWN_ARGUMENT,
    /**
     * The type is right, the value is not: enumeration, range, length, pattern, format and the
     * like.
     */
    BAD_VALUE
  }

  /** Orders by path, kind, message. */
  @Override
  public int compareTo(SchemaProblem other) {
    return ORDER.compare(this, other);
  }

  /** Returns path and message, for logs. */
  @Override
  public String toString() {
    return path.isEmpty() ? message : path + " " + message;
  }
}
