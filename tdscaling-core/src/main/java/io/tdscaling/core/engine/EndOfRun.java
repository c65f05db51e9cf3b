package io.tdscaling.core.engine;

import io.tdscaling.api.llm.LlmException;
import java.util.Optional;

/**
 * A model cannot be asked any more, so that no attempt can be made: neither this one nor a later
 * one. It is not rejected but left undone, for a run that goes on later.
 */
final class EndOfRun extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_CAUSES = 32;

  private final transient LlmException failure;

  private EndOfRun(LlmException failure) {
    super(failure.getMessage(), failure);
    this.failure = failure;
  }

  /** Returns what the model's client said. */
  LlmException failure() {
    return failure;
  }

  /** Throws one if the fault, or what brought it about, says that no model can be asked. */
  static void throwIf(Throwable fault) {
    find(fault)
        .ifPresent(
            failure -> {
              throw new EndOfRun(failure);
            });
  }

  private static Optional<LlmException> find(Throwable fault) {
    Throwable at = fault;
    for (int i = 0; i < MOST_CAUSES && at != null; i++) {
      if (at instanceof LlmException failure && failure.reason().endsRun()) {
        return Optional.of(failure);
      }
      at = at.getCause();
    }
    return Optional.empty();
  }
}
