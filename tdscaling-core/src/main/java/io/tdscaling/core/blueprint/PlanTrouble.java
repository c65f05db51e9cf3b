package io.tdscaling.core.blueprint;

import io.tdscaling.api.evolution.Mutation;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.random.SeededRandom;

/** Makes a grown plan less straight, in the way its mode asks for and now and then in another. */
final class PlanTrouble {
  private static final double CORRECTED = 0.35;

  private final PlanIntent intent;
  private final PlanNotes notes;
  private final SeededRandom random;
  private final Disclosures disclosures;
  private final Confirmations confirmations;
  private final ToolFailures failures;
  private final WrongIdentifier identifiers;

  PlanTrouble(
      PlanIntent intent,
      PlanDraft draft,
      RequestWriter writer,
      ArgumentBinder binder,
      PlanNotes notes) {
    this.intent = intent;
    this.notes = notes;
    this.random = draft.random();
    this.disclosures = new Disclosures(draft, writer, notes);
    this.confirmations = new Confirmations(draft, writer, binder, notes);
    this.failures = new ToolFailures(draft, writer, notes);
    this.identifiers = new WrongIdentifier(draft, writer, notes);
  }

  /** Does what the plan's mode asks for. */
  void asIntended() {
    switch (intent.mode()) {
      case CLARIFYING -> clarify();
      case CONFIRMING -> {
        confirmations.demand();
        if (random.chance(CORRECTED)) {
          confirmations.correctOne();
        }
      }
      case RECOVERING -> recover();
      case SEQUENTIAL, PARALLEL, ITERATIVE, REVISING, REFUSING, CODE_AIDED -> {
        // These are shapes of the plan itself.
      }
    }
  }

  /** Does what the plan was to be changed by. */
  void asMutated() {
    if (intent.isMutatedBy(Mutation.PERTURB)) {
      failures.passing();
    } else if (intent.isMutatedBy(Mutation.OBSCURE)
        && intent.mode() != ReasoningMode.REVISING
        && !disclosures.makeAmbiguous()) {
      disclosures.withhold();
    }
  }

  private void clarify() {
    boolean done =
        (intent.isAmbiguous() && disclosures.makeAmbiguous())
            || (intent.isMistaken() && identifiers.mistake());
    if (!done) {
      disclosures.withhold();
    }
  }

  private void recover() {
    boolean done =
        (intent.isDetour() && failures.withDetour())
            || (intent.isMistaken() && identifiers.mistake());
    if (!done) {
      failures.passing();
    }
  }

  /** Adds something that the mode does not ask for. */
  void more() {
    boolean revises = intent.mode() == ReasoningMode.REVISING;
    // A revision says its new value itself, so nothing is withheld or confirmed around it.
    switch (revises ? 0 : random.nextInt(4)) {
      case 0 -> failures.passing();
      case 1 -> disclosures.makeAmbiguous();
      case 2 -> {
        if (notes.perturbations().isEmpty()) {
          confirmations.demand();
        }
      }
      default -> disclosures.withhold();
    }
  }
}
