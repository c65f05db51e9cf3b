package io.tdscaling.core.engine;

import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.core.metric.WindowEntropy;
import java.util.List;
import java.util.Optional;

/**
 * Notices mode collapse: that the last trajectories are much less diverse than those before. Looked
 * at are the entropies of action signatures and of domains over a sliding window of the last
 * {@value #WINDOW} accepted trajectories. A collapse begins when one of them falls below {@value
 * #FALLS_TO} of the highest that it ever was over a full window, and ends when both are above
 * {@value #RECOVERS_TO} of it again. The rule and its numbers are this library's own.
 */
final class CollapseWatch {
  static final int WINDOW = 500;
  private static final double FALLS_TO = 0.75;
  private static final double RECOVERS_TO = 0.85;

  private final List<Watched> watched = List.of(new Watched("signatures"), new Watched("domains"));
  private boolean collapsed;
  private long collapses;

  /** What is watched. */
  private static final class Watched {
    private final String name;
    private final WindowEntropy window = new WindowEntropy(WINDOW);
    private double highest;

    Watched(String name) {
      this.name = name;
    }

    void add(List<String> categories) {
      window.add(categories);
      if (window.isFull()) {
        highest = Math.max(highest, window.bits());
      }
    }

    boolean isBelow(double share) {
      return window.isFull() && window.bits() < share * highest;
    }
  }

  /**
   * A change for the worse or the better.
   *
   * @param began whether a collapse began, or ended
   * @param measure what fell, or what recovered last
   * @param bits its entropy over the window
   * @param highest the highest that it was
   */
  record Turn(boolean began, String measure, double bits, double highest) {}

  /** Takes in an accepted trajectory; returns the turn that it brought, if it did. */
  Optional<Turn> observe(TrajectoryProfile profile) {
    watched.get(0).add(List.of(profile.signature()));
    watched.get(1).add(profile.domains());
    Optional<Watched> lowest =
        watched.stream().filter(w -> w.isBelow(collapsed ? RECOVERS_TO : FALLS_TO)).findFirst();
    if (lowest.isPresent() == collapsed) {
      return Optional.empty();
    }
    collapsed = lowest.isPresent();
    collapses += collapsed ? 1 : 0;
    Watched about = lowest.orElse(watched.get(0));
    return Optional.of(new Turn(collapsed, about.name, about.window.bits(), about.highest));
  }

  boolean collapsed() {
    return collapsed;
  }

  long collapses() {
    return collapses;
  }
}
