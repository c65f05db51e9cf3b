package io.tdscaling.core.engine;

import io.tdscaling.core.text.ClassNames;
import java.util.function.Supplier;

/**
 * Calls into the caller's objects that a run cannot do without: a fault there ends it, and is
 * named.
 */
final class UserCode {
  private UserCode() {}

  /**
   * Returns what a call gives.
   *
   * @throws IllegalStateException if it throws; the message names the class of {@code object}
   */
  static <T> T call(Object object, Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException fault) {
      throw new IllegalStateException(ClassNames.of(object) + " threw " + fault, fault);
    }
  }

  /** Makes a call that gives nothing; like {@link #call}. */
  static void run(Object object, Runnable call) {
    UserCode.<Boolean>call(
        object,
        () -> {
          call.run();
          return true;
        });
  }
}
