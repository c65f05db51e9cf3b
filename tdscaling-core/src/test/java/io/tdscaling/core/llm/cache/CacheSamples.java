package io.tdscaling.core.llm.cache;

import io.tdscaling.core.json.Json;

/** Keys for tests. */
final class CacheSamples {
  private CacheSamples() {}

  static String key(long number) {
    return Json.digestOf("key " + number);
  }
}
