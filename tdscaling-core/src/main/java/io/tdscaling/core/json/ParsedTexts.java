package io.tdscaling.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tdscaling.core.caching.Caches;

/**
 * Reads texts that may be JSON, for somebody who comes back to the latest of them again and again,
 * as an agent to the results in its conversation. Nobody may change what was read. Thread-safe.
 */
public final class ParsedTexts {
  private static final long MOST_CHARACTERS = 1 << 20;

  private final LoadingCache<String, JsonNode> latest =
      Caches.withoutThreads()
          .maximumWeight(MOST_CHARACTERS)
          .<String, JsonNode>weigher((text, parsed) -> text.length())
          .build(Json::parseOrText);

  /** Returns what a text holds as JSON, or the text itself where it is not JSON. */
  public JsonNode parseOrText(String text) {
    return latest.get(text);
  }
}
