package io.tdscaling.core.environment.simulated;

/** Says what is wrong with a model's answer, in words that the model can be told. */
final class UnusableAnswerException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableAnswerException(String message) {
    super(message);
  }
}
