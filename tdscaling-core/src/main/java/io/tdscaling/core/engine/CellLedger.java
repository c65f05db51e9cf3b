package io.tdscaling.core.engine;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.ReasoningMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what happened in each cell. The cells are frozen when the ledger is made. */
final class CellLedger {
  private static final double SHAPE_MEMORY = 0.97;

  private final Map<Cell, Counts> cells = new LinkedHashMap<>();
  private final List<TrajectoryProfile> candidates;

  /** What the cells of all domains have in common. */
  private record Shape(ReasoningMode mode, ComplexityBand band) {}

  /** What happened in one cell, and what is kept of it. */
  static final class Counts {
    private final NoveltyEstimate novelty;
    private final PlanArchive archive = new PlanArchive();
    private long targeted;
    private long settled;
    private long landed;
    private long held;
    private long tokens;

    Counts(FadingMean shape) {
      this.novelty = new NoveltyEstimate(shape);
    }

    NoveltyEstimate novelty() {
      return novelty;
    }

    PlanArchive archive() {
      return archive;
    }

    long targeted() {
      return targeted;
    }

    long settled() {
      return settled;
    }

    long landed() {
      return landed;
    }

    long held() {
      return held;
    }

    long tokens() {
      return tokens;
    }
  }

  /**
   * Makes the ledger of the cells in these domains.
   *
   * @param computes whether what tools return is worked on by programs
   */
  CellLedger(Collection<String> domains, boolean computes) {
    List<Cell> all = new ArrayList<>();
    for (String domain : domains) {
      for (ReasoningMode mode : ReasoningMode.values()) {
        for (ComplexityBand band : ComplexityBand.values()) {
          if (reachable(mode, band, computes)) {
            all.add(new Cell(domain, mode, band));
          }
        }
      }
    }
    Map<Shape, FadingMean> shapes = new HashMap<>();
    for (Cell cell : all.stream().sorted().toList()) {
      Shape shape = new Shape(cell.mode(), cell.band());
      FadingMean known = shapes.computeIfAbsent(shape, s -> new FadingMean(SHAPE_MEMORY));
      cells.put(cell, new Counts(known));
    }
    candidates = cells.keySet().stream().map(CellLedger::candidate).toList();
  }

  /** Doing something three times, or twice, is more than the lowest band. */
  private static boolean reachable(ReasoningMode mode, ComplexityBand band, boolean computes) {
    boolean repeats = mode == ReasoningMode.ITERATIVE || mode == ReasoningMode.REVISING;
    return mode == ReasoningMode.CODE_AIDED ? computes : !(repeats && band == ComplexityBand.LOW);
  }

  /** Returns what is known of a cell, if it is one of the ledger's. */
  Optional<Counts> counts(Cell cell) {
    return Optional.ofNullable(cells.get(cell));
  }

  Map<Cell, Counts> cells() {
    return cells;
  }

  /** Returns the least that a trajectory which lands in a cell is known to be, for all cells. */
  List<TrajectoryProfile> candidates() {
    return candidates;
  }

  private static TrajectoryProfile candidate(Cell cell) {
    Optional<String> domain = Optional.of(cell.domain()).filter(name -> !name.isEmpty());
    return TrajectoryProfile.expected(domain, Optional.of(cell.mode()), cell.band().from());
  }

  void targeted(Cell cell) {
    Counts counts = cells.get(cell);
    if (counts != null) {
      counts.targeted++;
    }
  }

  /** Takes in what came of an attempt that aimed at a cell. */
  void settled(Cell cell, boolean landed, long tokens) {
    Counts counts = cells.get(cell);
    if (counts != null) {
      counts.settled++;
      counts.landed += landed ? 1 : 0;
      counts.tokens += tokens;
    }
  }

  /**
   * Takes in an accepted trajectory that falls into these cells, wherever it was aimed.
   *
   * @param novelty what it brought beyond what its cells give away
   * @param plan the plan that it follows
   */
  void held(List<Cell> into, double novelty, Optional<Blueprint> plan) {
    // What is programmed says nothing of the plans that other cells ask for.
    boolean code = plan.map(Blueprint::code).isPresent();
    for (Cell cell : into) {
      Counts counts = cells.get(cell);
      if (counts != null && (!code || cell.mode() == ReasoningMode.CODE_AIDED)) {
        counts.held++;
        counts.novelty.observe(novelty);
        plan.filter(any -> novelty > 0).ifPresent(counts.archive::add);
      }
    }
  }

  /**
   * Returns the cells that a trajectory falls into. One without a successful call, such as a
   * refusal, is in no domain; it falls into the cell it was aimed at, if it is otherwise like it,
   * and else into cells without a domain, as one in no known domain does.
   */
  static List<Cell> cellsOf(TrajectoryProfile profile, Optional<Cell> aim) {
    Optional<Cell> hit = aim.filter(cell -> lands(profile, cell));
    List<String> domains =
        profile.domains().isEmpty() ? List.of(hit.map(Cell::domain).orElse("")) : profile.domains();
    ComplexityBand band = ComplexityBand.of(profile.complexity());
    return domains.stream()
        .flatMap(domain -> profile.modes().stream().map(mode -> new Cell(domain, mode, band)))
        .toList();
  }

  /**
   * Returns whether a trajectory fell into a cell. One without a successful call, such as a
   * refusal, is in no domain, and so in any that it was aimed at.
   */
  static boolean lands(TrajectoryProfile profile, Cell cell) {
    boolean domain =
        cell.domain().isEmpty()
            || profile.domains().isEmpty()
            || profile.domains().contains(cell.domain());
    return domain
        && profile.modes().contains(cell.mode())
        && ComplexityBand.of(profile.complexity()) == cell.band();
  }
}
