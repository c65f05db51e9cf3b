package io.tdscaling.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.metric.CoverageState;
import io.tdscaling.core.metric.DiversityMetrics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The running metrics of one arm. */
final class Measurements {
  private static final int DECIMALS = 6;

  private final List<MetricState> metrics;
  private final CoverageState coverage;

  /**
   * Makes metrics that have observed nothing.
   *
   * @param coverage a coverage that has observed nothing
   */
  Measurements(CoverageState coverage) {
    // No arm has a tool that runs code.
    EnumSet<ReasoningMode> reachable = EnumSet.complementOf(EnumSet.of(ReasoningMode.CODE_AIDED));
    this.metrics =
        DiversityMetrics.defaults(reachable).stream().map(DiversityMetric::newState).toList();
    this.coverage = coverage;
  }

  void observe(Trajectory trajectory, TrajectoryProfile profile) {
    metrics.forEach(metric -> metric.observe(trajectory, profile));
    coverage.observe(trajectory, profile);
  }

  /** Returns what the metrics and the acceptance rate are, in one document. */
  ObjectNode report(long attempts, long accepted) {
    ObjectNode reports = Json.object();
    metrics.forEach(metric -> reports.set(metric.name(), metric.report()));
    reports.set(coverage.name(), coverage.report());
    if (attempts > 0) {
      reports.put("acceptanceRate", rounded((double) accepted / attempts));
    }
    return reports;
  }

  /** Returns the measures that are available. */
  static SortedMap<String, Double> values(ObjectNode reports) {
    SortedMap<String, Double> values = new TreeMap<>();
    for (Measure measure : Measure.values()) {
      measure.value(reports).ifPresent(value -> values.put(measure.key(), value));
    }
    return values;
  }

  /** Returns the corrected values that are available. */
  static SortedMap<String, Corrected> corrected(ObjectNode reports) {
    SortedMap<String, Corrected> values = new TreeMap<>();
    for (Measure measure : Measure.values()) {
      measure.corrected(reports).ifPresent(value -> values.put(measure.key(), value));
    }
    return values;
  }

  static double rounded(double value) {
    return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
  }
}
