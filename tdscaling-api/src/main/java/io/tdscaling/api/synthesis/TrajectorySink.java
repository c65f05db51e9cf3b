package io.tdscaling.api.synthesis;

import java.io.IOException;

/** Takes the attempts of a run, accepted and rejected, in index order, from one thread. */
@FunctionalInterface
public interface TrajectorySink {
  /**
   * Takes one attempt.
   *
   * @throws IOException if it cannot be stored; the run then ends with this error
   */
  void write(Attempt attempt) throws IOException;
}
