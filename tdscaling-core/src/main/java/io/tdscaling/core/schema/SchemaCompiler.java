package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Checks and compiles schemas. Nothing is ever fetched: drafts come with the validator's jar. */
final class SchemaCompiler {
  private static final SchemaRegistryConfig CONFIG =
      SchemaRegistryConfig.builder()
          .formatAssertionsEnabled(true)
          .regularExpressionFactory(BoundedPattern::new)
          .build();

  private final Map<SpecificationVersion, Schema> metaSchemas = new ConcurrentHashMap<>();

  /** What became of a schema: either it was compiled, or it has a defect. */
  sealed interface Outcome {
    /** The schema can be used. */
    record Usable(CompiledSchema schema) implements Outcome {}

    /** The schema cannot be used. */
    record Defective(SchemaDefect defect) implements Outcome {}
  }

  Outcome compile(JsonNode schema) {
    Optional<SchemaDefect> outside = boundsDefect(schema);
    if (outside.isPresent()) {
      return new Outcome.Defective(outside.get());
    }
    Optional<SpecificationVersion> draft = Draft.of(schema);
    if (draft.isEmpty()) {
      String named = Bounds.shown(schema.path("$schema"));
      return defective("$schema names no draft of JSON Schema that is known: " + named);
    }
    try {
      return compile((ObjectNode) schema.deepCopy(), draft.get());
    } catch (SchemaException refused) {
      return defective("the schema cannot be read: " + Bounds.shown(refused.toString()));
    } catch (StackOverflowError hostile) {
      // Depth and references are bounded, so this is a schema made to hurt.
      return defective("the schema is too deeply nested");
    }
  }

  private Outcome compile(ObjectNode copy, SpecificationVersion draft) {
    copy.put("$schema", draft.getDialectId());
    List<Error> errors = metaSchema(draft).validate(copy);
    if (!errors.isEmpty()) {
      return defective("not a valid JSON Schema: " + firstOf(errors));
    }
    SchemaDocument document = new SchemaDocument(copy, draft);
    Optional<String> problem = ReferenceCheck.problem(document);
    if (problem.isPresent()) {
      return defective(problem.get());
    }
    // A registry of its own, so that schemas with the same $id do not get in each other's way.
    Schema compiled = registry(draft).getSchema(copy);
    compiled.initializeValidators();
    return new Outcome.Usable(new CompiledSchema(compiled, document));
  }

  private static String firstOf(List<Error> errors) {
    // Of the alternatives at one place, a list of values says more than a type.
    Comparator<SchemaProblem> order =
        Comparator.comparing(SchemaProblem::path)
            .thenComparing(SchemaProblem::kind, Comparator.reverseOrder())
            .thenComparing(SchemaProblem::message);
    SchemaProblem first = ProblemText.of(errors).stream().min(order).orElseThrow();
    return (first.path().isEmpty() ? "it " : "") + first;
  }

  private Schema metaSchema(SpecificationVersion draft) {
    return metaSchemas.computeIfAbsent(
        draft, missing -> registry(missing).getSchema(SchemaLocation.of(missing.getDialectId())));
  }

  private static SchemaRegistry registry(SpecificationVersion draft) {
    return SchemaRegistry.withDefaultDialect(
        draft,
        builder ->
            builder
                .schemaRegistryConfig(CONFIG)
                .schemaLoader(loader -> loader.allow(iri -> isDraft(iri.toString()))));
  }

  private static boolean isDraft(String address) {
    return address.startsWith("http://json-schema.org/draft-")
        || address.startsWith("https://json-schema.org/draft/");
  }

  private static Optional<SchemaDefect> boundsDefect(JsonNode schema) {
    if (!schema.isObject()) {
      return Optional.of(
          SchemaDefect.invalid("a schema must be a JSON object, got " + Bounds.shown(schema)));
    }
    if (Bounds.deeperThan(schema, Bounds.MAX_SCHEMA_DEPTH)) {
      return Optional.of(
          SchemaDefect.invalid(
              "the schema is nested more than " + Bounds.MAX_SCHEMA_DEPTH + " levels deep"));
    }
    if (Bounds.hasUnboundedNumber(schema)) {
      return Optional.of(SchemaDefect.invalid("the schema holds a number that is too large"));
    }
    if (Bounds.largerThan(schema, Bounds.MAX_SCHEMA_BYTES)) {
      String message = "the schema is larger than " + Bounds.MAX_SCHEMA_BYTES + " bytes";
      return Optional.of(new SchemaDefect(SchemaDefect.Kind.TOO_LARGE, message));
    }
    return Optional.empty();
  }

  private static Outcome defective(String message) {
    return new Outcome.Defective(SchemaDefect.invalid(message));
  }
}
