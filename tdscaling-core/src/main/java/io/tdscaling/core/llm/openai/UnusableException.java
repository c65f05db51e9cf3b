package io.tdscaling.core.llm.openai;

/** An answer has not the form that was asked for. Its message is told to the model. */
final class UnusableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableException(String message) {
    super(message);
  }
}
