package io.tdscaling.core.caching;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.LoadingCache;

/**
 * Remembers what was made of objects, by the identity of the object: for keys that would cost more
 * to hash than what is made of them, and that live long anyway, as the tools of a catalog do: the
 * latest of them are kept alive. Thread-safe.
 *
 * @param <K> what something is made of; nobody may change it
 * @param <V> what is made
 */
public final class IdentityCache<K, V> {
  private static final int LATEST = 4_096;

  private final LatestByIdentity<K, V> latest;

  /**
   * Makes an empty cache.
   *
   * @param most how many objects it remembers at most, besides 4,096 of the latest
   * @param loader makes what is remembered
   */
  public IdentityCache(int most, CacheLoader<K, V> loader) {
    // Weak keys are compared by identity.
    LoadingCache<K, V> all = Caches.ofAtMost(most).weakKeys().build(loader);
    this.latest = new LatestByIdentity<>(LATEST, all::get);
  }

  /** Returns what was made of this object, or makes it. */
  public V get(K key) {
    return latest.get(key);
  }
}
