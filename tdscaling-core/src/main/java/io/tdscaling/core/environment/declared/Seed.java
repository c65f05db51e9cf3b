package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a field of the first rows gets its value.
 *
 * @param generator makes the value
 * @param condition what must hold of the row for the field to be there, or null for always
 * @param link what to take from the linked row of another service, where there is one, or null
 */
record Seed(Generator generator, @Nullable Condition condition, @Nullable String link) {
  /** Makes a value. */
  sealed interface Generator {}

  record Pick(List<JsonNode> values) implements Generator {}

  /** The first seed whose condition holds. */
  record Choice(List<Seed> seeds) implements Generator {
    Choice {
      seeds = List.copyOf(seeds);
    }
  }

  record PersonAttribute(Person.Attribute attribute) implements Generator {}

  record Range(BigDecimal least, BigDecimal step, int steps) implements Generator {}

  /** Days from a date, such as today or a field of the same row. */
  record Dates(int least, int most, Expression start) implements Generator {}

  record Sequence(int start) implements Generator {}

  record Format(String format) implements Generator {}

  record Computed(Expression expression) implements Generator {}

  /** The id of a row that meets the condition, where there is one; each only once if distinct. */
  record Reference(String entity, @Nullable Condition where, boolean distinct)
      implements Generator {}
}
