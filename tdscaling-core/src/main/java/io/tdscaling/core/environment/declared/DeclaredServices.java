package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.util.List;

/**
 * Turns declarations into services. The language is described in {@code docs/declared-services.md}.
 */
public final class DeclaredServices {
  private DeclaredServices() {}

  /**
   * Reads the declaration of one service.
   *
   * @param declaration the declaration; copied into the service
   * @param source where it comes from, such as a file name, for messages
   * @throws InvalidDeclarationException if anything is wrong with it; lists everything that is
   */
  public static ServiceSpec parse(JsonNode declaration, String source) {
    Service service = ServiceReader.read(declaration, source);
    List<ToolSpec> tools =
        service.tools().values().stream().map(tool -> spec(service.id(), tool)).toList();
    return new ServiceSpec(
        service.id(), service.name(), service.description(), service.domains(), tools, declaration);
  }

  private static ToolSpec spec(String service, Tool tool) {
    return new ToolSpec(
        new ToolRef(service, tool.name()),
        tool.description(),
        ToolSchemas.input(tool),
        ToolSchemas.output(tool),
        tool.effect().annotations());
  }
}
