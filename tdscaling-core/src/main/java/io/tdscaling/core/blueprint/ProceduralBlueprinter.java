package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.BlueprintOutcome.Planned;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.blueprint.Blueprinter;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.phrasing.SemanticsCache;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import java.util.List;
import java.util.Map;

/**
 * Plans without a model. A plan grows call by call along the cluster's dependencies, each call
 * executed in an environment before the next is planned; the whole is then executed again from the
 * start, and what that gives is the expected outcome. A plan that fails is dropped and another one
 * tried; one that does not show the mode aimed at is kept only until a later try does.
 */
public final class ProceduralBlueprinter implements Blueprinter {
  private static final int TRIES = 4;

  private final SemanticsCache semantics = new SemanticsCache();
  private final RequestWriter writer = new RequestWriter(new CallPhrases(semantics));
  private final ArgumentBinder binder;

  /**
   * Makes a blueprinter that checks arguments with a validator and makes them up with a generator.
   */
  public ProceduralBlueprinter(SchemaValidator validator, ValueGenerator generator) {
    this.binder = new ArgumentBinder(validator, generator, semantics);
  }

  @Override
  public BlueprintOutcome plan(BlueprintRequest request) throws InterruptedException {
    BlueprintOutcome best = new BlueprintOutcome.NotPlanned("plan-failed", "no try was made");
    for (int i = 0; i < TRIES; i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      BlueprintOutcome outcome = tryPlan(request, SeededRandom.of(request.seed(), i, "blueprint"));
      if (outcome instanceof Planned planned && ModeShape.isShownBy(planned.blueprint())) {
        return outcome;
      }
      if (!(best instanceof Planned)) {
        best = outcome;
      }
    }
    return best;
  }

  private BlueprintOutcome tryPlan(BlueprintRequest request, SeededRandom random) {
    PlanIntent intent = PlanIntent.of(request.target(), random);
    List<ToolSpec> tools = random.shuffled(request.cluster().tools());
    Map<String, ToolRef> offered = OfferedNames.of(tools);
    long environmentSeed = random.nextLong() >>> 11;
    try (ToolEnvironment environment =
        request.environments().open(new EnvironmentRequest(tools, environmentSeed))) {
      PlanDraft draft =
          new PlanDraft(request.cluster(), offered, request.unused(), environment, binder, random);
      return new BlueprintAssembler(request, intent, draft, writer)
          .assemble(offered, tools, environmentSeed);
    }
  }
}
