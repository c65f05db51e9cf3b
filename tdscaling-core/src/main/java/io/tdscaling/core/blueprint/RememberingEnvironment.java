package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.plan.ForwardingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks once what values are known, until the next call: that changes what is known. */
final class RememberingEnvironment extends ForwardingEnvironment {
  private final Map<Asked, List<JsonNode>> known = new HashMap<>();

  private record Asked(ToolRef tool, String parameter) {}

  RememberingEnvironment(ToolEnvironment environment) {
    super(environment);
  }

  @Override
  public ToolResult call(ToolRef tool, JsonNode arguments) {
    known.clear();
    return super.call(tool, arguments);
  }

  @Override
  public List<JsonNode> knownValues(ToolRef tool, String parameter) {
    return known.computeIfAbsent(
        new Asked(tool, parameter), asked -> super.knownValues(tool, parameter));
  }
}
