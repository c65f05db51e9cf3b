package io.tdscaling.core.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.tool.Usability;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.SchemaDefect;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Decides which tools of a catalog can be synthesized with. The rules, in order: the schemas are
 * within bounds and valid; the input schema was not lost; arguments can be made that fit it; the
 * environment can execute the tool; no benchmark has it. Thread-safe.
 */
public final class ToolScreening {
  private static final int TRIES = 4;

  private final SchemaValidator validator;
  private final ValueGenerator generator;
  private final Function<ToolSpec, Optional<String>> contaminated;

  /** Makes a screening that keeps no benchmark out. */
  public ToolScreening(SchemaValidator validator, ValueGenerator generator) {
    this(validator, generator, tool -> Optional.empty());
  }

  /**
   * Makes a screening.
   *
   * @param contaminated says why a tool is that of a benchmark, if it is; asked from several
   *     threads at once
   */
  public ToolScreening(
      SchemaValidator validator,
      ValueGenerator generator,
      Function<ToolSpec, Optional<String>> contaminated) {
    this.validator = validator;
    this.generator = generator;
    this.contaminated = contaminated;
  }

  /**
   * Screens every tool, services side by side. The same catalog gives the same report.
   *
   * @param catalog the tools
   * @param environments what would execute them; asked from several threads at once
   */
  public ScreeningReport screen(ToolCatalog catalog, EnvironmentFactory environments) {
    List<List<ScreenedTool>> screened =
        catalog.services().parallelStream().map(service -> screen(service, environments)).toList();
    List<ServiceSpec> services = catalog.services();
    List<ServiceSpec> kept = new ArrayList<>();
    for (int i = 0; i < screened.size(); i++) {
      ServiceSpec service = services.get(i);
      List<ToolSpec> usable = usable(service, screened.get(i));
      if (!usable.isEmpty()) {
        kept.add(service.withTools(usable));
      }
    }
    return ScreeningReport.of(
        screened.stream().flatMap(List::stream).toList(), ToolCatalog.of(kept));
  }

  private List<ScreenedTool> screen(ServiceSpec service, EnvironmentFactory environments) {
    SchemaLossRule loss = new SchemaLossRule(service);
    return service.tools().stream().map(tool -> screen(tool, loss, environments)).toList();
  }

  private static List<ToolSpec> usable(ServiceSpec service, List<ScreenedTool> screened) {
    List<ToolSpec> usable = new ArrayList<>();
    for (int i = 0; i < screened.size(); i++) {
      if (screened.get(i).usable()) {
        usable.add(service.tools().get(i));
      }
    }
    return usable;
  }

  private ScreenedTool screen(ToolSpec tool, SchemaLossRule loss, EnvironmentFactory environments) {
    return schemaDefect(tool, "inputSchema", tool.inputSchema())
        .or(() -> outputDefect(tool))
        .or(() -> loss.lost(tool).map(why -> unusable(tool, Usability.SCHEMA_LOST, why)))
        .or(() -> noArguments(tool))
        .or(() -> notExecutable(tool, environments))
        .or(() -> contaminated.apply(tool).map(why -> unusable(tool, Usability.CONTAMINATED, why)))
        .orElseGet(() -> new ScreenedTool(tool.ref(), Usability.USABLE, ""));
  }

  private Optional<ScreenedTool> outputDefect(ToolSpec tool) {
    JsonNode schema = tool.outputSchema();
    return schema == null ? Optional.empty() : schemaDefect(tool, "outputSchema", schema);
  }

  private Optional<ScreenedTool> schemaDefect(ToolSpec tool, String member, JsonNode schema) {
    return validator
        .defect(schema)
        .map(
            defect ->
                unusable(
                    tool,
                    defect.kind() == SchemaDefect.Kind.TOO_LARGE
                        ? Usability.SCHEMA_TOO_LARGE
                        : Usability.SCHEMA_INVALID,
                    member + ": " + defect.message()));
  }

  private Optional<ScreenedTool> noArguments(ToolSpec tool) {
    boolean found =
        IntStream.range(0, TRIES)
            .mapToObj(attempt -> SeededRandom.of(0, attempt, "screening:" + tool.ref()))
            .anyMatch(random -> generator.arguments(tool, Set.of(), random).isPresent());
    return found
        ? Optional.empty()
        : Optional.of(
            unusable(
                tool,
                Usability.NO_VALID_ARGUMENTS,
                "no arguments were found that fit the input schema, in " + TRIES + " tries"));
  }

  private static Optional<ScreenedTool> notExecutable(
      ToolSpec tool, EnvironmentFactory environments) {
    return environments.unsupported(tool).map(why -> unusable(tool, Usability.NOT_EXECUTABLE, why));
  }

  private static ScreenedTool unusable(ToolSpec tool, Usability usability, String reason) {
    return new ScreenedTool(tool.ref(), usability, reason);
  }
}
