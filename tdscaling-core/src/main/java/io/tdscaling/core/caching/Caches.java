package io.tdscaling.core.caching;

import com.github.benmanes.caffeine.cache.Caffeine;

/** Begins caches in memory, which all have a bound. */
public final class Caches {
  private Caches() {}

  /**
   * Begins a cache of this many entries at most. It is kept in order by the threads that use it: a
   * library starts none behind its user's back.
   */
  public static Caffeine<Object, Object> ofAtMost(int entries) {
    return withoutThreads().maximumSize(entries);
  }

  /** Begins a cache without a bound, which the caller sets. */
  public static Caffeine<Object, Object> withoutThreads() {
    return Caffeine.newBuilder().executor(Runnable::run);
  }
}
