package io.tdscaling.core.engine;

import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.trajectory.ReasoningMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Estimates how much more than its cell gives away a trajectory brings. The metrics' gains of a
 * cell are known beforehand as far as they follow from domain, mode and complexity; whether the
 * next trajectory there will be like those that are there already, or new, is estimated from what
 * the last ones were when they came. A cell that holds few is taken to be like the others of its
 * mode and band.
 *
 * <p>Values are in the metrics' unit times the number of trajectories, since one more trajectory
 * among {@code n} changes an entropy by about {@code 1/n} of what is new about it.
 */
final class NoveltyEstimates {
  private static final double CELL_MEMORY = 0.85;
  private static final double SHAPE_MEMORY = 0.97;

  /** How many trajectories what is known of the mode and band is worth. */
  private static final double SHAPE_WEIGHT = 2;

  private final Map<Cell, FadingMean> cells = new HashMap<>();
  private final Map<Shape, FadingMean> shapes = new HashMap<>();

  /** What the cells of all domains have in common. */
  private record Shape(ReasoningMode mode, ComplexityBand band) {
    static Shape of(Cell cell) {
      return new Shape(cell.mode(), cell.band());
    }
  }

  NoveltyEstimates(Collection<Cell> cells) {
    for (Cell cell : cells) {
      this.cells.put(cell, new FadingMean(CELL_MEMORY));
    }
  }

  /** Takes in how new a trajectory in the cell was when it came. */
  void observe(Cell cell, double novelty) {
    FadingMean own = cells.get(cell);
    if (own != null) {
      own.add(novelty);
      shape(cell).add(novelty);
    }
  }

  /** Returns how new the next trajectory in the cell is expected to be. */
  double expected(Cell cell) {
    FadingMean own = cells.get(cell);
    double shape = shape(cell).mean();
    return own == null ? shape : own.mean(shape, SHAPE_WEIGHT);
  }

  private FadingMean shape(Cell cell) {
    return shapes.computeIfAbsent(Shape.of(cell), shape -> new FadingMean(SHAPE_MEMORY));
  }

  /** A mean in which what is older counts less. */
  private static final class FadingMean {
    private final double memory;
    private double sum;
    private double weight;

    FadingMean(double memory) {
      this.memory = memory;
    }

    void add(double value) {
      sum = sum * memory + value;
      weight = weight * memory + 1;
    }

    double mean() {
      return weight == 0 ? 0 : sum / weight;
    }

    double mean(double prior, double priorWeight) {
      return (sum + prior * priorWeight) / (weight + priorWeight);
    }
  }
}
