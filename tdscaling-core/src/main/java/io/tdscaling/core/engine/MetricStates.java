package io.tdscaling.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.Trajectory;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The states of all metrics of a run, taken together. */
final class MetricStates {
  private final List<MetricState> metrics;

  MetricStates(List<DiversityMetric> metrics) {
    this.metrics = metrics.stream().map(DiversityMetric::newState).toList();
  }

  void observe(Trajectory trajectory, TrajectoryProfile profile) {
    metrics.forEach(metric -> UserCode.run(metric, () -> metric.observe(trajectory, profile)));
  }

  /** Returns what a trajectory would add to the metrics, summed over them. */
  double gain(TrajectoryProfile candidate) {
    return gains(List.of(candidate))[0];
  }

  /** Returns what each of these trajectories would add if it came next, in their order. */
  double[] gains(List<TrajectoryProfile> candidates) {
    double[] gains = new double[candidates.size()];
    for (MetricState metric : metrics) {
      UserCode.run(metric, () -> addGains(metric, candidates, gains));
    }
    return gains;
  }

  SortedMap<String, JsonNode> values() {
    return byName(MetricState::value);
  }

  /** Returns the values as reports have them. */
  SortedMap<String, JsonNode> reports() {
    return byName(MetricState::report);
  }

  private SortedMap<String, JsonNode> byName(Function<MetricState, JsonNode> part) {
    SortedMap<String, JsonNode> values = new TreeMap<>();
    metrics.forEach(
        metric -> values.put(metric.name(), UserCode.call(metric, () -> part.apply(metric))));
    return values;
  }

  private static void addGains(
      MetricState metric, List<TrajectoryProfile> candidates, double[] gains) {
    for (int i = 0; i < gains.length; i++) {
      double gain = metric.gain(candidates.get(i));
      if (!Double.isFinite(gain)) {
        throw new IllegalStateException(
            "gain of metric " + metric.name() + " must be finite, got " + gain);
      }
      gains[i] += gain;
    }
  }
}
