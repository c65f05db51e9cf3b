package io.tdscaling.api.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services and tools that a run works with: immutable, in the order they were read. */
public final class ToolCatalog {
  private final Map<String, ServiceSpec> services = new LinkedHashMap<>();
  private final Map<ToolRef, ToolSpec> tools = new LinkedHashMap<>();

  private ToolCatalog(List<ServiceSpec> services) {
    for (ServiceSpec service : services) {
      if (this.services.put(service.id(), service) != null) {
        throw new IllegalArgumentException("two services have the id \"" + service.id() + "\"");
      }
      service.tools().forEach(tool -> tools.put(tool.ref(), tool));
    }
  }

  /**
   * Makes a catalog.
   *
   * @throws IllegalArgumentException if two services share an id
   */
  public static ToolCatalog of(List<ServiceSpec> services) {
    return new ToolCatalog(services);
  }

  /** Returns the services, in order. */
  public List<ServiceSpec> services() {
    return List.copyOf(services.values());
  }

  /** Returns the tools of all services, in order. */
  public List<ToolSpec> tools() {
    return List.copyOf(tools.values());
  }

  /** Returns the service with this id, if the catalog has it. */
  public Optional<ServiceSpec> service(String id) {
    return Optional.ofNullable(services.get(id));
  }

  /** Returns the tool with this reference, if the catalog has it. */
  public Optional<ToolSpec> tool(ToolRef ref) {
    return Optional.ofNullable(tools.get(ref));
  }

  /** Returns how many tools there are. */
  public int size() {
    return tools.size();
  }
}
