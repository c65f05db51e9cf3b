package io.tdscaling.core.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.util.HashMap;
import java.util.Map;

/** Cumulative action complexity; see {@link DiversityMetrics}. */
final class CumulativeActionComplexity implements MetricState {
  private static final double UNITS = 1024;
  private static final long TAIL = ComplexityBand.HIGH.from();

  /** A doubling of the mean complexity is worth a quarter of a bit: entropies come first. */
  private static final double GAIN_WEIGHT = 0.25;

  private static final int MOST_KNOWN_GAINS = 64;

  private final ComplexityHistogram histogram = new ComplexityHistogram();

  /** Gains since the last change; steering asks for the same few all the time. */
  private final Map<Long, Double> knownGains = new HashMap<>();

  @Override
  public String name() {
    return DiversityMetrics.CUMULATIVE_ACTION_COMPLEXITY;
  }

  @Override
  public void observe(Trajectory trajectory, TrajectoryProfile profile) {
    knownGains.clear();
    histogram.add(profile.complexity());
  }

  @Override
  public void merge(MetricState other) {
    CumulativeActionComplexity same = DiversityMetrics.sameMetric(this, other);
    knownGains.clear();
    histogram.merge(same.histogram);
  }

  @Override
  public JsonNode value() {
    ObjectNode value = Json.object();
    long count = histogram.count();
    value.set("sum", Entropy.rounded(histogram.sum() / UNITS));
    value.set("mean", orNull(count, histogram.sum() / UNITS / count));
    value.set("p50", orNull(count, histogram.quantile(50) / UNITS));
    value.set("p90", orNull(count, histogram.quantile(90) / UNITS));
    value.set("p99", orNull(count, histogram.quantile(99) / UNITS));
    value.set("tailThreshold", Entropy.rounded(TAIL / UNITS));
    value.set("tailShare", orNull(count, (double) histogram.from(TAIL) / count));
    return value;
  }

  @Override
  public double gain(TrajectoryProfile candidate) {
    Double known = knownGains.get(candidate.complexity());
    if (known != null) {
      return known;
    }
    double gain = computeGain(candidate.complexity());
    if (knownGains.size() < MOST_KNOWN_GAINS) {
      knownGains.put(candidate.complexity(), gain);
    }
    return gain;
  }

  private double computeGain(long complexity) {
    long count = histogram.count();
    double mean = count == 0 ? 0 : histogram.sum() / UNITS / count;
    double after = (histogram.sum() + complexity) / UNITS / (count + 1);
    return GAIN_WEIGHT * (Entropy.log2(1 + after) - Entropy.log2(1 + mean));
  }

  private static JsonNode orNull(long count, double value) {
    return count == 0 ? NullNode.instance : Entropy.rounded(value);
  }
}
