package io.tdscaling.core.environment.declared;

/** An expression that cannot be read. */
final class ExpressionException extends Exception {
  private static final long serialVersionUID = 1L;

  ExpressionException(String message) {
    super(message);
  }
}
