package io.tdscaling.core.metric;

import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trajectories grouped by the set of categories that they have, each giving {@code 1/k} to each of
 * its {@code k}. Here the independent observations are trajectories, not the fractions that they
 * give, so that estimates leave out and resample whole trajectories.
 */
final class GroupedTrajectories {
  private final int categories;
  private final List<Group> groups = new ArrayList<>();
  private long total;

  private static final class Group {
    private final int[] members;
    private final long times;
    private final double share;

    Group(int[] members, long times) {
      this.members = members;
      this.times = times;
      this.share = 1.0 / members.length;
    }
  }

  /** Makes an empty collection over categories that are numbered from 0. */
  GroupedTrajectories(int categories) {
    this.categories = categories;
  }

  void add(int[] members, long times) {
    groups.add(new Group(members, times));
    total += times;
  }

  long total() {
    return total;
  }

  /**
   * Returns the jackknife estimate of the entropy in bits (Zahl, "Jackknifing an index of
   * diversity", Ecology 58, 1977, 907–913): {@code n H − (n−1)/n Σ_t H_t}, with {@code H_t} the
   * entropy without trajectory {@code t}. It takes away the part of the bias that shrinks with
   * {@code 1/n}. At least two trajectories are needed.
   */
  double jackknife() {
    double[] masses = masses();
    double sum = sumXLog2x(masses);
    double withoutOne = 0;
    for (Group group : groups) {
      double left = sum;
      for (int member : group.members) {
        left += Entropy.xLog2x(masses[member] - group.share) - Entropy.xLog2x(masses[member]);
      }
      withoutOne += group.times * Entropy.bits(total - 1.0, left);
    }
    double bits = Entropy.bits((double) total, sum);
    return Math.max(0, total * bits - (total - 1.0) / total * withoutOne);
  }

  /**
   * Returns the plug-in entropy of each of so many resamples, in bits. How often each set of
   * categories is in a resample is drawn from the Poisson distribution whose mean is how often it
   * was seen. Empty resamples are drawn again.
   */
  double[] resampledBits(int resamples, SeededRandom random) {
    Map<Long, PoissonTable> tableByTimes = new HashMap<>();
    List<PoissonTable> tables = new ArrayList<>();
    for (Group group : groups) {
      tables.add(tableByTimes.computeIfAbsent(group.times, times -> new PoissonTable(times)));
    }
    double[] bits = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      bits[i] = resampledBits(tables, random);
    }
    return bits;
  }

  private double resampledBits(List<PoissonTable> tables, SeededRandom random) {
    double[] masses = new double[categories];
    long size = 0;
    while (size == 0) {
      for (int i = 0; i < groups.size(); i++) {
        long times = tables.get(i).draw(random);
        size += times;
        add(groups.get(i), times, masses);
      }
    }
    return Entropy.bits((double) size, sumXLog2x(masses));
  }

  private double[] masses() {
    double[] masses = new double[categories];
    groups.forEach(group -> add(group, group.times, masses));
    return masses;
  }

  private static void add(Group group, long times, double[] masses) {
    for (int member : group.members) {
      masses[member] += times * group.share;
    }
  }

  private static double sumXLog2x(double[] masses) {
    double sum = 0;
    for (double mass : masses) {
      sum += Entropy.xLog2x(mass);
    }
    return sum;
  }
}
