package io.tdscaling.api.metric;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.trajectory.Trajectory;

/**
 * The running state of one metric. Order-independent: whatever order trajectories are observed in
 * and states are merged in, the value is the same to the last bit. Used by one thread at a time.
 */
public interface MetricState {
  /** Returns the key under which the value appears in reports, in camelCase. */
  String name();

  /** Takes an accepted trajectory into account. */
  void observe(Trajectory trajectory, TrajectoryProfile profile);

  /**
   * Takes everything that another state of the same metric has observed into account.
   *
   * @throws IllegalArgumentException if {@code other} is of another metric
   */
  void merge(MetricState other);

  /** Returns the value: a JSON object, or a number. Policies may ask for it at every decision. */
  JsonNode value();

  /**
   * Returns the value as reports have it: {@code run.json}, a run's summary and what is measured of
   * a dataset. It may take longer than {@link #value()} and say more, such as how uncertain the
   * value is. The default is the value.
   */
  default JsonNode report() {
    return value();
  }

  /**
   * Returns how much the metric would grow by one more trajectory with this profile, in a unit
   * where the gains of different candidates compare. The default is 0: the metric does not steer.
   */
  default double gain(TrajectoryProfile candidate) {
    return 0;
  }
}
