package io.tdscaling.core.blueprint;

import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.evolution.Descent;
import io.tdscaling.api.evolution.Mutation;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.random.SeededRandom;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a plan sets out to be.
 *
 * @param mode reasoning mode aimed at
 * @param length how many calls the plan should have about
 * @param least complexity that the plan should have at least, in units of 1/1024
 * @param optionals how many optional parameters a call may fill
 * @param extras whether to add a perturbation that the mode does not ask for
 * @param mutation what to change about the plan to start from, if there is one
 * @param variant which of the ways to show the mode to try first, from 0 to below 1
 */
record PlanIntent(
    ReasoningMode mode,
    int length,
    long least,
    int optionals,
    boolean extras,
    Optional<Mutation> mutation,
    double variant) {
  /** A plan of so many calls and more is of a long horizon. */
  static final int LONG_HORIZON = 15;

  /** The most calls that a plan grows to. */
  static final int LONGEST = 20;

  private static final double LONG = 0.12;
  private static final int SHORT = 3;
  private static final double AMBIGUOUS = 0.35;
  private static final double MISTAKEN = 0.2;

  /**
   * Modes by how often they come up where the choice is free. Most tasks people bring are a plain
   * sequence of calls; the rest is rarer in this library's estimate.
   */
  private static final Map<ReasoningMode, Integer> FREE_WEIGHTS =
      new EnumMap<>(
          Map.of(
              ReasoningMode.SEQUENTIAL, 10,
              ReasoningMode.PARALLEL, 3,
              ReasoningMode.CLARIFYING, 2,
              ReasoningMode.CONFIRMING, 2,
              ReasoningMode.RECOVERING, 2,
              ReasoningMode.ITERATIVE, 1,
              ReasoningMode.REVISING, 1,
              ReasoningMode.REFUSING, 1));

  private static final List<ReasoningMode> FREE_CHOICE =
      FREE_WEIGHTS.entrySet().stream()
          .flatMap(entry -> Collections.nCopies(entry.getValue(), entry.getKey()).stream())
          .toList();

  private static final List<ComplexityBand> FREE_BANDS =
      List.of(
          ComplexityBand.LOW,
          ComplexityBand.LOW,
          ComplexityBand.MEDIUM,
          ComplexityBand.MEDIUM,
          ComplexityBand.HIGH);

  /** The others are one request, or their calls have a form of their own. */
  private static final Set<ReasoningMode> MAY_BE_LONG =
      EnumSet.complementOf(
          EnumSet.of(ReasoningMode.PARALLEL, ReasoningMode.ITERATIVE, ReasoningMode.REVISING));

  private static final double EXTRAS = 0.25;

  /** How many more optional parameters a constrained plan fills in each call. */
  private static final int CONSTRAINED = 3;

  /**
   * Decides on what a plan is to be.
   *
   * @param descends whether there is a plan to start from
   */
  static PlanIntent of(SteeringTarget target, boolean descends, SeededRandom random) {
    Optional<Cell> cell = target.cell();
    ReasoningMode mode = cell.map(Cell::mode).orElseGet(() -> random.pick(FREE_CHOICE));
    ComplexityBand band = cell.map(Cell::band).orElseGet(() -> random.pick(FREE_BANDS));
    boolean extras = random.chance(EXTRAS);
    double variant = random.nextDouble();
    Optional<Mutation> mutation =
        descends ? target.origin().map(Descent::mutation) : Optional.empty();
    int more = mutation.equals(Optional.of(Mutation.CONSTRAIN)) ? CONSTRAINED : 0;
    long least = band.from();
    return switch (band) {
      case LOW -> {
        int length = mode == ReasoningMode.PARALLEL ? 2 : 1;
        yield new PlanIntent(mode, length, least, more, false, mutation, variant);
      }
      case MEDIUM -> {
        int length = random.between(2, 3);
        yield new PlanIntent(mode, length, least, 2 + more, extras, mutation, variant);
      }
      case HIGH -> {
        int length = highLength(mode, random);
        yield new PlanIntent(mode, length, least, 3 + more, extras, mutation, variant);
      }
    };
  }

  private static int highLength(ReasoningMode mode, SeededRandom random) {
    return MAY_BE_LONG.contains(mode) && random.chance(LONG)
        ? random.between(LONG_HORIZON + 1, LONGEST)
        : random.between(4, 6);
  }

  boolean isMutatedBy(Mutation kind) {
    return mutation.filter(kind::equals).isPresent();
  }

  /** Returns whether the user is to mean one of several things. */
  boolean isAmbiguous() {
    return mode == ReasoningMode.CLARIFYING && variant < AMBIGUOUS;
  }

  /** Returns whether the user is to name something that is not there. */
  boolean isMistaken() {
    boolean asks = mode == ReasoningMode.CLARIFYING || mode == ReasoningMode.RECOVERING;
    return asks && variant >= AMBIGUOUS && variant < AMBIGUOUS + MISTAKEN;
  }

  /** Returns whether a tool is to be out of service where another one does. */
  boolean isDetour() {
    return mode == ReasoningMode.RECOVERING && variant < AMBIGUOUS && length <= SHORT;
  }
}
