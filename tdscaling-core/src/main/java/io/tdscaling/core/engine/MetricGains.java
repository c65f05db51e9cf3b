package io.tdscaling.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.Trajectory;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The metrics that steer, taken together. */
final class MetricGains {
  private final List<MetricState> metrics;

  MetricGains(List<DiversityMetric> metrics) {
    this.metrics = metrics.stream().map(DiversityMetric::newState).toList();
  }

  void observe(Trajectory trajectory, TrajectoryProfile profile) {
    metrics.forEach(metric -> UserCode.run(metric, () -> metric.observe(trajectory, profile)));
  }

  /** Returns what a trajectory would add to the metrics, summed over them. */
  double gain(TrajectoryProfile candidate) {
    double gain = 0;
    for (MetricState metric : metrics) {
      gain += gain(metric, candidate);
    }
    return gain;
  }

  SortedMap<String, JsonNode> values() {
    SortedMap<String, JsonNode> values = new TreeMap<>();
    metrics.forEach(metric -> values.put(metric.name(), UserCode.call(metric, metric::value)));
    return values;
  }

  private static double gain(MetricState metric, TrajectoryProfile candidate) {
    double gain = UserCode.call(metric, () -> metric.gain(candidate));
    if (!Double.isFinite(gain)) {
      throw new IllegalStateException(
          "gain of metric " + metric.name() + " must be finite, got " + gain);
    }
    return gain;
  }
}
