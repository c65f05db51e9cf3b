package io.tdscaling.api.synthesis;

/**
 * Hears what happens in a run. Called from one thread, in index order; it should return soon, for
 * the run waits for it.
 */
@FunctionalInterface
public interface SynthesisListener {
  /** Takes one event. */
  void on(SynthesisEvent event);
}
