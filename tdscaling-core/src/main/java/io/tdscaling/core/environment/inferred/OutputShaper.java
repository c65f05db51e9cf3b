package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.caching.Caches;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.Shape;
import io.tdscaling.core.schema.ValueGenerator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Fits results to the output schemas of the tools that have one. Thread-safe. */
final class OutputShaper {
  private static final int MAX_CACHED = 20_000;
  private static final int ATTEMPTS = 3;

  private final SchemaValidator validator;
  private final ValueGenerator values;
  private final Portraits portraits;

  /** Whether a tool's output schema can be satisfied, by the identity of the schema. */
  private final Cache<JsonNode, Boolean> shapeable = Caches.ofAtMost(MAX_CACHED).weakKeys().build();

  OutputShaper(SchemaValidator validator, ValueGenerator values) {
    this.validator = validator;
    this.values = values;
    this.portraits = new Portraits(values);
  }

  /** Returns whether results of this tool can be made to fit its output schema, if it has one. */
  boolean canShape(ToolSpec tool) {
    @Nullable JsonNode schema = tool.outputSchema();
    if (schema == null) {
      return true;
    }
    @Nullable Boolean known = shapeable.getIfPresent(schema);
    if (known == null) {
      known = validator.defect(schema).isEmpty() && made(schema, 0, tool.ref().name()).isPresent();
      shapeable.put(schema, known);
    }
    return known;
  }

  /**
   * Returns a result that fits the tool's output schema and holds what {@code result} holds, where
   * it can.
   */
  ToolResult shaped(Call call, ToolResult result, long seed) {
    ToolSpec tool = call.tool().model().spec();
    @Nullable JsonNode schema = tool.outputSchema();
    if (schema == null || answers(schema, result.content())) {
      return result;
    }
    String purpose = "output " + tool.ref() + " " + Json.canonical(call.arguments());
    Optional<JsonNode> made = made(schema, seed, purpose);
    if (made.isEmpty()) {
      return ToolResult.error("internal_error", "The result does not fit its schema.");
    }
    Predicate<JsonNode> fits = value -> validator.accepts(schema, value);
    List<JsonNode> sources = Overlay.sources(result.content(), call);
    // Mostly all that is true fits; only otherwise is each value tried on its own.
    ObjectNode told = Overlay.on(made.get(), sources, value -> true);
    ObjectNode overlaid = fits.test(told) ? told : Overlay.on(made.get(), sources, fits);
    ObjectNode mended = overlaid.deepCopy();
    portraits.paint(mended, schema, call, result, seed);
    if (!fits.test(mended)) {
      mended = overlaid.deepCopy();
    }
    Success.say(mended, call, result.content(), fits);
    Coherence.mend(mended);
    return ToolResult.ok(fits.test(mended) ? mended : overlaid);
  }

  /** Returns whether a result fits a schema and has all the members that it names. */
  private boolean answers(JsonNode schema, JsonNode result) {
    JsonNode named = Shape.of(schema, schema).schema().path("properties");
    return named.properties().stream().allMatch(member -> result.has(member.getKey()))
        && validator.accepts(schema, result);
  }

  private Optional<JsonNode> made(JsonNode schema, long seed, String purpose) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      SeededRandom random = SeededRandom.of(seed, attempt, purpose);
      Optional<JsonNode> value =
          values
              .document(schema, "result", random)
              .filter(made -> made.isObject() && validator.accepts(schema, made));
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }
}
