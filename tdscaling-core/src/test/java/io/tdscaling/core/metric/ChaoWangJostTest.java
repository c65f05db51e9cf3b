package io.tdscaling.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tdscaling.core.random.SeededRandom;
import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaoWangJostTest {
  private static CountSpectrum spectrum(long... counts) {
    CountSpectrum spectrum = new CountSpectrum();
    Arrays.stream(counts).sorted().forEach(count -> spectrum.append(count, 1));
    return spectrum;
  }

  /** The formula as the paper prints it, in bits. */
  private static double asPrinted(long... counts) {
    double n = Arrays.stream(counts).sum();
    double f1 = Arrays.stream(counts).filter(count -> count == 1).count();
    double f2 = Arrays.stream(counts).filter(count -> count == 2).count();
    double sum = 0;
    for (long count : counts) {
      for (long k = count; k < n; k++) {
        sum += count / n / k;
      }
    }
    double a = f2 > 0 ? 2 * f2 / ((n - 1) * f1 + 2 * f2) : 2 / ((n - 1) * (f1 - 1) + 2);
    double log = -StrictMath.log(a);
    for (int r = 1; r < n; r++) {
      log -= StrictMath.pow(1 - a, r) / r;
    }
    return (sum + f1 / n * StrictMath.pow(1 - a, 1 - n) * log) / StrictMath.log(2);
  }

  @Test
  void bits_smallSamples_areAsThePaperPrintsThem() {
    assertThat(ChaoWangJost.bits(spectrum(1, 1, 1, 2, 3, 5)))
        .isEqualTo(asPrinted(1, 1, 1, 2, 3, 5), within(1e-9));
    assertThat(ChaoWangJost.bits(spectrum(1, 1, 1, 4)))
        .isEqualTo(asPrinted(1, 1, 1, 4), within(1e-9));
    assertThat(ChaoWangJost.bits(spectrum(1, 2, 2, 9, 30)))
        .isEqualTo(asPrinted(1, 2, 2, 9, 30), within(1e-9));
    assertThat(ChaoWangJost.bits(spectrum(1, 1))).isEqualTo(asPrinted(1, 1), within(1e-9));
  }

  @Test
  void bits_twoDifferentObservations_areAsByHand() {
    // A = 2/3: 1 + (−ln(2/3) − 1/3)/(1/3) = 1.216395 nats
    assertThat(ChaoWangJost.bits(spectrum(1, 1)) * StrictMath.log(2))
        .isEqualTo(1.216395, within(1e-6));
  }

  @Test
  void bits_nothingRare_areBarelyMoreThanThePlugIn() {
    // 1 bit, and (K − 1)/2n = 1/4000 nats of bias
    assertThat(ChaoWangJost.bits(spectrum(1000, 1000)))
        .isEqualTo(1 + 1 / 4000.0 / StrictMath.log(2), within(1e-6));
    assertThat(ChaoWangJost.bits(spectrum(500))).isZero();
    assertThat(ChaoWangJost.bits(spectrum(1))).isZero();
    assertThat(ChaoWangJost.bits(spectrum())).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, 0.5", "3, 0.011", "3, 0.0099", "50, 0.002", "999, 0.0099", "20000, 0.00001"})
  void geometricSum_fastOrSlow_isTheSum(double m, double a) {
    double sum = 0;
    for (int j = (int) (45 / a); j >= 1; j--) {
      sum += StrictMath.pow(1 - a, j) / (m + j);
    }
    assertThat(ChaoWangJost.geometricSum(m, a)).isCloseTo(sum, Percentage.withPercentage(1e-8));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 1.8229239584193907",
    "1, 0.21938393439552029",
    "2, 0.04890051070806112",
    "2.5, 0.02491491787026974",
    "10, 4.156968929685324e-6"
  })
  void exponentialIntegral_scaled_isThatOfTheTables(double x, double expected) {
    assertThat(ExponentialIntegral.scaled(x) * StrictMath.exp(-x))
        .isCloseTo(expected, Percentage.withPercentage(1e-11));
  }

  @Test
  void harmonic_aroundTheEndOfTheTable_growsByTheNextTerm() {
    for (long x = 4090; x < 4100; x++) {
      assertThat(Harmonic.below(x + 1) - Harmonic.below(x)).isEqualTo(1.0 / x, within(1e-12));
    }
    assertThat(Harmonic.below(1)).isZero();
    assertThat(Harmonic.below(4)).isEqualTo(1 + 1 / 2.0 + 1 / 3.0, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"0", "0.3", "2", "7.5", "40", "3000"})
  void poisson_manyDraws_haveMeanAndVariance(double mean) {
    PoissonTable table = new PoissonTable(mean);
    SeededRandom random = new SeededRandom(3);
    int draws = 40_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      double draw = table.draw(random);
      sum += draw;
      squares += (draw - mean) * (draw - mean);
    }
    assertThat(sum / draws).isEqualTo(mean, within(0.03 * StrictMath.sqrt(mean)));
    assertThat(squares / draws).isEqualTo(mean, within(0.05 * mean));
  }
}
