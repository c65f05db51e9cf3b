package io.tdscaling.core;

import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.core.catalog.CatalogFiles;
import io.tdscaling.core.output.RunFile;
import io.tdscaling.core.output.RunReader;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import io.tdscaling.core.verification.StandardVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The tools of a finished run, read back from its catalog.
 *
 * @param catalog the tools
 * @param environments what executes them
 * @param verifier verifies by the rules of runs
 */
record RecordedTools(
    ToolCatalog catalog, EnvironmentFactory environments, StandardVerifier verifier) {
  /**
   * Reads them.
   *
   * @param own environments of the caller's, by service id, the same as the run had
   * @throws IOException if the catalog cannot be read
   * @throws IllegalArgumentException if the run executed code and the environment for it is missing
   */
  static RecordedTools of(RunReader run, Map<String, EnvironmentFactory> own) throws IOException {
    CodeTools.Use.of(run).ifPresent(code -> code.check(own));
    Path file = run.file(RunFile.CATALOG);
    List<ServiceSpec> services =
        Files.size(file) == 0
            ? List.of()
            : CatalogFiles.load(List.of(file), true).catalog().services();
    SchemaValidator validator = new SchemaValidator();
    EnvironmentFactory environments =
        DefaultEnvironments.of(services, own, validator, new ValueGenerator(validator));
    return new RecordedTools(
        ToolCatalog.of(services), environments, new StandardVerifier(validator));
  }
}
