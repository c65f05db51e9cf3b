package io.tdscaling.core.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import java.util.ArrayList;
import java.util.List;

/** A schema ready to judge values, with its references resolved. */
final class CompiledSchema {
  private static final int MAX_PROBLEMS = 50;

  private final Schema schema;
  private final SchemaDocument document;

  CompiledSchema(Schema schema, SchemaDocument document) {
    this.schema = schema;
    this.document = document;
  }

  /** Returns the schema as a whole. */
  SchemaPart whole() {
    return new SchemaPart(schema.getSchemaNode(), document, this::accepts);
  }

  /** Returns the part of the schema at a pointer that is known to exist. */
  SchemaPart part(JsonPointer pointer) {
    NodePath path = new NodePath(PathType.JSON_POINTER);
    for (JsonPointer at = pointer; !at.matches(); at = at.tail()) {
      path =
          at.getMatchingIndex() >= 0
              ? path.append(at.getMatchingIndex())
              : path.append(at.getMatchingProperty());
    }
    Schema part = schema.getSubSchema(path);
    JsonNode node = schema.getSchemaNode().at(pointer);
    return new SchemaPart(node, document, value -> accepts(part, value));
  }

  List<SchemaProblem> problems(JsonNode value) {
    if (Bounds.deeperThan(value, Bounds.MAX_VALUE_DEPTH)) {
      return List.of(tooDeep());
    }
    if (Bounds.hasUnboundedNumber(value)) {
      return List.of(whole("holds a number that is too large"));
    }
    try {
      List<Error> errors = schema.validate(value);
      return errors.isEmpty() ? List.of() : sorted(errors);
    } catch (StackOverflowError hostile) {
      // Both bounded, yet schema and value together can be made to recurse further than the stack.
      return List.of(tooDeep());
    }
  }

  boolean accepts(JsonNode value) {
    return accepts(schema, value);
  }

  private static boolean accepts(Schema schema, JsonNode value) {
    if (Bounds.deeperThan(value, Bounds.MAX_VALUE_DEPTH) || Bounds.hasUnboundedNumber(value)) {
      return false;
    }
    try {
      return schema.validate(value, OutputFormat.BOOLEAN);
    } catch (StackOverflowError hostile) {
      return false;
    }
  }

  private static List<SchemaProblem> sorted(List<Error> errors) {
    List<SchemaProblem> problems = new ArrayList<>(ProblemText.of(errors));
    problems.sort(null);
    return List.copyOf(problems.subList(0, Math.min(problems.size(), MAX_PROBLEMS)));
  }

  private static SchemaProblem tooDeep() {
    return whole("is nested more than " + Bounds.MAX_VALUE_DEPTH + " levels deep");
  }

  private static SchemaProblem whole(String message) {
    return new SchemaProblem(SchemaProblem.Kind.BAD_VALUE, "", message);
  }
}
