package io.tdscaling.core.llm.cache;

import io.tdscaling.api.llm.LlmReply;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers answers until the process ends, the oldest first to go. Thread-safe. */
public final class MemoryResponseCache implements CountedCache {
  private final Map<String, LlmReply> answers = new LinkedHashMap<>();
  private final Tally tally = new Tally();
  private final int most;
  private boolean closed;

  /**
   * Makes an empty cache.
   *
   * @param most most answers to remember, positive
   */
  public MemoryResponseCache(int most) {
    if (most <= 0) {
      throw new IllegalArgumentException("most answers must be positive, got " + most);
    }
    this.most = most;
  }

  @Override
  public synchronized Optional<LlmReply> find(String key) throws IOException {
    checkOpen();
    Keys.check(key);
    return tally.found(Optional.ofNullable(answers.get(key)));
  }

  @Override
  public synchronized void store(String key, LlmReply reply) throws IOException {
    checkOpen();
    Keys.check(key);
    answers.remove(key);
    answers.put(key, reply);
    if (answers.size() > most) {
      Iterator<String> oldest = answers.keySet().iterator();
      oldest.next();
      oldest.remove();
      tally.evicted(1);
    }
  }

  @Override
  public CacheCounts counts() {
    return tally.counts();
  }

  @Override
  public synchronized void close() {
    closed = true;
    answers.clear();
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("the cache of answers is closed");
    }
  }
}
