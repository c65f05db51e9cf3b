package io.tdscaling.core.environment;

import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Opens environments in which each service is executed by the factory that knows it. Thread-safe if
 * the factories are.
 */
public final class RoutingEnvironments implements EnvironmentFactory {
  private final Map<String, Integer> routes;
  private final List<EnvironmentFactory> factories;

  /**
   * Makes a factory.
   *
   * @param byService what executes a service, by service id
   * @param otherwise what executes all other services
   */
  public RoutingEnvironments(
      Map<String, EnvironmentFactory> byService, EnvironmentFactory otherwise) {
    List<EnvironmentFactory> distinct = new ArrayList<>(List.of(otherwise));
    Map<String, Integer> positions = new TreeMap<>();
    // Sorted, so that the seeds derived from a factory's position do not depend on the map's order.
    new TreeMap<>(byService)
        .forEach((service, made) -> positions.put(service, position(made, distinct)));
    this.routes = Map.copyOf(positions);
    this.factories = List.copyOf(distinct);
  }

  @Override
  public ToolEnvironment open(EnvironmentRequest request) {
    Map<Integer, List<ToolSpec>> shares = new TreeMap<>();
    for (ToolSpec tool : request.tools()) {
      shares.computeIfAbsent(route(tool.ref()), missing -> new ArrayList<>()).add(tool);
    }
    Map<Integer, ToolEnvironment> opened = new TreeMap<>();
    try {
      return open(shares, request.seed(), opened);
    } catch (RuntimeException fault) {
      opened.values().forEach(ToolEnvironment::close);
      throw fault;
    }
  }

  private ToolEnvironment open(
      Map<Integer, List<ToolSpec>> shares, long seed, Map<Integer, ToolEnvironment> opened) {
    Map<ToolRef, ToolEnvironment> byTool = new LinkedHashMap<>();
    shares.forEach(
        (position, tools) -> {
          // All get the same seed: one made from a position would change with what else is there.
          ToolEnvironment environment =
              factories.get(position).open(new EnvironmentRequest(tools, seed));
          opened.put(position, environment);
          tools.forEach(tool -> byTool.put(tool.ref(), environment));
        });
    return new RoutingEnvironment(new ArrayList<>(opened.values()), byTool);
  }

  @Override
  public Optional<String> unsupported(ToolSpec tool) {
    return factories.get(route(tool.ref())).unsupported(tool);
  }

  private int route(ToolRef tool) {
    return routes.getOrDefault(tool.service(), 0);
  }

  private static int position(EnvironmentFactory factory, List<EnvironmentFactory> distinct) {
    for (int i = 0; i < distinct.size(); i++) {
      if (distinct.get(i) == factory) {
        return i;
      }
    }
    distinct.add(factory);
    return distinct.size() - 1;
  }
}
