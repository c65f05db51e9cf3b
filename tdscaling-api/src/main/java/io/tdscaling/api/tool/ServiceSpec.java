package io.tdscaling.api.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.internal.Checks;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service, such as an MCP server, and its tools.
 *
 * @param id unique id within a catalog, not blank
 * @param name display name
 * @param description what the service is for; may be empty
 * @param domains business domains, the primary one first; empty where unknown
 * @param tools the tools, each with this service's id and a name of its own
 * @param declaration the service's declared behaviour, or null where its behaviour has to be
 *     inferred
 */
public record ServiceSpec(
    String id,
    String name,
    String description,
    List<String> domains,
    List<ToolSpec> tools,
    @Nullable JsonNode declaration) {
  /** Copies the collections and checks that every tool belongs here and is named once. */
  public ServiceSpec {
    Checks.notBlank(id, "service id");
    domains = List.copyOf(domains);
    tools = List.copyOf(tools);
    declaration = declaration == null || declaration.isNull() ? null : declaration.deepCopy();
    Set<String> seen = new LinkedHashSet<>();
    for (ToolSpec tool : tools) {
      if (!tool.ref().service().equals(id)) {
        throw new IllegalArgumentException(
            "tool " + tool.ref() + " does not belong to service " + id);
      }
      if (!seen.add(tool.ref().name())) {
        throw new IllegalArgumentException(
            "service " + id + " has two tools named \"" + tool.ref().name() + "\"");
      }
    }
  }

  /** Returns this service with other tools. */
  public ServiceSpec withTools(List<ToolSpec> newTools) {
    return new ServiceSpec(id, name, description, domains, newTools, declaration);
  }
}
