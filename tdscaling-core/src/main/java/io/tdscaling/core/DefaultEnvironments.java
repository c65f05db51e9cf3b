package io.tdscaling.core;

import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.core.environment.RoutingEnvironments;
import io.tdscaling.core.environment.declared.DeclaredEnvironments;
import io.tdscaling.core.environment.inferred.InferredEnvironments;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts together what executes each service: the caller's own environments, declared ones, inferred
 * ones.
 */
final class DefaultEnvironments {
  private DefaultEnvironments() {}

  /**
   * Returns environments for services.
   *
   * @param services the services
   * @param own the caller's environments, by service id; they come first
   */
  static EnvironmentFactory of(
      List<ServiceSpec> services,
      Map<String, EnvironmentFactory> own,
      SchemaValidator validator,
      ValueGenerator generator) {
    Map<String, EnvironmentFactory> routes = new TreeMap<>();
    List<ServiceSpec> declared =
        services.stream().filter(service -> service.declaration() != null).toList();
    DeclaredEnvironments declaredEnvironments = DeclaredEnvironments.of(declared);
    declared.forEach(service -> routes.put(service.id(), declaredEnvironments));
    routes.putAll(own);
    return new RoutingEnvironments(routes, new InferredEnvironments(validator, generator));
  }
}
