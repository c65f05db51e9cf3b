package io.tdscaling.core.format;

/**
 * A record is not in the form it should be in. The message is one line with place and bad value.
 */
public final class FormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with a message of one line. */
  public FormatException(String message) {
    super(message);
  }

  /** Returns the message. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
