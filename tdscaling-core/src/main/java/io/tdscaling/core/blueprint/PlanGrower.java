package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.core.random.SeededRandom;
import org.jspecify.annotations.Nullable;

/** Grows the calls of a plan in a shape that its mode asks for. */
final class PlanGrower {
  private static final double OFTEN = 0.5;
  private static final double SOMETIMES = 0.2;
  private static final double UNUSUAL_WIDTH = 0.4;

  /** A plan that is to have so many calls comes back to tools where there are too few. */
  private static final int SEVERAL = 4;

  private final PlanDraft draft;
  private final PlanIntent intent;
  private final SeededRandom random;

  PlanGrower(PlanDraft draft, PlanIntent intent) {
    this.draft = draft;
    this.intent = intent;
    this.random = draft.random();
  }

  /** Grows a plan, from another one where there is one that still works. */
  void grow(@Nullable Blueprint parent) {
    if (parent != null) {
      Offspring offspring = new Offspring(draft, intent);
      offspring.regrow(parent);
      offspring.mutate();
    }
    if (draft.calls().isEmpty()) {
      grow();
    } else {
      shapeForMode();
    }
    reachComplexity();
  }

  /** Goes on until the plan is as complex as it should be, or the tools give no more. */
  private void reachComplexity() {
    int length = draft.calls().size();
    while (length > 0 && length < PlanIntent.LONGEST && PlanComplexity.of(draft) < intent.least()) {
      PlanShapes.prolong(draft, length + 1, intent.optionals());
      if (draft.calls().size() == length) {
        return;
      }
      length = draft.calls().size();
    }
  }

  /** Adds what the mode asks for and the plan does not have. */
  private void shapeForMode() {
    switch (intent.mode()) {
      case PARALLEL -> {
        if (draft.steps().stream().noneMatch(step -> step.calls().size() > 1)) {
          PlanShapes.parallel(draft, 2, intent.optionals());
        }
      }
      case ITERATIVE -> PlanShapes.iterative(draft, intent.optionals());
      case CONFIRMING -> PlanShapes.ensureChange(draft, intent.optionals());
      case REVISING -> PlanShapes.ensureRevisable(draft, intent.optionals() + 2);
      case CLARIFYING -> {
        if (intent.isAmbiguous()) {
          PlanShapes.useOneOfSeveral(draft);
        }
      }
      case SEQUENTIAL, RECOVERING, REFUSING, CODE_AIDED -> {
        // What has grown will do.
      }
    }
  }

  private void grow() {
    switch (intent.mode()) {
      case PARALLEL -> growWide();
      case ITERATIVE -> PlanShapes.iterative(draft, intent.optionals());
      case CONFIRMING -> {
        chain(intent.length(), intent.optionals());
        PlanShapes.ensureChange(draft, intent.optionals());
        branch(SOMETIMES);
      }
      case REFUSING -> {
        if (intent.length() > 1) {
          chain(intent.length(), intent.optionals());
        }
      }
      case REVISING -> {
        chain(intent.length(), intent.optionals() + 1);
        PlanShapes.ensureRevisable(draft, intent.optionals() + 2);
      }
      case SEQUENTIAL -> growSequence();
      case CLARIFYING -> {
        if (intent.isAmbiguous()) {
          PlanShapes.useOneOfSeveral(draft);
        }
        chain(intent.length(), intent.optionals());
        branch(SOMETIMES);
      }
      case RECOVERING, CODE_AIDED -> {
        // A way around another tool needs that one to be free.
        chain(intent.isDetour() ? 1 : intent.length(), intent.optionals());
        branch(SOMETIMES);
      }
    }
  }

  private void growWide() {
    int optionals = intent.optionals();
    boolean fed =
        random.chance(UNUSUAL_WIDTH)
            && (WideShapes.fanIn(draft, optionals) || WideShapes.fanOut(draft, optionals));
    boolean wide = fed && draft.steps().stream().anyMatch(step -> step.calls().size() > 1);
    if (!wide) {
      PlanShapes.parallel(draft, intent.length(), optionals);
    }
  }

  private void growSequence() {
    chain(intent.length(), intent.optionals());
    branch(OFTEN);
  }

  private void branch(double chance) {
    if (intent.length() > 1 && random.chance(chance)) {
      new Conditional(draft, intent.optionals()).grow();
    }
  }

  private void chain(int length, int optionals) {
    PlanShapes.chain(draft, length, optionals);
    if (length >= SEVERAL && draft.calls().size() < length) {
      PlanShapes.prolong(draft, length, optionals);
    }
  }
}
