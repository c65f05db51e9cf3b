package io.tdscaling.sandbox.bubblewrap;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of looking for the backend: the backend, or why it cannot be used here. */
public final class BubblewrapSearch {
  private final @Nullable BubblewrapBackend backend;
  private final String reason;

  private BubblewrapSearch(@Nullable BubblewrapBackend backend, String reason) {
    this.backend = backend;
    this.reason = reason;
  }

  static BubblewrapSearch found(BubblewrapBackend backend) {
    return new BubblewrapSearch(backend, "");
  }

  static BubblewrapSearch unusable(String reason) {
    return new BubblewrapSearch(null, reason);
  }

  /** Returns the backend, which is the caller's to close; empty where it cannot be used. */
  public Optional<BubblewrapBackend> backend() {
    return Optional.ofNullable(backend);
  }

  /** Returns why the backend cannot be used here, in a sentence; empty where it can. */
  public String reason() {
    return reason;
  }

  /**
   * Returns the backend.
   *
   * @throws IllegalStateException with the reason if it cannot be used here
   */
  public BubblewrapBackend orElseThrow() {
    if (backend == null) {
      throw new IllegalStateException("bubblewrap cannot be used here: " + reason);
    }
    return backend;
  }
}
