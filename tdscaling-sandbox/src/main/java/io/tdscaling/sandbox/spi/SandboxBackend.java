package io.tdscaling.sandbox.spi;

/** Executes code that nobody trusts. Called from several threads at once. */
public interface SandboxBackend extends AutoCloseable {
  /** Returns what the backend can do and what it promises. */
  Capabilities capabilities();

  /**
   * Opens a session over a workspace. Sessions share nothing.
   *
   * @throws IllegalStateException if the backend is closed
   */
  SandboxSession open(SessionSpec spec);

  /** Releases what the backend holds, once its sessions are closed. The default does nothing. */
  @Override
  default void close() {}
}
