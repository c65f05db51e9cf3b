package io.tdscaling.core.metric;

/**
 * The entropy estimator of Chao, Wang and Jost, "Entropy and the species accumulation curve: a
 * novel entropy estimator via discovery rates of new species", Methods in Ecology and Evolution 4
 * (2013) 1091–1100, equation 7. It corrects the plug-in entropy, which is too low where many
 * categories are rare, by how many were seen once and twice. With {@code n} observations, {@code
 * x_i} of them in category {@code i}, and {@code f1} and {@code f2} categories seen once and twice:
 *
 * <pre>
 * Ĥ = Σ_i (x_i/n) Σ_{k=x_i}^{n−1} 1/k  +  (f1/n) Σ_{j≥1} (1−A)^j / (n−1+j)     in nats
 *
 * A = 2 f2 / ((n−1) f1 + 2 f2)          if f2 &gt; 0
 *     2 / ((n−1)(f1−1) + 2)             if f2 = 0 and f1 &gt; 0
 *     1                                 otherwise
 * </pre>
 *
 * <p>The paper writes the last sum as {@code (1−A)^{1−n} (−ln A − Σ_{r=1}^{n−1} (1−A)^r / r)}, the
 * same number, which loses its digits where {@code n} is large. Here it is summed as it stands; if
 * it converges slowly, from its 32nd term on by the formula of Euler and Maclaurin.
 */
final class ChaoWangJost {
  /** With a decay below this the sum would take thousands of terms. */
  private static final double SLOW_DECAY = 0.01;

  private static final double NEGLIGIBLE = 1e-17;
  private static final int DIRECT_TERMS = 32;

  private ChaoWangJost() {}

  /** Returns the estimate in bits; 0 where nothing was observed. */
  static double bits(CountSpectrum spectrum) {
    double weighted = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      weighted += spectrum.keys(i) * weight(spectrum.count(i));
    }
    return bits(spectrum.total(), weighted, spectrum.keysWith(1), spectrum.keysWith(2));
  }

  /** Returns what one category adds to the second argument of the following. */
  static double weight(long count) {
    return count * Harmonic.below(count);
  }

  /**
   * Returns the estimate in bits.
   *
   * @param n observations
   * @param weighted sum of {@link #weight} over the categories
   * @param f1 categories seen once
   * @param f2 categories seen twice
   */
  static double bits(long n, double weighted, long f1, long f2) {
    if (n == 0) {
      return 0;
    }
    double seen = Harmonic.below(n) - weighted / n;
    double a = unseenShare(n, f1, f2);
    double unseen = f1 == 0 || a >= 1 ? 0 : (double) f1 / n * geometricSum(n - 1.0, a);
    return Entropy.fromNats(Math.max(0, seen + unseen));
  }

  /** Returns {@code A}: the mean share of a category that was seen once. */
  static double unseenShare(long n, long f1, long f2) {
    if (f2 > 0) {
      return 2.0 * f2 / ((n - 1.0) * f1 + 2.0 * f2);
    }
    return f1 > 0 ? 2.0 / ((n - 1.0) * (f1 - 1.0) + 2.0) : 1;
  }

  /** Returns {@code Σ_{j≥1} (1−a)^j / (m+j)}. */
  static double geometricSum(double m, double a) {
    double decay = -StrictMath.log1p(-a);
    boolean slow = decay < SLOW_DECAY;
    double sum = 0;
    double power = 1 - a;
    int j = 1;
    while (slow ? j < DIRECT_TERMS : power > NEGLIGIBLE) {
      sum += power / (m + j);
      power *= 1 - a;
      j++;
    }
    return slow ? sum + remainder(decay, m + j, StrictMath.exp(-decay * j)) : sum;
  }

  /**
   * Returns the sum of {@code e^{−decay·i} / (position + i)} over {@code i ≥ 0}, times {@code
   * first}.
   */
  private static double remainder(double decay, double position, double first) {
    double integral = ExponentialIntegral.scaled(decay * position);
    double b = 1 / position;
    double slope = decay + b;
    double third =
        decay * decay * decay + 3 * decay * decay * b + 6 * decay * b * b + 6 * b * b * b;
    return first * (integral + b * (0.5 + slope / 12 - third / 720));
  }
}
