package io.tdscaling.api.llm;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model gave no usable answer, and why. Its message never holds a key. A backend that throws
 * another {@link IOException} is understood too, but nothing is known of what it means.
 */
public final class LlmException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient @Nullable Duration wait;

  /** Why there is no answer. */
  public enum Reason {
    /** Too many requests or tokens in a time; asking later helps. */
    RATE_LIMITED(true, false),
    /** The server has too much to do; asking later helps. */
    OVERLOADED(true, false),
    /** The server failed, perhaps at this request only; asking again may help. */
    SERVER_ERROR(true, false),
    /** No answer came in time; asking again may help. The server may have worked and may bill. */
    TIMED_OUT(true, false),
    /** The connection could not be made or broke; asking again may help. */
    CONNECTION_FAILED(true, false),
    /** What came is not an answer: not JSON, cut off, or without content; asking again may help. */
    MALFORMED_REPLY(true, false),
    /** The answer was larger than allowed. */
    TOO_LARGE(false, false),
    /** The server does not accept the request, for example because it is too long for the model. */
    INVALID_REQUEST(false, false),
    /** The key is missing, wrong or not allowed to; no request will do better. */
    UNAUTHORIZED(false, true),
    /** There is no such model or no such address; no request will do better. */
    NOT_FOUND(false, true),
    /** A cap of the run forbids the call; nothing was sent. */
    OVER_BUDGET(false, true),
    /** Asking again and again did not help: the endpoint is down. */
    UNAVAILABLE(false, true);

    private final boolean retryable;
    private final boolean endsRun;

    Reason(boolean retryable, boolean endsRun) {
      this.retryable = retryable;
      this.endsRun = endsRun;
    }

    /** Returns whether the same request may succeed later. */
    public boolean retryable() {
      return retryable;
    }

    /**
     * Returns whether no further request has a chance, so that a run stops, to be resumed, instead
     * of rejecting one attempt after the other.
     */
    public boolean endsRun() {
      return endsRun;
    }

    /** Returns the lower-case label used in files. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Makes an exception without a cause. */
  public LlmException(Reason reason, String message) {
    this(reason, message, null, null);
  }

  /** Makes an exception with a cause. */
  public LlmException(Reason reason, String message, @Nullable Throwable cause) {
    this(reason, message, null, cause);
  }

  /**
   * Makes an exception.
   *
   * @param reason why there is no answer
   * @param message one line that names the place; no secrets
   * @param wait how long the server asks to wait before the next request, or null
   * @param cause what brought it about, or null
   */
  public LlmException(
      Reason reason, String message, @Nullable Duration wait, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.wait = wait;
  }

  /** Returns why there is no answer. */
  public Reason reason() {
    return reason;
  }

  /** Returns how long the server asks to wait before the next request, if it does. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(wait);
  }
}
