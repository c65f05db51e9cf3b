package io.tdscaling.api.evolution;

import io.tdscaling.api.trajectory.ReasoningMode;
import java.util.Comparator;

/**
 * One cell of the space that evolution fills.
 *
 * @param domain business domain; empty where the catalog knows none
 * @param mode reasoning mode
 * @param band complexity band
 */
public record Cell(String domain, ReasoningMode mode, ComplexityBand band)
    implements Comparable<Cell> {
  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::domain).thenComparing(Cell::mode).thenComparing(Cell::band);

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }
}
