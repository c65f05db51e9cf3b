package io.tdscaling.core.blueprint;

import io.tdscaling.core.random.SeededRandom;

/** Grows the calls of a plan in a shape that its mode asks for. */
final class PlanGrower {
  private static final double OFTEN = 0.5;
  private static final double SOMETIMES = 0.2;
  private static final double UNUSUAL_WIDTH = 0.4;

  private final PlanDraft draft;
  private final PlanIntent intent;
  private final SeededRandom random;

  PlanGrower(PlanDraft draft, PlanIntent intent) {
    this.draft = draft;
    this.intent = intent;
    this.random = draft.random();
  }

  void grow() {
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
          chain(intent.length() - 1, intent.optionals());
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
    if (intent.isLong()) {
      PlanShapes.longChain(draft, length, optionals);
    } else {
      PlanShapes.chain(draft, length, optionals);
    }
  }
}
