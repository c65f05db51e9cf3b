package io.tdscaling.core.llm.cache;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * Texts under keys in one file, bounded, the oldest first to go. What was put is in the file after
 * {@link #commit}. Not thread-safe.
 *
 * <p>Texts are kept by their number, and a second table holds the number of each key. So a text is
 * written at the end of its table, beside others that are as new, and the oldest is the first. The
 * second table knows keys by their first 64 bits, which keeps it small; what is found there is only
 * given for the whole key, and of two keys that begin alike, the newer one's text is kept.
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
  private final MVMap<Long, Long> numbers;
  private final MVMap<String, Long> totals;
  private long bytes;
  private long next;
  private long written;

  AnswerStore(MVStore store, long maxBytes) {
    this.store = store;
    this.maxBytes = maxBytes;
    this.texts = open("texts", StringDataType.INSTANCE);
    this.numbers = open("numbers", LongDataType.INSTANCE);
    this.totals = store.openMap("totals");
    Long last = texts.lastKey();
    this.next = last == null ? 0 : last + 1;
    this.bytes = totals.getOrDefault(BYTES, 0L);
  }

  private <T> MVMap<Long, T> open(String name, DataType<T> type) {
    return store.openMap(
        name, new MVMap.Builder<Long, T>().keyType(LongDataType.INSTANCE).valueType(type));
  }

  /** Returns the text under a key, if there is one and it is of this key. */
  Optional<String> find(String key) {
    Long number = numbers.get(Keys.beginning(key));
    String entry = number == null ? null : texts.get(number);
    return entry != null && entry.startsWith(key + END_OF_KEY)
        ? Optional.of(entry.substring(key.length() + 1))
        : Optional.empty();
  }

  /**
   * Puts texts under their keys, in this order, and drops the oldest of all until they fit.
   *
   * @return how many were dropped
   */
  long put(Map<String, String> added) {
    // In the order of the keys, so that each page of their table is looked for and changed once.
    SortedMap<Long, Long> places = new TreeMap<>();
    added.forEach(
        (key, text) -> {
          append(key + END_OF_KEY + text);
          forget(places.put(Keys.beginning(key), next - 1));
        });
    places.forEach((key, number) -> forget(numbers.put(key, number)));
    long evicted = evict();
    totals.put(BYTES, bytes);
    return evicted;
  }

  private void append(String entry) {
    texts.put(next, entry);
    next++;
    bytes += entry.length();
    written += entry.length();
  }

  private void forget(@Nullable Long number) {
    if (number != null) {
      remove(number);
    }
  }

  private long evict() {
    long evicted = 0;
    while (bytes > maxBytes && texts.sizeAsLong() > 1) {
      long oldest = texts.firstKey();
      String entry = remove(oldest);
      if (entry != null) {
        numbers.remove(Keys.beginning(entry), oldest);
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

  /** Tells how each key begins. */
  void keys(LongConsumer taker) {
    numbers.keyIterator(null).forEachRemaining(taker::accept);
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
