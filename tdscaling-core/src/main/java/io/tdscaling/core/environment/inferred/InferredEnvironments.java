package io.tdscaling.core.environment.inferred;

import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.caching.IdentityCache;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Executes tools that are known only by their schemas. What a tool does is inferred, and run on
 * made-up things that belong to one trajectory: what was created can be found, what was deleted is
 * gone, an unknown id is an error. What the things are is made up from the seed; what a computation
 * or a piece of code would answer is not, so such tools are {@linkplain #unsupported not
 * supported}. Thread-safe.
 */
public final class InferredEnvironments implements EnvironmentFactory {
  private static final int MAX_CACHED = 20_000;

  private final Workshop workshop;
  private final Worlds worlds;

  private final IdentityCache<ToolSpec, ToolModel> models =
      new IdentityCache<>(MAX_CACHED, ToolModel::of);

  /**
   * Makes a factory.
   *
   * @param validator checks arguments and results
   * @param values makes the values that schemas describe
   */
  public InferredEnvironments(SchemaValidator validator, ValueGenerator values) {
    Lexicon lexicon = Lexicon.load();
    this.workshop =
        new Workshop(
            lexicon,
            new FieldMaker(lexicon, values),
            validator,
            new OutputShaper(validator, values));
    this.worlds = new Worlds(workshop);
  }

  @Override
  public ToolEnvironment open(EnvironmentRequest request) {
    List<ToolModel> offered = new ArrayList<>(request.tools().size());
    request.tools().forEach(tool -> offered.add(models.get(tool)));
    return new InferredEnvironment(request.seed(), worlds.open(request.seed(), offered), workshop);
  }

  @Override
  public Optional<String> unsupported(ToolSpec tool) {
    return Support.reason(models.get(tool), workshop.shaper());
  }
}
