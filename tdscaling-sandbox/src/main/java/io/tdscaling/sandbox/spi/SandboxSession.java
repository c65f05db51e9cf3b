package io.tdscaling.sandbox.spi;

/**
 * Executes one program after the other over one workspace. Where the backend {@linkplain
 * Capabilities#keepsState keeps state}, later programs see what earlier ones in the same language
 * defined, if the language has such a thing; an execution that did not end by itself ends that, and
 * the next one starts anew. Used by one thread at a time.
 */
public interface SandboxSession extends AutoCloseable {
  /**
   * Executes a program. Whatever it does is a result; only {@link ExecStatus#SANDBOX_ERROR} is not
   * of its doing.
   *
   * @throws IllegalArgumentException if the backend does not execute this language
   * @throws IllegalStateException if the session is closed
   * @throws InterruptedException if interrupted; the program has ended then
   */
  ExecResult exec(ExecRequest request) throws InterruptedException;

  /** Ends the session; nothing of its programs is left. */
  @Override
  void close();
}
