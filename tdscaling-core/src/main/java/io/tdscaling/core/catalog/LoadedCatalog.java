package io.tdscaling.core.catalog;

import io.tdscaling.api.tool.CatalogProblem;
import io.tdscaling.api.tool.ToolCatalog;
import java.util.List;

/**
 * What several tool sources held together.
 *
 * @param catalog the services and tools that could be read, at least one tool
 * @param problems what could not be read, in order
 */
public record LoadedCatalog(ToolCatalog catalog, List<CatalogProblem> problems) {
  /** Copies the list. */
  public LoadedCatalog {
    problems = List.copyOf(problems);
  }
}
