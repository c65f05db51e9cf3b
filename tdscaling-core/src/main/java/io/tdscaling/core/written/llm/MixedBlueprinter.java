package io.tdscaling.core.written.llm;

import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.blueprint.Blueprinter;
import io.tdscaling.core.random.SeededRandom;

/**
 * Lets one blueprinter make a share of the plans and another one the rest. Which one makes a plan
 * depends on the seed and index of the attempt alone. Thread-safe if both are.
 */
public final class MixedBlueprinter implements Blueprinter {
  private final Blueprinter some;
  private final double share;
  private final Blueprinter others;

  /**
   * Makes a mixture.
   *
   * @param some makes some of the plans
   * @param share how many of them, from 0 to 1
   * @param others makes the rest
   */
  public MixedBlueprinter(Blueprinter some, double share, Blueprinter others) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be from 0 to 1, got " + share);
    }
    this.some = some;
    this.share = share;
    this.others = others;
  }

  @Override
  public BlueprintOutcome plan(BlueprintRequest request) throws InterruptedException {
    SeededRandom random = SeededRandom.of(request.seed(), request.index(), "mixed-blueprinter");
    return random.chance(share) ? some.plan(request) : others.plan(request);
  }

  /** Returns what makes the plans, the one that is asked for a share of them first. */
  @Override
  public String label() {
    return some.label() + " or " + others.label();
  }

  @Override
  public String prompt() {
    return some.prompt();
  }
}
