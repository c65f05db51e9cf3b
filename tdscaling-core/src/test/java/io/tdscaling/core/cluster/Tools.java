package io.tdscaling.core.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes tools for tests. */
final class Tools {
  private Tools() {}

  /** Returns a tool whose parameters are strings, all of them required. */
  static ToolSpec tool(String service, String name, String... parameters) {
    return spec(service, name, null, parameters);
  }

  /** Returns a tool that returns an object with one string field. */
  static ToolSpec returning(String field, String service, String name, String... parameters) {
    ObjectNode output = Json.object().put("type", "object");
    output.putObject("properties").putObject(field).put("type", "string");
    return spec(service, name, output, parameters);
  }

  static ServiceSpec service(String id, List<String> domains, ToolSpec... tools) {
    return new ServiceSpec(id, id, "", domains, List.of(tools), null);
  }

  static ToolCatalog catalog(ToolSpec... tools) {
    return ToolCatalog.of(List.of(new ServiceSpec("s", "s", "", List.of(), List.of(tools), null)));
  }

  static List<String> names(ToolCluster cluster) {
    return cluster.tools().stream().map(tool -> tool.ref().name()).toList();
  }

  private static ToolSpec spec(
      String service, String name, @Nullable ObjectNode output, String... parameters) {
    ObjectNode input = Json.object().put("type", "object");
    ObjectNode properties = input.putObject("properties");
    var required = input.putArray("required");
    for (String parameter : parameters) {
      properties.putObject(parameter).put("type", "string");
      required.add(parameter);
    }
    return new ToolSpec(new ToolRef(service, name), "", input, output, ToolAnnotations.NONE);
  }
}
