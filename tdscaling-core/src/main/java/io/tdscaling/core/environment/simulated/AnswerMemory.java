package io.tdscaling.core.environment.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.util.concurrent.Striped;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/**
 * The answers given so far, by what was asked. Bounded in number and size: the oldest is forgotten
 * first. Thread-safe; what is asked twice at once is worked out once.
 */
final class AnswerMemory {
  private static final int STRIPES = 1 << 12;

  private final int mostAnswers;
  private final long mostCharacters;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Striped<Lock> working = Striped.lazyWeakLock(STRIPES);
  private long characters;
  private long forgotten;

  /** Works an answer out that is not remembered. */
  interface Source {
    ToolResult answer() throws IOException, InterruptedException;
  }

  /**
   * One answer, as text, which takes less memory than a tree and is safe from changes.
   *
   * @param content the answer as JSON
   * @param error whether it is a failure
   */
  record Entry(String content, boolean error) {
    ToolResult result() {
      return new ToolResult(parsed(content), error);
    }

    private static JsonNode parsed(String json) {
      try {
        return Json.parse(json);
      } catch (IOException e) {
        throw new IllegalStateException("was JSON when it was remembered", e);
      }
    }
  }

  AnswerMemory(int mostAnswers, long mostCharacters) {
    this.mostAnswers = mostAnswers;
    this.mostCharacters = mostCharacters;
  }

  /** Returns the answer under a key, worked out only if it is not remembered. */
  ToolResult get(String key, Source source) throws IOException, InterruptedException {
    Optional<Entry> known = find(key);
    if (known.isPresent()) {
      return known.get().result();
    }
    Lock lock = working.get(key);
    lock.lockInterruptibly();
    try {
      Optional<Entry> meanwhile = find(key);
      if (meanwhile.isPresent()) {
        return meanwhile.get().result();
      }
      ToolResult answer = source.answer();
      Entry entry = new Entry(Json.compact(answer.content()), answer.error());
      put(key, entry);
      return entry.result();
    } finally {
      lock.unlock();
    }
  }

  private synchronized Optional<Entry> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** Remembers an answer; one that is there already stays. Returns whether it was new. */
  synchronized boolean put(String key, Entry entry) {
    if (entries.putIfAbsent(key, entry) != null) {
      return false;
    }
    characters += entry.content().length();
    Iterator<Entry> oldest = entries.values().iterator();
    while (entries.size() > mostAnswers || (characters > mostCharacters && entries.size() > 1)) {
      characters -= oldest.next().content().length();
      oldest.remove();
      forgotten++;
    }
    return true;
  }

  /** Returns what is remembered, oldest first. */
  synchronized Map<String, Entry> all() {
    return new LinkedHashMap<>(entries);
  }

  /** Returns how many answers had to be forgotten. */
  synchronized long forgotten() {
    return forgotten;
  }
}
