package io.tdscaling.core.caching;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what belongs to the latest keys, each in the one place that its hash gives it. There is
 * no order to keep, and so nothing to be done for a look but the look itself: for what is asked for
 * several times in a row and then no more. Thread-safe.
 *
 * @param <K> keys, compared by {@code equals}; kept alive until others take their place
 * @param <V> what belongs to them
 */
public final class LatestByEquality<K, V> {
  private final AtomicReferenceArray<@Nullable Known<K, V>> latest;

  private record Known<K, V>(K key, V value) {}

  /**
   * Makes an empty memory.
   *
   * @param places how many keys it remembers at most, a power of two
   */
  public LatestByEquality(int places) {
    if (Integer.bitCount(places) != 1) {
      throw new IllegalArgumentException("places must be a power of two, got " + places);
    }
    this.latest = new AtomicReferenceArray<>(places);
  }

  /**
   * Makes an empty memory for what all processors work on, each on little at a time.
   *
   * @param places how many places each of them is given, a power of two
   */
  public static <K, V> LatestByEquality<K, V> perProcessor(int places) {
    int processors = Integer.highestOneBit(Runtime.getRuntime().availableProcessors());
    return new LatestByEquality<>(places * processors);
  }

  /** Returns what belongs to a key, or null if that is not remembered. */
  public @Nullable V find(K key) {
    Known<K, V> known = latest.get(place(key));
    return known != null && known.key().equals(key) ? known.value() : null;
  }

  /** Remembers what belongs to a key. */
  public void remember(K key, V value) {
    latest.set(place(key), new Known<>(key, value));
  }

  /** Returns what belongs to a key; makes and remembers it if need be. */
  public V get(K key, Function<? super K, ? extends V> maker) {
    V known = find(key);
    if (known == null) {
      known = maker.apply(key);
      remember(key, known);
    }
    return known;
  }

  private int place(K key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (latest.length() - 1);
  }
}
