package io.tdscaling.core.cluster.mining;

import com.google.common.base.Splitter;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.text.Words;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Platforms that several services work with, such as GitHub: proper nouns in the names of at least
 * two services. A word is a proper noun where descriptions write it with a capital within a
 * sentence nearly always.
 */
final class Platforms {
  private static final int LEAST_SERVICES = 2;
  private static final int LEAST_SEEN = 3;
  private static final double CAPITAL_SHARE = 0.8;

  private static final Splitter WORDS = Splitter.onPattern("[^\\p{L}\\p{N}]+").omitEmptyStrings();

  /** A word within a sentence. */
  private static final Pattern WITHIN = Pattern.compile("(?<=[a-z,] )[A-Za-z][A-Za-z]{2,20}");

  /** Proper nouns that are no place where things are kept. */
  private static final Set<String> NO_PLATFORMS =
      Words.set(
          "api mcp sql json xml html css pdf url http python javascript typescript java node markdown english"
              + " chinese server client model context protocol iso utc rest web ai llm gpt csv data"
              + " unix linux windows macos internet service tool official assistant agent hub ccc app");

  private final Map<String, Integer> services = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<String, Integer> capital = new HashMap<>();

  Platforms(List<ServiceSpec> all) {
    all.forEach(service -> words(service).forEach(word -> services.merge(word, 1, Integer::sum)));
    all.forEach(service -> service.tools().forEach(this::read));
  }

  private static Set<String> words(ServiceSpec service) {
    String names = service.name() + " " + service.id();
    Set<String> words = new LinkedHashSet<>(WORDS.splitToList(names.toLowerCase(Locale.ROOT)));
    words.removeIf(word -> word.length() < 3 || NO_PLATFORMS.contains(word));
    return words;
  }

  private void read(ToolSpec tool) {
    Matcher words = WITHIN.matcher(tool.description());
    while (words.find()) {
      String word = words.group();
      String lower = word.toLowerCase(Locale.ROOT);
      if (services.getOrDefault(lower, 0) >= LEAST_SERVICES) {
        seen.merge(lower, 1, Integer::sum);
        capital.merge(lower, Character.isUpperCase(word.charAt(0)) ? 1 : 0, Integer::sum);
      }
    }
  }

  /** Returns the platforms that a service works with, sorted. */
  List<String> of(ServiceSpec service) {
    Set<String> platforms = new TreeSet<>();
    for (String word : words(service)) {
      int times = seen.getOrDefault(word, 0);
      boolean proper = capital.getOrDefault(word, 0) >= times * CAPITAL_SHARE;
      if (services.getOrDefault(word, 0) >= LEAST_SERVICES && times >= LEAST_SEEN && proper) {
        platforms.add(word);
      }
    }
    return List.copyOf(platforms);
  }
}
