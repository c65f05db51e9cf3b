package io.tdscaling.core.metric;

/**
 * Harmonic numbers {@code h(x) = Σ_{k=1}^{x−1} 1/k}, which is {@code ψ(x) + γ} for the digamma
 * function {@code ψ} and Euler's {@code γ}. Small ones are summed; the others are taken from the
 * asymptotic series {@code ln m + γ + 1/(2m) − 1/(12m²) + 1/(120m⁴)} with {@code m = x − 1}, whose
 * error is then below one in 10²⁰.
 */
final class Harmonic {
  static final double EULER_GAMMA = 0.5772156649015329;
  private static final double[] SMALL = small();

  private Harmonic() {}

  /** Returns {@code h(x)} for a positive number; 0 for 1. */
  static double below(long x) {
    if (x < SMALL.length) {
      return SMALL[(int) x];
    }
    double m = (double) (x - 1);
    double inverseSquare = 1 / (m * m);
    return StrictMath.log(m)
        + EULER_GAMMA
        + 1 / (2 * m)
        - inverseSquare / 12
        + inverseSquare * inverseSquare / 120;
  }

  private static double[] small() {
    double[] sums = new double[4096];
    for (int x = 2; x < sums.length; x++) {
      sums[x] = sums[x - 1] + 1.0 / (x - 1);
    }
    return sums;
  }
}
