package io.tdscaling.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectedEntropyTest {
  private static final int SAMPLES = 300;

  /** Of 95 %; what plain percentiles of resampled plug-in values cover is far below. */
  private static final double MOSTLY = 0.87;

  /** What many samples of a known distribution came to. */
  private record Simulated(double covered, double meanPlugIn, double meanCorrected) {}

  /** {@code uniform}, {@code zipf} or {@code geometric} shares. */
  private static double[] shares(String form, int categories) {
    double[] shares =
        IntStream.rangeClosed(1, categories)
            .mapToDouble(
                i ->
                    switch (form) {
                      case "zipf" -> 1.0 / i;
                      case "geometric" -> StrictMath.pow(0.9, i);
                      default -> 1;
                    })
            .toArray();
    double sum = IntStream.range(0, categories).mapToDouble(i -> shares[i]).sum();
    return IntStream.range(0, categories).mapToDouble(i -> shares[i] / sum).toArray();
  }

  private static double bits(double[] shares) {
    double bits = 0;
    for (double share : shares) {
      bits -= Entropy.xLog2x(share);
    }
    return bits;
  }

  private static int draw(double[] shares, SeededRandom random) {
    double rest = random.nextDouble();
    for (int i = 0; i < shares.length; i++) {
      rest -= shares[i];
      if (rest < 0) {
        return i;
      }
    }
    return shares.length - 1;
  }

  private static boolean covers(JsonNode corrected, double bits) {
    return corrected.get("low").doubleValue() <= bits
        && bits <= corrected.get("high").doubleValue();
  }

  private static Simulated simulateCounts(double[] shares, int size) {
    SeededRandom random = new SeededRandom(17);
    double truth = bits(shares);
    double covered = 0;
    double plugIn = 0;
    double corrected = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      OccurrenceCounts counts = new OccurrenceCounts();
      for (int i = 0; i < size; i++) {
        counts.add("c" + draw(shares, random));
      }
      JsonNode estimate = CorrectedEntropy.of(counts.spectrum());
      covered += covers(estimate, truth) ? 1 : 0;
      plugIn += counts.bits();
      corrected += estimate.get("value").doubleValue();
    }
    return new Simulated(covered / SAMPLES, plugIn / SAMPLES, corrected / SAMPLES);
  }

  @ParameterizedTest
  @CsvSource({
    "uniform, 50, 200",
    "uniform, 300, 300",
    "zipf, 200, 200",
    "zipf, 1000, 2000",
    "geometric, 60, 150"
  })
  void counts_ofAKnownDistribution_areMostlyCovered(String form, int categories, int size) {
    double[] shares = shares(form, categories);
    Simulated simulated = simulateCounts(shares, size);

    assertThat(simulated.covered()).as("%s", simulated).isGreaterThanOrEqualTo(MOSTLY);
    double bias = simulated.meanCorrected() - bits(shares);
    assertThat(Math.abs(bias))
        .as("%s of %s", simulated, bits(shares))
        .isLessThan(0.3 * (bits(shares) - simulated.meanPlugIn()));
  }

  @Test
  void trajectoriesWithSeveralCategories_areMostlyCovered() {
    double[] shares = shares("zipf", 26);
    List<List<String>> sets = new ArrayList<>();
    SeededRandom random = new SeededRandom(4);
    double[] weights = new double[300];
    for (int i = 0; i < weights.length; i++) {
      TreeSet<String> set = new TreeSet<>();
      int wanted = random.between(1, 3);
      while (set.size() < wanted) {
        set.add("d" + draw(shares, random));
      }
      sets.add(List.copyOf(set));
      weights[i] = 1.0 / weights.length;
    }
    FractionalCounts all = new FractionalCounts();
    sets.forEach(all::add);
    double truth = all.bits();

    double covered = 0;
    double plugIn = 0;
    double corrected = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      FractionalCounts counts = new FractionalCounts();
      for (int i = 0; i < 150; i++) {
        counts.add(sets.get(draw(weights, random)));
      }
      JsonNode estimate = CorrectedEntropy.of(counts.grouped());
      covered += covers(estimate, truth) ? 1 : 0;
      plugIn += counts.bits() / SAMPLES;
      corrected += estimate.get("value").doubleValue() / SAMPLES;
    }
    assertThat(covered / SAMPLES).isGreaterThanOrEqualTo(MOSTLY);
    assertThat(Math.abs(corrected - truth)).isLessThan(0.3 * (truth - plugIn));
  }

  @Test
  void jackknife_leavesOutOneTrajectoryAtATime() {
    List<List<String>> sets =
        List.of(List.of("a"), List.of("a", "b"), List.of("c"), List.of("a"), List.of("b", "c"));
    FractionalCounts all = new FractionalCounts();
    sets.forEach(all::add);
    double sum = 0;
    for (int left = 0; left < sets.size(); left++) {
      FractionalCounts others = new FractionalCounts();
      for (int i = 0; i < sets.size(); i++) {
        if (i != left) {
          others.add(sets.get(i));
        }
      }
      sum += others.bits();
    }
    assertThat(all.grouped().jackknife()).isEqualTo(5 * all.bits() - 4 * sum / 5, within(1e-12));
  }

  @Test
  void of_fewerThanTwoTrajectories_isNotKnown() {
    OccurrenceCounts counts = new OccurrenceCounts();
    FractionalCounts fractions = new FractionalCounts();
    counts.add("a");
    fractions.add(List.of("a"));

    assertThat(Json.compact(CorrectedEntropy.of(counts.spectrum())))
        .isEqualTo(
            "{\"value\":null,\"estimator\":\"chao-wang-jost\",\"low\":null,\"high\":null,"
                + "\"level\":0.95}");
    assertThat(Json.compact(CorrectedEntropy.of(fractions.grouped())))
        .isEqualTo(
            "{\"value\":null,\"estimator\":\"jackknife\",\"low\":null,\"high\":null,"
                + "\"level\":0.95}");
  }

  @Test
  void of_oneCategory_isZeroWithoutAnInterval() {
    OccurrenceCounts counts = new OccurrenceCounts();
    for (int i = 0; i < 40; i++) {
      counts.add("a");
    }
    JsonNode estimate = CorrectedEntropy.of(counts.spectrum());
    assertThat(estimate.get("value").doubleValue()).isZero();
    assertThat(estimate.get("high").doubleValue()).isZero();
  }

  @Test
  void of_everyCategorySeenOnce_isFiniteAndAboveThePlugIn() {
    OccurrenceCounts counts = new OccurrenceCounts();
    for (int i = 0; i < 1000; i++) {
      counts.add("c" + i);
    }
    JsonNode estimate = CorrectedEntropy.of(counts.spectrum());
    assertThat(estimate.get("low").doubleValue()).isGreaterThan(counts.bits());
    assertThat(estimate.get("high").doubleValue())
        .isBetween(estimate.get("value").doubleValue(), 25.0);
  }
}
