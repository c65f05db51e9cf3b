package io.tdscaling.core.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.Arrays;

/**
 * An entropy corrected for the bias of the plug-in estimate, with an interval. The plug-in value is
 * too low where much is rare, and so are those of resamples. The interval takes from them only how
 * far they scatter: with {@code m} their mean and {@code q} their quantiles it is the estimate plus
 * {@code q(2.5 %) − m} to the estimate plus {@code q(97.5 %) − m}, not below 0. The resamples are
 * 200, with a fixed seed.
 */
final class CorrectedEntropy {
  private static final String CHAO_WANG_JOST = "chao-wang-jost";
  private static final String JACKKNIFE = "jackknife";
  private static final int RESAMPLES = 200;
  private static final double LEVEL = 0.95;
  private static final long SEED = 2013;

  private CorrectedEntropy() {}

  /** Returns the estimate from counts of categories: {@link ChaoWangJost}. */
  static ObjectNode of(CountSpectrum spectrum) {
    return spectrum.total() < 2
        ? unknown(CHAO_WANG_JOST)
        : of(
            CHAO_WANG_JOST,
            ChaoWangJost.bits(spectrum),
            new SpectrumBootstrap(spectrum).estimates(RESAMPLES, new SeededRandom(SEED)));
  }

  /** Returns the estimate from trajectories that can have several categories: the jackknife. */
  static ObjectNode of(GroupedTrajectories trajectories) {
    return trajectories.total() < 2
        ? unknown(JACKKNIFE)
        : of(
            JACKKNIFE,
            trajectories.jackknife(),
            trajectories.resampledBits(RESAMPLES, new SeededRandom(SEED)));
  }

  /** Returns what there is where trajectories have unknown categories: nothing. */
  static ObjectNode unknown() {
    return unknown(JACKKNIFE);
  }

  /** Returns what an interval needs two trajectories for, and there are fewer. */
  private static ObjectNode unknown(String estimator) {
    return json(estimator, NullNode.instance, NullNode.instance, NullNode.instance);
  }

  private static ObjectNode of(String estimator, double bits, double[] resampled) {
    double mean = mean(resampled);
    double[] sorted = resampled.clone();
    Arrays.sort(sorted);
    double tail = (1 - LEVEL) / 2;
    double low = Math.max(0, bits + quantile(sorted, tail) - mean);
    double high = bits + quantile(sorted, 1 - tail) - mean;
    return json(estimator, Entropy.rounded(bits), Entropy.rounded(low), Entropy.rounded(high));
  }

  private static ObjectNode json(String estimator, JsonNode value, JsonNode low, JsonNode high) {
    ObjectNode json = Json.object();
    json.set("value", value);
    json.put("estimator", estimator);
    json.set("low", low);
    json.set("high", high);
    return json.put("level", LEVEL);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Interpolates between neighbours: the {@code p (N+1)}-th smallest of {@code N}. */
  private static double quantile(double[] sorted, double p) {
    double position = p * (sorted.length + 1) - 1;
    int below = (int) position;
    return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
  }
}
