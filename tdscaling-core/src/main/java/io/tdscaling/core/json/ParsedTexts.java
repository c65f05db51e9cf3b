package io.tdscaling.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tdscaling.core.caching.Caches;
import io.tdscaling.core.caching.LatestByEquality;
import java.util.Optional;

/**
 * Reads texts that may be JSON, for all who come back to the latest of them again and again: the
 * results in a conversation are looked at by its assistant, each who judges it, and the metrics.
 * Nobody may change what was read. Thread-safe.
 */
public final class ParsedTexts {
  private static final long MOST_CHARACTERS = 1 << 20;

  private static final LoadingCache<String, Optional<JsonNode>> LONG =
      Caches.withoutThreads()
          .maximumWeight(MOST_CHARACTERS)
          .<String, Optional<JsonNode>>weigher((text, parsed) -> text.length())
          .build(Json::parsed);

  /** Those that are not long, so that they are few characters too. */
  private static final LatestByEquality<String, Optional<JsonNode>> SHORT =
      new LatestByEquality<>(256);

  private static final int LONGEST_SHORT = 4_096;

  private ParsedTexts() {}

  /** Returns what a text holds, if it is exactly one JSON value. */
  public static Optional<JsonNode> parsed(String text) {
    return text.length() > LONGEST_SHORT ? LONG.get(text) : SHORT.get(text, Json::parsed);
  }

  /** Returns what a text holds as JSON, or the text itself where it is not JSON. */
  public static JsonNode parseOrText(String text) {
    return parsed(text).orElseGet(() -> TextNode.valueOf(text));
  }
}
