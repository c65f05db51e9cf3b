package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.caching.LatestByEquality;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Opens environments that run declared services. Nothing but the declarations inside the {@link
 * ServiceSpec}s is needed, so an exported catalog can be replayed elsewhere.
 *
 * <p>Each environment begins with rows made from its seed, at a time made from its seed that stands
 * still. A service begins with the same rows whichever other services are open.
 */
public final class DeclaredEnvironments implements EnvironmentFactory {
  /** For each processor. */
  private static final int REMEMBERED = 8;

  private final SortedMap<String, RunnableService> services;
  private final ArgumentCheck check = new ArgumentCheck(new SchemaValidator());

  /** The latest ones: one world is opened several times for each trajectory. */
  private final LatestByEquality<Long, World> worlds = LatestByEquality.perProcessor(REMEMBERED);

  private DeclaredEnvironments(SortedMap<String, RunnableService> services) {
    this.services = services;
  }

  /**
   * Makes a factory for those of the services that are declared; others are left out.
   *
   * @throws InvalidDeclarationException if a declaration is wrong or is of another service
   */
  public static DeclaredEnvironments of(Collection<ServiceSpec> services) {
    SortedMap<String, Service> read = new TreeMap<>();
    for (ServiceSpec spec : services) {
      JsonNode declaration = spec.declaration();
      if (declaration != null) {
        read.put(spec.id(), read(spec, declaration));
      }
    }
    LinkResolver links = new LinkResolver(read);
    SortedMap<String, RunnableService> runnable = new TreeMap<>();
    read.forEach(
        (id, service) -> runnable.put(id, new RunnableService(service, links.resolve(service))));
    return new DeclaredEnvironments(runnable);
  }

  private static Service read(ServiceSpec spec, JsonNode declaration) {
    Service service = ServiceReader.read(declaration, spec.id());
    if (!service.id().equals(spec.id())) {
      Problems problems = new Problems(spec.id());
      problems.add("/id", "must be \"" + spec.id() + "\"", declaration.path("id"));
      problems.throwIfAny();
    }
    return service;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a tool of the request is not supported
   */
  @Override
  public ToolEnvironment open(EnvironmentRequest request) {
    SortedMap<String, RunnableService> used = new TreeMap<>();
    for (ToolSpec tool : request.tools()) {
      RunnableService service = services.get(tool.ref().service());
      if (service == null || service.tool(tool.ref().name()) == null) {
        throw new IllegalArgumentException("tool " + tool.ref() + " is not declared");
      }
      used.put(service.id(), service);
    }
    return new DeclaredEnvironment(used, check, worlds.get(request.seed(), World::of));
  }

  @Override
  public Optional<String> unsupported(ToolSpec tool) {
    RunnableService service = services.get(tool.ref().service());
    if (service == null) {
      return Optional.of("service " + tool.ref().service() + " is not declared");
    }
    return service.tool(tool.ref().name()) == null
        ? Optional.of("the declaration of " + service.id() + " lacks the tool")
        : Optional.empty();
  }
}
