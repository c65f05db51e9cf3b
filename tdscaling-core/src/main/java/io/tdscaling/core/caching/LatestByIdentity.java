package io.tdscaling.core.caching;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was made of the latest objects, by the identity of the object. It is looked at
 * without a lock, a hash of the object or the bookkeeping of a cache that has an order, so that it
 * may stand before one. Thread-safe.
 *
 * @param <K> what something is made of; kept alive until others take its place
 * @param <V> what is made
 */
public final class LatestByIdentity<K, V> {
  private final Function<K, V> maker;
  private final AtomicReferenceArray<@Nullable Made<K, V>> latest;

  private record Made<K, V>(K key, V value) {}

  /**
   * Makes an empty memory.
   *
   * @param places how many objects it remembers at most, a power of two
   * @param maker makes what is remembered
   */
  public LatestByIdentity(int places, Function<K, V> maker) {
    if (Integer.bitCount(places) != 1) {
      throw new IllegalArgumentException("places must be a power of two, got " + places);
    }
    this.maker = maker;
    this.latest = new AtomicReferenceArray<>(places);
  }

  /** Returns what was made of this object, or makes it. */
  @SuppressWarnings("ReferenceEquality")
  public V get(K key) {
    int place = System.identityHashCode(key) & (latest.length() - 1);
    Made<K, V> known = latest.get(place);
    if (known != null && known.key() == key) {
      return known.value();
    }
    V value = maker.apply(key);
    latest.set(place, new Made<>(key, value));
    return value;
  }
}
