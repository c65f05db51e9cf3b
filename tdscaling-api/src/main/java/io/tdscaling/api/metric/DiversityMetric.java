package io.tdscaling.api.metric;

/** A measure of how diverse a set of trajectories is. */
@FunctionalInterface
public interface DiversityMetric {
  /** Returns a state that has observed nothing. */
  MetricState newState();
}
