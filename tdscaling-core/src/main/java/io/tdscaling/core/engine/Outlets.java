package io.tdscaling.core.engine;

import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.ResponseCache;
import io.tdscaling.api.synthesis.SynthesisEvent;
import io.tdscaling.api.synthesis.SynthesisListener;
import io.tdscaling.api.synthesis.TrajectorySink;
import io.tdscaling.core.llm.ResponseCaches;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * @param resumes whether a run that is there is gone on with
 * @param memory remembers what models answered, and is not closed; null for a file in the directory
 */
public record Outlets(
    List<TrajectorySink> sinks,
    List<SynthesisListener> listeners,
    @Nullable Path directory,
    boolean resumes,
    @Nullable ResponseCache memory) {
  /** What remembers the answers of models, in the directory of a run. */
  static final String MEMORY_FILE = "llm-cache.mv";

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

  /** Returns these outlets with one more sink. */
  public Outlets with(TrajectorySink sink) {
    List<TrajectorySink> more = new ArrayList<>(sinks);
    more.add(sink);
    return new Outlets(more, listeners, directory, resumes, memory);
  }

  /** Opens what remembers the answers of models; empty to remember nothing. */
  Optional<ResponseCache> openMemory() throws IOException {
    if (memory != null) {
      return Optional.of(new Lent(memory));
    }
    return directory == null
        ? Optional.empty()
        : Optional.of(ResponseCaches.file(directory.resolve(MEMORY_FILE)));
  }

  /** A cache that is not the run's to close. */
  private record Lent(ResponseCache cache) implements ResponseCache {
    @Override
    public Optional<LlmReply> find(String key) throws IOException {
      return cache.find(key);
    }

    @Override
    public void store(String key, LlmReply reply) throws IOException {
      cache.store(key, reply);
    }

    @Override
    public void close() {
      // Its owner closes it.
    }
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
