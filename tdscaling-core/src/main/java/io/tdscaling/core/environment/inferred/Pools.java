package io.tdscaling.core.environment.inferred;

import io.tdscaling.core.random.SeededRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What made-up things are called. */
final class Pools {
  private final Map<String, List<String>> pools;

  private Pools(Map<String, List<String>> pools) {
    this.pools = pools;
  }

  static Pools load() {
    Map<String, List<String>> pools = new LinkedHashMap<>();
    for (String line : Resources.lines("pools.txt")) {
      int at = line.indexOf('=');
      pools.put(line.substring(0, at).strip(), parts(line.substring(at + 1)));
    }
    return new Pools(pools);
  }

  boolean has(String pool) {
    return pools.containsKey(pool);
  }

  /** Returns one value of a pool that there is. */
  String pick(String pool, SeededRandom random) {
    @Nullable List<String> values = pools.get(pool);
    if (values == null) {
      throw new IllegalArgumentException("no such pool: " + pool);
    }
    return random.pick(values);
  }

  /** Returns where a value stands in a pool, or -1. */
  int indexOf(String pool, String value) {
    return pools.getOrDefault(pool, List.of()).indexOf(value);
  }

  String nth(String pool, int index) {
    return pools.getOrDefault(pool, List.of()).get(index);
  }

  static List<String> parts(String piped) {
    return Arrays.stream(piped.split("\\|", -1)).map(String::strip).toList();
  }
}
