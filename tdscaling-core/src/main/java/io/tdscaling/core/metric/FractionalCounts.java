package io.tdscaling.core.metric;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Comparators;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts trajectories over categories, where one that belongs to {@code k} of them gives {@code
 * 1/k} to each. What is kept are integers: how many have each set of categories, and how many gave
 * a category the share {@code 1/k}. Fractions are summed only when asked for and in a fixed order,
 * so that the order of counting never shows.
 */
final class FractionalCounts {
  private final TreeMap<String, Category> categories = new TreeMap<>();
  private final Map<List<String>, CategorySet> sets = new HashMap<>();

  /** Gains of sets since the last change; steering asks for the same few all the time. */
  private final Map<List<String>, Double> knownGains = new HashMap<>();

  private long total;
  private double sumXLog2x;
  private boolean sumKnown;

  /** One category. */
  private static final class Category {
    private long[] timesByShare = new long[4];

    /** Takes in the share {@code 1/k}, that many times. */
    void add(int k, long times) {
      if (k >= timesByShare.length) {
        timesByShare = Arrays.copyOf(timesByShare, k + 1);
      }
      timesByShare[k] += times;
    }

    double mass() {
      double mass = 0;
      for (int k = 1; k < timesByShare.length; k++) {
        mass += (double) timesByShare[k] / k;
      }
      return mass;
    }
  }

  /** The trajectories that have exactly these categories. */
  private static final class CategorySet {
    private final List<Category> members = new ArrayList<>();
    private long times;
  }

  /** Counts one trajectory with these distinct categories, sorted; nothing where it has none. */
  void add(List<String> categoriesOfOne) {
    add(categoriesOfOne, 1);
  }

  /** Takes everything in that the other has counted, which may be this one. */
  void merge(FractionalCounts other) {
    other.sets.forEach((names, set) -> add(names, set.times));
  }

  /** Returns how many trajectories have a category. */
  long total() {
    return total;
  }

  int categories() {
    return categories.size();
  }

  double bits() {
    return Entropy.bits((double) total, sumXLog2x());
  }

  /** Returns how much the entropy would grow by one more trajectory with these categories. */
  double gain(List<String> candidate) {
    if (candidate.isEmpty()) {
      return 0;
    }
    Double known = knownGains.get(candidate);
    if (known == null) {
      known = computeGain(candidate);
      if (knownGains.size() < 2 * categories.size() + 64) {
        knownGains.put(candidate, known);
      }
    }
    return known;
  }

  /** Returns the share of each category, the largest first, equal ones by name. */
  ObjectNode distribution(int most) {
    Map<String, Double> masses = new HashMap<>();
    categories.forEach((name, category) -> masses.put(name, category.mass()));
    ObjectNode shares = Json.object();
    categories.keySet().stream()
        .sorted(Comparator.<String>comparingDouble(masses::get).reversed())
        .limit(most)
        .forEach(name -> shares.set(name, Entropy.rounded(masses.getOrDefault(name, 0.0) / total)));
    return shares;
  }

  /** Returns how many trajectories have each set of categories, in an order of its own. */
  GroupedTrajectories grouped() {
    Map<String, Integer> positions = new HashMap<>();
    categories.keySet().forEach(name -> positions.put(name, positions.size()));
    GroupedTrajectories grouped = new GroupedTrajectories(categories.size());
    sets.entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(
                Comparators.lexicographical(Comparator.<String>naturalOrder())))
        .forEach(
            set ->
                grouped.add(
                    set.getKey().stream().mapToInt(positions::get).toArray(),
                    set.getValue().times));
    return grouped;
  }

  private void add(List<String> names, long times) {
    if (names.isEmpty()) {
      return;
    }
    CategorySet set = sets.get(names);
    if (set == null) {
      set = newSet(names);
    }
    set.times += times;
    for (Category category : set.members) {
      category.add(names.size(), times);
    }
    total += times;
    sumKnown = false;
    knownGains.clear();
  }

  private CategorySet newSet(List<String> names) {
    CategorySet set = new CategorySet();
    for (String name : names) {
      set.members.add(categories.computeIfAbsent(name, n -> new Category()));
    }
    sets.put(List.copyOf(names), set);
    return set;
  }

  private double computeGain(List<String> candidate) {
    double sum = sumXLog2x();
    double share = 1.0 / candidate.size();
    for (String name : candidate) {
      Category category = categories.get(name);
      double mass = category == null ? 0 : category.mass();
      sum += Entropy.xLog2x(mass + share) - Entropy.xLog2x(mass);
    }
    return Entropy.bits(total + 1.0, sum) - bits();
  }

  private double sumXLog2x() {
    if (!sumKnown) {
      sumXLog2x = 0;
      for (Category category : categories.values()) {
        sumXLog2x += Entropy.xLog2x(category.mass());
      }
      sumKnown = true;
    }
    return sumXLog2x;
  }
}
