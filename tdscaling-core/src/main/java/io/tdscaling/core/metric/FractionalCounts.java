package io.tdscaling.core.metric;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts trajectories over categories, where one that belongs to {@code k} of them gives {@code
 * 1/k} to each. What is kept are integers, how many gave a category the share {@code 1/k};
 * fractions are summed only when asked for and in a fixed order, so that the order of counting
 * never shows.
 */
final class FractionalCounts {
  private final TreeMap<String, TreeMap<Integer, Long>> counts = new TreeMap<>();

  /**
   * Gains of single categories since the last change; steering asks for the same few all the time.
   */
  private final Map<String, Double> knownGains = new HashMap<>();

  private long total;
  private double sumXLog2x;
  private boolean sumKnown;

  /** Counts one trajectory; nothing where it has no category. */
  void add(Collection<String> categories) {
    if (categories.isEmpty()) {
      return;
    }
    changed();
    total++;
    categories.forEach(category -> add(category, categories.size(), 1));
  }

  void merge(FractionalCounts other) {
    changed();
    total += other.total;
    // A copy, for a state may be merged with itself.
    Map.copyOf(other.counts)
        .forEach((category, shares) -> Map.copyOf(shares).forEach((k, n) -> add(category, k, n)));
  }

  /** Returns how many trajectories have a category. */
  long total() {
    return total;
  }

  int categories() {
    return counts.size();
  }

  double bits() {
    return Entropy.bits((double) total, sumXLog2x());
  }

  /** Returns how much the entropy would grow by one more trajectory with these categories. */
  double gain(Collection<String> candidate) {
    if (candidate.isEmpty()) {
      return 0;
    }
    if (candidate.size() > 1) {
      return computeGain(candidate);
    }
    String only = candidate.iterator().next();
    Double known = knownGains.get(only);
    if (known == null) {
      known = computeGain(candidate);
      if (knownGains.size() < 2 * counts.size() + 64) {
        knownGains.put(only, known);
      }
    }
    return known;
  }

  /** Returns the share of each category, the largest first, equal ones by name. */
  ObjectNode distribution(int most) {
    Map<String, Double> masses = new HashMap<>();
    counts.keySet().forEach(category -> masses.put(category, mass(category)));
    ObjectNode shares = Json.object();
    counts.keySet().stream()
        .sorted(Comparator.<String>comparingDouble(masses::get).reversed())
        .limit(most)
        .forEach(category -> shares.set(category, Entropy.rounded(mass(category) / total)));
    return shares;
  }

  private double computeGain(Collection<String> candidate) {
    double sum = sumXLog2x();
    double share = 1.0 / candidate.size();
    for (String category : candidate) {
      double mass = mass(category);
      sum += Entropy.xLog2x(mass + share) - Entropy.xLog2x(mass);
    }
    return Entropy.bits(total + 1.0, sum) - bits();
  }

  private double sumXLog2x() {
    if (!sumKnown) {
      sumXLog2x = 0;
      for (String category : counts.keySet()) {
        sumXLog2x += Entropy.xLog2x(mass(category));
      }
      sumKnown = true;
    }
    return sumXLog2x;
  }

  private double mass(String category) {
    double mass = 0;
    TreeMap<Integer, Long> shares = counts.get(category);
    if (shares != null) {
      for (Map.Entry<Integer, Long> share : shares.entrySet()) {
        mass += (double) share.getValue() / share.getKey();
      }
    }
    return mass;
  }

  private void add(String category, int k, long n) {
    counts.computeIfAbsent(category, c -> new TreeMap<>()).merge(k, n, Long::sum);
  }

  private void changed() {
    sumKnown = false;
    knownGains.clear();
  }
}
