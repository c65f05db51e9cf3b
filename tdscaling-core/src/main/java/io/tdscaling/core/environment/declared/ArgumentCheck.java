package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.caching.LatestByEquality;
import io.tdscaling.core.schema.SchemaProblem;
import io.tdscaling.core.schema.SchemaValidator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Checks arguments, which come from a model, and brings them into the form that fields have. */
final class ArgumentCheck {
  private static final int MOST_PROBLEMS = 3;

  /** Most arguments that are kept of a call, and the longest. */
  private static final int MOST = 64;

  private static final int LONGEST = 1_000;

  private static final int REMEMBERED = 512;

  private final SchemaValidator validator;

  /** Those of the latest calls: the same call is planned, tried, made and verified. */
  private final LatestByEquality<Asked, ObjectNode> checked = new LatestByEquality<>(REMEMBERED);

  /** Arguments for a tool. */
  private record Asked(String service, String tool, JsonNode arguments) {}

  ArgumentCheck(SchemaValidator validator) {
    this.validator = validator;
  }

  /**
   * Returns the arguments with defaults filled in and times in UTC. Nobody may change them.
   *
   * @throws CallFailure if they do not fit
   */
  ObjectNode check(Tool tool, RunnableService service, JsonNode arguments) throws CallFailure {
    if (!isSmall(arguments)) {
      return check(tool, service.inputSchema(tool), arguments);
    }
    ObjectNode known = checked.find(new Asked(service.id(), tool.name(), arguments));
    if (known == null) {
      known = check(tool, service.inputSchema(tool), arguments);
      checked.remember(new Asked(service.id(), tool.name(), arguments.deepCopy()), known);
    }
    return known;
  }

  /** What is nested, long or many is not kept, as it could be of any size. */
  private static boolean isSmall(JsonNode arguments) {
    for (JsonNode value : arguments) {
      if (!value.isValueNode() || (value.isTextual() && value.textValue().length() > LONGEST)) {
        return false;
      }
    }
    return arguments.size() <= MOST;
  }

  private ObjectNode check(Tool tool, JsonNode schema, JsonNode arguments) throws CallFailure {
    if (!arguments.isObject() || !validator.accepts(schema, arguments)) {
      throw invalid(describe(validator.validate(schema, arguments)));
    }
    ObjectNode checked = ((ObjectNode) arguments).deepCopy();
    for (Parameter parameter : tool.parameters().values()) {
      JsonNode value = checked.get(parameter.name());
      if (value == null && parameter.fallback() != null) {
        checked.set(parameter.name(), parameter.fallback());
      } else if (value != null && parameter.type().kind() == Kind.DATE) {
        checked.put(parameter.name(), date(parameter, value.textValue()));
      } else if (value != null && parameter.type().kind() == Kind.NUMBER) {
        checked.set(parameter.name(), Decimals.node(Decimals.of(value), 2));
      }
    }
    return checked;
  }

  private static String date(Parameter parameter, String text) throws CallFailure {
    try {
      if (parameter.type() == FieldType.DATE) {
        return LocalDate.parse(text).toString();
      }
      LocalDateTime time =
          OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
      return World.text(time.truncatedTo(ChronoUnit.SECONDS));
    } catch (DateTimeException e) {
      throw invalid(parameter.name() + " is no " + parameter.type().label());
    }
  }

  private static String describe(List<SchemaProblem> problems) {
    return problems.stream()
        .limit(MOST_PROBLEMS)
        .map(SchemaProblem::toString)
        .collect(Collectors.joining("; "));
  }

  private static CallFailure invalid(String message) {
    return new CallFailure("invalid_arguments", message);
  }
}
