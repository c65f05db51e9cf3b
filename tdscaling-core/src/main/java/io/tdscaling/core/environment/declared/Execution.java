package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs one call whose arguments were checked. */
@SuppressWarnings(
    "ReferenceEquality") // rows, fields and parameters are themselves, whatever they hold
final class Execution {
  private final Tool tool;
  private final Frame frame;

  Execution(Tool tool, Frame frame) {
    this.tool = tool;
    this.frame = frame;
  }

  JsonNode run() throws CallFailure {
    bindRows();
    for (Tool.Requirement requirement : tool.requirements()) {
      if (requirement.condition().fails(frame)) {
        throw new CallFailure(requirement.code(), requirement.message().fill(frame));
      }
    }
    return switch (tool.effect()) {
      case SEARCH -> new Search(tool, frame).run();
      case GET -> Rows.view(row(), tool.returns());
      case CREATE, NOTIFY -> new Change(tool, frame).create();
      case UPDATE, TRANSITION -> new Change(tool, frame).update(row());
      case DELETE -> new Change(tool, frame).delete(row());
      case COMPUTE -> compute();
    };
  }

  private void bindRows() throws CallFailure {
    for (Parameter parameter : tool.parameters().values()) {
      JsonNode argument = frame.argument(parameter.name());
      if (argument == null) {
        continue;
      }
      if (parameter.is(tool.key())) {
        Entity entity = tool.requiredEntity();
        String field = parameter.fields().get(0).name();
        frame.bind(entity.name(), found(entity.name(), field, argument));
      }
      if (parameter.ref() != null) {
        String field = parameter.ref() + "_id";
        frame.bind(parameter.alias(), found(parameter.ref(), field, argument));
      }
    }
  }

  private ObjectNode found(String entity, String field, JsonNode argument) throws CallFailure {
    @Nullable ObjectNode row = frame.table(entity).findBy(field, argument);
    if (row == null) {
      String value = Problems.shortened(argument.asText());
      throw new CallFailure(
          "not_found", "No " + entity.replace('_', ' ') + " has the " + field + " " + value + ".");
    }
    return tool.effect().changes() ? frame.table(entity).changeable(row) : row;
  }

  private ObjectNode row() {
    ObjectNode row = frame.row(tool.requiredEntity().name());
    if (row == null) {
      throw new IllegalStateException("tool " + tool.name() + " has no row to act on");
    }
    return row;
  }

  private JsonNode compute() throws CallFailure {
    ObjectNode result = Json.object();
    for (Map.Entry<String, Expression> output : tool.outputs().entrySet()) {
      Object value = output.getValue().value(frame);
      if (value == null || (value instanceof BigDecimal number && !Decimals.withinLimit(number))) {
        throw new CallFailure("not_computable", output.getKey() + " cannot be worked out.");
      }
      frame.output(output.getKey(), value);
      result.set(output.getKey(), Values.node(value));
    }
    return result;
  }
}
