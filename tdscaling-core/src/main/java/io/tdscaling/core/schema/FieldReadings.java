package io.tdscaling.core.schema;

import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tdscaling.core.caching.Caches;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What names and descriptions of fields say, read once: values are made for the same fields again
 * and again. Thread-safe.
 */
final class FieldReadings {
  private static final int MAX_CACHED = 20_000;

  private final Meanings meanings = new Meanings();
  private final LoadingCache<Field, Reading> readings =
      Caches.ofAtMost(MAX_CACHED).build(this::read);
  private final LoadingCache<String, List<BigDecimal>> numbers =
      Caches.ofAtMost(MAX_CACHED).build(DescribedExamples::numbers);

  /**
   * What is read of a text field.
   *
   * @param meaning what its values mean, where that is known
   * @param examples examples that the description gives
   * @param listed whether a text is to hold several values
   */
  record Reading(Optional<String> meaning, List<String> examples, boolean listed) {}

  /** Returns what is read of a text field. */
  Reading of(Field field) {
    return readings.get(field);
  }

  /** Returns the examples in a description that are numbers. */
  List<BigDecimal> numbers(String description) {
    return numbers.get(description);
  }

  private Reading read(Field field) {
    return new Reading(
        meanings.of(field),
        DescribedExamples.texts(field.description()),
        field.mentions("comma-separated") || field.mentions("comma separated"));
  }
}
