package io.tdscaling.core.written;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.Map;

/**
 * What written blueprints are completed with.
 *
 * @param usable the tools that can be called
 * @param unusable why other tools of the catalog cannot
 * @param environments what executes the tools
 * @param validator checks arguments
 * @param rehearsal acts a complete blueprint out
 */
public record Workshop(
    ToolCatalog usable,
    Map<ToolRef, String> unusable,
    EnvironmentFactory environments,
    SchemaValidator validator,
    Rehearsal rehearsal) {
  /** Copies the map. */
  public Workshop {
    unusable = Map.copyOf(unusable);
  }

  /** Acts a blueprint out and verifies what came of it. */
  @FunctionalInterface
  public interface Rehearsal {
    /**
     * Returns whether it holds, and if not why.
     *
     * @throws InterruptedException if interrupted
     */
    Verdict verdict(Blueprint plan) throws InterruptedException;
  }
}
