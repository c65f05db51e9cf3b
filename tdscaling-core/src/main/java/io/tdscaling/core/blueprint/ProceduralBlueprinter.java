package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.BlueprintOutcome.NotPlanned;
import io.tdscaling.api.blueprint.BlueprintOutcome.Planned;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.blueprint.Blueprinter;
import io.tdscaling.core.phrasing.SemanticsCache;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import java.util.Optional;

/**
 * Plans without a model. A plan grows call by call along the cluster's dependencies, each call
 * executed in an environment before the next is planned; the whole is then executed again from the
 * start, and what that gives is the expected outcome. A call that fails is repaired by other
 * arguments. A plan that fails is dropped and another one tried; one that does not show the mode
 * aimed at is kept only until a later try does, and no later try is made where the tools do not
 * allow of the mode.
 */
public final class ProceduralBlueprinter implements Blueprinter {
  private static final int TRIES = 4;

  private final SemanticsCache semantics = new SemanticsCache();
  private final RequestWriter writer = new RequestWriter(new CallPhrases(semantics));
  private final StageSetter stages = new StageSetter(semantics);
  private final ArgumentBinder binder;

  /**
   * Makes a blueprinter that checks arguments with a validator and makes them up with a generator.
   */
  public ProceduralBlueprinter(SchemaValidator validator, ValueGenerator generator) {
    this.binder = new ArgumentBinder(validator, generator, semantics);
  }

  @Override
  public BlueprintOutcome plan(BlueprintRequest request) throws InterruptedException {
    TroubleCount trouble = new TroubleCount();
    Optional<Blueprint> offMode = Optional.empty();
    NotPlanned failed = new NotPlanned("plan-failed", "no try was made");
    for (int i = 0; i < TRIES; i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      SeededRandom random = SeededRandom.of(request.seed(), i, "blueprint");
      PlanTry planTry = new PlanTry(request, stages, binder, writer, random, trouble);
      BlueprintOutcome outcome = planTry.plan();
      if (outcome instanceof NotPlanned none) {
        failed = none;
        trouble.dropped(none.cause());
      } else if (outcome instanceof Planned planned) {
        if (ModeShape.isShownBy(planned.blueprint())) {
          return new Planned(planned.blueprint(), trouble.total());
        }
        offMode = Optional.of(planned.blueprint());
        if (!planTry.modeIsReachable()) {
          break;
        }
        trouble.dropped("not-" + planned.blueprint().mode().label());
      }
    }
    NotPlanned none = new NotPlanned(failed.cause(), failed.detail(), trouble.total());
    return offMode.<BlueprintOutcome>map(plan -> new Planned(plan, trouble.total())).orElse(none);
  }
}
