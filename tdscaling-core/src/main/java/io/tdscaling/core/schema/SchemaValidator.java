package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.caching.IdentityCache;
import io.tdscaling.core.schema.SchemaCompiler.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * Says whether a JSON Schema can be used, and how a value fails to fit one. Knows the drafts 4, 6,
 * 7, 2019-09 and 2020-12, the last where {@code $schema} is missing. Formats are checked, also in
 * the drafts that leave that open. Nothing is read from network or disk. Thread-safe.
 *
 * <p>Compiled schemas are kept by the identity of the schema, as long as the caller keeps it: do
 * not modify a schema that was given to a validator.
 */
public final class SchemaValidator {
  private static final int MAX_CACHED = 20_000;

  private final IdentityCache<JsonNode, Outcome> compiled;

  /** Makes a validator with an empty cache. */
  public SchemaValidator() {
    SchemaCompiler compiler = new SchemaCompiler();
    this.compiled = new IdentityCache<>(MAX_CACHED, compiler::compile);
  }

  /**
   * Returns why a schema cannot be used: it is not an object, larger than 1 MiB, nested too deeply,
   * not valid in its draft, or it refers to something outside itself or in a circle. References
   * that recurse into a part of the value, as those of trees do, are fine.
   */
  public Optional<SchemaDefect> defect(JsonNode schema) {
    return outcome(schema) instanceof Outcome.Defective defective
        ? Optional.of(defective.defect())
        : Optional.empty();
  }

  /**
   * Returns how a value fails to fit a schema, sorted, at most 50 problems; an empty list where it
   * fits.
   *
   * @throws IllegalArgumentException if the schema has a {@link #defect}
   */
  public List<SchemaProblem> validate(JsonNode schema, JsonNode value) {
    return usable(schema).problems(value);
  }

  /**
   * Returns whether a value fits a schema; faster than {@link #validate}.
   *
   * @throws IllegalArgumentException if the schema has a {@link #defect}
   */
  public boolean accepts(JsonNode schema, JsonNode value) {
    return usable(schema).accepts(value);
  }

  CompiledSchema usable(JsonNode schema) {
    Outcome outcome = outcome(schema);
    if (outcome instanceof Outcome.Usable usable) {
      return usable.schema();
    }
    String reason = ((Outcome.Defective) outcome).defect().message();
    throw new IllegalArgumentException("schema cannot be used: " + reason);
  }

  private Outcome outcome(JsonNode schema) {
    return compiled.get(schema);
  }
}
