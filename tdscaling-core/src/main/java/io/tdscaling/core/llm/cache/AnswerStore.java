package io.tdscaling.core.llm.cache;

import java.util.Optional;
import java.util.function.Consumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Texts under keys in one file, bounded, the oldest first to go. What was put is in the file after
 * {@link #commit}. Not thread-safe.
 *
 * <p>Texts are kept by their number, and a second table holds the number of each key. So a text is
 * written at the end of its table, beside others that are as new, and the oldest is the first.
 */
final class AnswerStore implements AutoCloseable {
  private static final int LEAST_FILLED_PERCENT = 50;
  private static final int REWRITTEN_BYTES = 8 << 20;

  /** About what a commit writes beside the texts. */
  private static final int COMMIT_BYTES = 16 << 10;

  private static final char END_OF_KEY = '\n';
  private static final String BYTES = "bytes";

  private final MVStore store;
  private final long maxBytes;
  private final MVMap<Long, String> texts;
  private final MVMap<String, Long> numbers;
  private final MVMap<String, Long> totals;
  private long bytes;
  private long next;
  private long written;

  AnswerStore(MVStore store, long maxBytes) {
    this.store = store;
    this.maxBytes = maxBytes;
    this.texts = store.openMap("texts");
    this.numbers = store.openMap("numbers");
    this.totals = store.openMap("totals");
    Long last = texts.lastKey();
    this.next = last == null ? 0 : last + 1;
    this.bytes = totals.getOrDefault(BYTES, 0L);
  }

  /** Returns the text under a key, if there is one and it is of this key. */
  Optional<String> find(String key) {
    Long number = numbers.get(key);
    String entry = number == null ? null : texts.get(number);
    return entry != null && entry.startsWith(key + END_OF_KEY)
        ? Optional.of(entry.substring(key.length() + 1))
        : Optional.empty();
  }

  /**
   * Puts a text under a key, and drops the oldest others until all fit.
   *
   * @return how many were dropped
   */
  long put(String key, String text) {
    Long before = numbers.put(key, next);
    if (before != null) {
      remove(before);
    }
    String entry = key + END_OF_KEY + text;
    texts.put(next, entry);
    next++;
    bytes += entry.length();
    written += entry.length();
    long evicted = evict();
    totals.put(BYTES, bytes);
    return evicted;
  }

  private long evict() {
    long evicted = 0;
    while (bytes > maxBytes && texts.sizeAsLong() > 1) {
      long oldest = texts.firstKey();
      String entry = remove(oldest);
      if (entry != null) {
        numbers.remove(entry.substring(0, entry.indexOf(END_OF_KEY)), oldest);
      }
      evicted++;
    }
    return evicted;
  }

  private @Nullable String remove(long number) {
    String entry = texts.remove(number);
    bytes -= entry == null ? 0 : entry.length();
    return entry;
  }

  /** Returns how many texts there are. */
  long size() {
    return texts.sizeAsLong();
  }

  /** Tells all keys. */
  void keys(Consumer<String> taker) {
    numbers.keyIterator(null).forEachRemaining(taker);
  }

  /** Writes all that was put, and now and then writes together what is left of old parts. */
  void commit() {
    store.commit();
    written += COMMIT_BYTES;
    if (written > REWRITTEN_BYTES) {
      store.compact(LEAST_FILLED_PERCENT, REWRITTEN_BYTES);
      written = 0;
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
