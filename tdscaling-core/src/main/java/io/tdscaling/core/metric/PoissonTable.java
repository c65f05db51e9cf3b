package io.tdscaling.core.metric;

import io.tdscaling.core.random.SeededRandom;
import java.util.Arrays;

/**
 * Draws from one Poisson distribution, over all values that are not negligible beside the
 * likeliest, each in the same few steps: the alias method (Walker 1977), with its table made as
 * Vose (1991) does. Immutable.
 */
final class PoissonTable {
  private static final double NEGLIGIBLE = 1e-17;

  private final long smallest;

  /** Of the draws that hit a value, the share that keeps it; the others go to its alias. */
  private final double[] kept;

  private final int[] alias;

  /** Makes a table for a mean that is not negative. */
  PoissonTable(double mean) {
    long mode = (long) mean;
    double[] below = weights(i -> (mode - i) / mean, mode);
    double[] above = weights(i -> mean / (mode + 1 + i), Long.MAX_VALUE);
    smallest = mode - below.length;
    kept = new double[below.length + 1 + above.length];
    for (int i = 0; i < below.length; i++) {
      kept[below.length - 1 - i] = below[i];
    }
    kept[below.length] = 1;
    System.arraycopy(above, 0, kept, below.length + 1, above.length);
    alias = new int[kept.length];
    level();
  }

  /** Ratio of the weights of two neighbours. */
  private interface Ratio {
    double at(long distance);
  }

  long draw(SeededRandom random) {
    double position = random.nextDouble() * kept.length;
    int value = (int) position;
    return smallest + (position - value < kept[value] ? value : alias[value]);
  }

  /** Returns the weights beside the likeliest value, which has 1, up to the negligible ones. */
  private static double[] weights(Ratio ratio, long most) {
    double[] weights = new double[16];
    int size = 0;
    double weight = 1;
    while (size < most) {
      weight *= ratio.at(size);
      if (weight < NEGLIGIBLE) {
        break;
      }
      if (size == weights.length) {
        weights = Arrays.copyOf(weights, 2 * size);
      }
      weights[size++] = weight;
    }
    return Arrays.copyOf(weights, size);
  }

  /** Fills what each value lacks of an equal share from one that has too much. */
  private void level() {
    double sum = 0;
    for (double weight : kept) {
      sum += weight;
    }
    int[] order = new int[kept.length];
    int poor = 0;
    int rich = kept.length;
    for (int i = 0; i < kept.length; i++) {
      kept[i] *= kept.length / sum;
      order[kept[i] < 1 ? poor++ : --rich] = i;
    }
    for (int next = 0; next < poor && rich < kept.length; next++) {
      int giver = order[rich];
      alias[order[next]] = giver;
      kept[giver] -= 1 - kept[order[next]];
      if (kept[giver] < 1) {
        order[poor++] = giver;
        rich++;
      }
    }
    for (int next = rich; next < kept.length; next++) {
      kept[order[next]] = 1;
    }
  }
}
