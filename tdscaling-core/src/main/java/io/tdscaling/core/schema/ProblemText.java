package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.SchemaProblem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in our own words what the validator found; its own words follow the JVM's locale. */
final class ProblemText {
  private ProblemText() {}

  /** Returns what is wrong, each problem once; types that would each do are one problem. */
  static Set<SchemaProblem> of(List<Error> errors) {
    Map<String, Set<String>> types = new LinkedHashMap<>();
    Map<String, JsonNode> values = new LinkedHashMap<>();
    Set<SchemaProblem> problems = new LinkedHashSet<>();
    for (Error error : errors) {
      if ("type".equals(error.getKeyword())) {
        String path = String.valueOf(error.getInstanceLocation());
        values.put(path, error.getInstanceNode());
        names(error.getSchemaNode())
            .forEach(type -> types.computeIfAbsent(path, p -> new LinkedHashSet<>()).add(type));
      } else {
        problems.add(of(error));
      }
    }
    types.forEach((path, wanted) -> problems.add(wrongType(path, wanted, values.get(path))));
    return problems;
  }

  private static List<String> names(JsonNode types) {
    if (!types.isArray()) {
      return List.of(types.asText());
    }
    List<String> names = new ArrayList<>();
    types.forEach(type -> names.add(type.asText()));
    return names;
  }

  private static SchemaProblem wrongType(
      String path, Set<String> wanted, @Nullable JsonNode value) {
    String got = value == null ? "" : ", got " + typeOf(value) + " " + Bounds.shown(value);
    String message = "must be " + String.join(" or ", wanted) + got;
    return new SchemaProblem(Kind.WRONG_TYPE, path, message);
  }

  private static SchemaProblem of(Error error) {
    String keyword = String.valueOf(error.getKeyword());
    String path = String.valueOf(error.getInstanceLocation());
    return switch (keyword) {
      case "required" -> member(Kind.MISSING_ARGUMENT, path, error, "is required but missing");
      case "dependentRequired", "dependencies", "dependentSchemas" -> dependent(path, error);
      case "additionalProperties", "unevaluatedProperties" ->
          member(Kind.UNKNOWN_ARGUMENT, path, error, "is not a member that the schema knows");
      case "propertyNames" ->
          member(Kind.UNKNOWN_ARGUMENT, path, error, "has a name that the schema does not allow");
      case "false" -> new SchemaProblem(Kind.UNKNOWN_ARGUMENT, path, "is not allowed here");
      default -> new SchemaProblem(Kind.BAD_VALUE, path, valueMessage(keyword, error));
    };
  }

  private static SchemaProblem member(Kind kind, String path, Error error, String message) {
    String name = error.getProperty();
    return new SchemaProblem(
        kind, name == null ? path : path + "/" + Json.pointerToken(name), message);
  }

  private static SchemaProblem dependent(String path, Error error) {
    Object[] arguments = error.getArguments();
    if (arguments == null || arguments.length < 2) {
      return new SchemaProblem(Kind.BAD_VALUE, path, "does not fit the members it has");
    }
    String message = "is required beside " + Bounds.shown(String.valueOf(arguments[1]));
    String missing = Json.pointerToken(String.valueOf(arguments[0]));
    return new SchemaProblem(Kind.MISSING_ARGUMENT, path + "/" + missing, message);
  }

  private static String typeOf(JsonNode value) {
    return value.isIntegralNumber()
        ? "integer"
        : value.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  private static String valueMessage(String keyword, Error error) {
    JsonNode rule = error.getSchemaNode();
    String limit = rule == null ? "" : Bounds.shown(rule);
    String text = rule == null ? "" : Bounds.shown(rule.asText());
    JsonNode value = error.getInstanceNode();
    String got = value == null ? "" : ", got " + Bounds.shown(value);
    return switch (keyword) {
      case "enum" -> "must be one of " + limit + got;
      case "const" -> "must be " + limit + got;
      case "minimum" -> "must be at least " + limit + got;
      case "maximum" -> "must be at most " + limit + got;
      case "exclusiveMinimum" -> "must be greater than " + limit + got;
      case "exclusiveMaximum" -> "must be less than " + limit + got;
      case "multipleOf" -> "must be a multiple of " + limit + got;
      case "minLength" -> "must have at least " + limit + " characters" + got;
      case "maxLength" -> "must have at most " + limit + " characters" + got;
      case "pattern" -> "must match the pattern " + text + got;
      case "format" -> "must be in the format " + text + got;
      case "minItems" -> "must have at least " + limit + " items";
      case "maxItems" -> "must have at most " + limit + " items";
      case "uniqueItems" -> "must not have equal items";
      case "minProperties" -> "must have at least " + limit + " members";
      case "maxProperties" -> "must have at most " + limit + " members";
      case "oneOf" -> "must fit exactly one of the alternatives";
      case "not" -> "must not fit " + limit;
      case "contains", "minContains", "maxContains" -> "has too few or too many items of one kind";
      default -> "does not fit the schema's " + Bounds.shown(keyword);
    };
  }
}
