package io.tdscaling.core.metric;

import io.tdscaling.core.random.SeededRandom;
import java.util.Arrays;

/**
 * Resamples counts and estimates their entropy again. To draw from the shares that were seen would
 * lose rare categories twice: once in the sample, once more in each resample. So it is drawn from
 * the distribution that Chao, Wang and Jost (2013, appendix S8) estimate from the counts. With
 * {@code A} as in {@link ChaoWangJost}:
 *
 * <ul>
 *   <li>the categories that were not seen have {@code f1 (1−A)} of the {@code n} observations,
 *       equally among {@code (n−1)/n · f1²/(2 f2)} of them, or {@code (n−1)/n · f1 (f1−1)/2} if
 *       {@code f2 = 0} (Chao 1984), rounded up
 *   <li>one that was seen {@code x} times has {@code x (1 − λ (1−x/n)^n)}, with the {@code λ} that
 *       brings the sum to {@code n}
 * </ul>
 *
 * <p>Each category's new count is drawn from the Poisson distribution with that mean, so that the
 * size of a resample is {@code n} in the mean only. The entropy does not depend on the size, and
 * categories with equal counts can share a table. Resamples with nothing in them are drawn again.
 */
final class SpectrumBootstrap {
  private final CountSpectrum spectrum;
  private final PoissonTable[] seen;
  private final PoissonTable unseen;
  private final double unseenCategories;
  private int[] unseenCounts = new int[64];
  private long n;
  private double weighted;
  private long f1;
  private long f2;

  /** Prepares to resample counts of at least two observations. */
  SpectrumBootstrap(CountSpectrum spectrum) {
    this.spectrum = spectrum;
    double total = spectrum.total();
    long once = spectrum.keysWith(1);
    long twice = spectrum.keysWith(2);
    double unseenMass = once * (1 - ChaoWangJost.unseenShare(spectrum.total(), once, twice));
    unseen = new PoissonTable(unseenMass);
    unseenCategories =
        StrictMath.ceil(
            (total - 1)
                / total
                * (twice > 0 ? (double) once * once / (2.0 * twice) : once * (once - 1.0) / 2));
    double missed = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      double count = spectrum.count(i);
      missed += spectrum.keys(i) * count * missing(count, total);
    }
    double lambda = unseenMass == 0 ? 0 : unseenMass / missed;
    seen = new PoissonTable[spectrum.size()];
    for (int i = 0; i < seen.length; i++) {
      double count = spectrum.count(i);
      seen[i] = new PoissonTable(Math.max(0, count * (1 - lambda * missing(count, total))));
    }
  }

  /** Returns the entropy that is estimated from each of so many resamples, in bits. */
  double[] estimates(int resamples, SeededRandom random) {
    double[] estimates = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      do {
        resample(random);
      } while (n == 0);
      estimates[i] = ChaoWangJost.bits(n, weighted, f1, f2);
    }
    return estimates;
  }

  /** Returns the probability that a category with this count is in no resample. */
  private static double missing(double count, double total) {
    return count >= total ? 0 : StrictMath.exp(total * StrictMath.log1p(-count / total));
  }

  private void resample(SeededRandom random) {
    n = 0;
    weighted = 0;
    f1 = 0;
    f2 = 0;
    for (int i = 0; i < seen.length; i++) {
      long categories = spectrum.keys(i);
      for (long k = 0; k < categories; k++) {
        add(seen[i].draw(random));
      }
    }
    int found = throwUnseen(unseen.draw(random), random);
    for (int i = 0; i < found; i++) {
      add(unseenCounts[i]);
    }
  }

  private void add(long count) {
    n += count;
    weighted += ChaoWangJost.weight(count);
    f1 += count == 1 ? 1 : 0;
    f2 += count == 2 ? 1 : 0;
  }

  /**
   * Gives each observation to one of the unseen categories. These are alike, so the ones that have
   * any are numbered first, and only they need a place.
   *
   * @return how many have any
   */
  private int throwUnseen(long observations, SeededRandom random) {
    int found = 0;
    for (long i = 0; i < observations; i++) {
      double category = random.nextDouble() * unseenCategories;
      if (category < found) {
        unseenCounts[(int) category]++;
        continue;
      }
      if (found == unseenCounts.length) {
        unseenCounts = Arrays.copyOf(unseenCounts, 2 * found);
      }
      unseenCounts[found++] = 1;
    }
    return found;
  }
}
