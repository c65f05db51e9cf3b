package io.tdscaling.sandbox.embedded.execution;

import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;

/** Executes the programs of one language for one session. Used by one thread at a time. */
public interface Interpreter extends AutoCloseable {
  /**
   * Executes a program.
   *
   * @throws InterruptedException if interrupted; the program has ended then
   */
  ExecResult exec(ExecRequest request) throws InterruptedException;

  /** Releases what the interpreter holds. The default does nothing. */
  @Override
  default void close() {}
}
