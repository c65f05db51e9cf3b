package io.tdscaling.core.engine;

/** Tells a run to start nothing more. Thread-safe. */
public final class StopSignal {
  private volatile boolean stopped;

  /** Asks for the stop. */
  public void stop() {
    stopped = true;
  }

  boolean stopped() {
    return stopped;
  }
}
