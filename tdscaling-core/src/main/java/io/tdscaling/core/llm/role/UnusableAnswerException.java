package io.tdscaling.core.llm.role;

/** A model's answer that cannot be used, even after it was asked for again. */
public final class UnusableAnswerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String kind;

  /**
   * Makes an exception.
   *
   * @param kind short kebab-case word, by which such answers are counted
   * @param message what is wrong, in words that the model can be told
   */
  public UnusableAnswerException(String kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Returns the short word, such as {@code no-json}. */
  public String kind() {
    return kind;
  }
}
