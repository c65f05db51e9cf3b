package io.tdscaling.core.llm.cache;

import io.tdscaling.api.llm.ResponseCache;

/** A cache that counts. */
public interface CountedCache extends ResponseCache {
  /** Returns what the cache did since it was opened. */
  CacheCounts counts();
}
