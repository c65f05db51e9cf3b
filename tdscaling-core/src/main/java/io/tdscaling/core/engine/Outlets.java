package io.tdscaling.core.engine;

import io.tdscaling.api.synthesis.SynthesisEvent;
import io.tdscaling.api.synthesis.SynthesisListener;
import io.tdscaling.api.synthesis.TrajectorySink;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a run's results go.
 *
 * @param sinks take every attempt
 * @param listeners hear every event
 * @param directory where the files go, or null for none
 */
public record Outlets(
    List<TrajectorySink> sinks, List<SynthesisListener> listeners, @Nullable Path directory) {
  private static final Logger LOG = LoggerFactory.getLogger(Outlets.class);

  /** Copies the lists. */
  public Outlets {
    sinks = List.copyOf(sinks);
    listeners = List.copyOf(listeners);
  }

  /** Returns where the files go, if anywhere. */
  public Optional<Path> outputDirectory() {
    return Optional.ofNullable(directory);
  }

  /**
   * Tells the listeners. One that fails is named in the log; it does not end a run that may be paid
   * for.
   */
  void tell(SynthesisEvent event) {
    for (SynthesisListener listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException fault) {
        LOG.warn("listener {} failed on an event", listener.getClass().getName(), fault);
      }
    }
  }
}
