package io.tdscaling.core.llm.resilience;

import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.core.text.Excerpt;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What failures mean. Those of the network are understood too, wherever they are in the causes. */
final class Failures {
  private static final int DEEPEST_CAUSE = 8;
  private static final int LONGEST_MESSAGE = 200;

  private Failures() {}

  /** Returns why there is no answer, if that is known. */
  static Optional<Reason> reason(IOException failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      Reason reason = known(cause);
      if (reason != null) {
        return Optional.of(reason);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static @Nullable Reason known(Throwable failure) {
    if (failure instanceof LlmException known) {
      return known.reason();
    }
    if (failure instanceof HttpConnectTimeoutException
        || failure instanceof SocketException
        || failure instanceof UnknownHostException
        || failure instanceof EOFException) {
      return Reason.CONNECTION_FAILED;
    }
    return timedOut(failure) ? Reason.TIMED_OUT : null;
  }

  /** Some clients say of an interrupted thread that its input was interrupted. */
  private static boolean timedOut(Throwable failure) {
    return failure instanceof HttpTimeoutException
        || failure instanceof SocketTimeoutException
        || (failure instanceof InterruptedIOException && !Thread.currentThread().isInterrupted());
  }

  /** Returns what a failure says, as part of a line. */
  static String line(IOException failure) {
    String label = reason(failure).map(Reason::label).orElse("unknown");
    return label + ": " + Excerpt.of(String.valueOf(failure.getMessage()), LONGEST_MESSAGE);
  }
}
