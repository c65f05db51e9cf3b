package io.tdscaling.core;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.code.CodeTool;
import io.tdscaling.api.code.CodeToolFactory;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.environment.code.CodeEnvironments;
import io.tdscaling.core.output.RunReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a code tool is to everything that works with services and environments. */
public final class CodeTools {
  /** The domain that programming counts as. */
  public static final String DOMAIN = "software development";

  private CodeTools() {}

  /**
   * Returns the workspaces of a code tool as environments, by the id of the service that its tools
   * are of: what {@link ExportVerification} needs to verify a run in which code was executed.
   *
   * @throws IllegalArgumentException if its tools are of no service, or of several
   */
  public static Map<String, EnvironmentFactory> environments(CodeToolFactory factory) {
    ServiceSpec service = service(factory);
    Set<String> names = new TreeSet<>();
    service.tools().forEach(tool -> names.add(tool.ref().name()));
    return Map.of(service.id(), new CodeEnvironments(factory, names));
  }

  /**
   * Returns with what a finished run executed code: the {@linkplain CodeToolFactory#label() label}
   * of its code tool; empty where it executed none.
   *
   * @param directory what the run wrote
   * @throws IOException if the directory does not hold a finished run
   */
  public static Optional<String> usedBy(Path directory) throws IOException {
    return Use.of(RunReader.open(directory)).map(Use::tool);
  }

  /**
   * With what a run executed code.
   *
   * @param tool label of the code tool
   * @param service service that its tools are of
   */
  record Use(String tool, String service) {
    static Optional<Use> of(RunReader run) {
      JsonNode code = run.run().at("/configuration/code");
      return code.isObject()
          ? Optional.of(new Use(code.path("tool").asText(), code.path("service").asText()))
          : Optional.empty();
    }

    void check(Map<String, EnvironmentFactory> own) {
      if (!own.containsKey(service)) {
        throw new IllegalArgumentException(
            "the run executed code with \"%s\", which is needed to execute it again: give an"
                    .formatted(tool)
                + " environment for service \""
                + service
                + "\", as CodeTools.environments returns it");
      }
    }
  }

  /** Returns the tools of a code tool as a service. */
  static ServiceSpec service(CodeToolFactory factory) {
    List<ToolSpec> tools;
    try (CodeTool workspace = factory.open(0)) {
      tools = workspace.tools();
    }
    List<String> ids = tools.stream().map(tool -> tool.ref().service()).distinct().toList();
    if (ids.size() != 1) {
      throw new IllegalArgumentException(
          "the tools of a code tool must be of one service, got " + ids);
    }
    return new ServiceSpec(
        ids.get(0),
        "Workspace",
        "Files and programs of an agent's own.",
        List.of(DOMAIN),
        tools,
        null);
  }
}
