package io.tdscaling.core.metric;

/**
 * The exponential integral {@code E₁(x) = ∫_x^∞ e^{−t}/t dt}, times {@code e^x}: by its power
 * series for small arguments and its continued fraction for others (Abramowitz and Stegun 1964,
 * 5.1.11 and 5.1.22).
 */
final class ExponentialIntegral {
  private static final double SERIES_UP_TO = 2;
  private static final double PRECISION = 1e-16;
  private static final double TINY = 1e-300;
  private static final int MOST_STEPS = 1000;

  private ExponentialIntegral() {}

  /** Returns {@code e^x · E₁(x)} for a positive {@code x}. */
  static double scaled(double x) {
    return x <= SERIES_UP_TO ? StrictMath.exp(x) * series(x) : fraction(x);
  }

  private static double series(double x) {
    double sum = -Harmonic.EULER_GAMMA - StrictMath.log(x);
    double power = -1;
    for (int k = 1; Math.abs(power) > PRECISION; k++) {
      power *= -x / k;
      sum += power / k;
    }
    return sum;
  }

  /** Lentz's way: from the outside in, until a step changes nothing. */
  private static double fraction(double x) {
    double b = x + 1;
    double c = 1 / TINY;
    double d = 1 / b;
    double value = d;
    for (int i = 1; i < MOST_STEPS; i++) {
      double a = -(double) i * i;
      b += 2;
      d = 1 / (a * d + b);
      c = b + a / c;
      double step = c * d;
      value *= step;
      if (Math.abs(step - 1) <= PRECISION) {
        break;
      }
    }
    return value;
  }
}
