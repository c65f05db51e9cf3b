package io.tdscaling.core.schema;

/** Says that a draw led nowhere; another may do better. */
final class Unsatisfiable extends Exception {
  private static final long serialVersionUID = 1L;

  Unsatisfiable(String message) {
    super(message, null, false, false);
  }
}
