package io.tdscaling.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.evolution.CellReport;
import io.tdscaling.api.evolution.DiversityReport;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Closes the loop: what attempts came to decides what the next one aims at. Attempts are folded in
 * and assigned in index order by one thread, so what it decides does not depend on timing.
 */
final class Steering {
  private final EvolutionPolicy policy;
  private final long seed;
  private final CellLedger ledger;
  private final ClusterChooser chooser;
  private final List<MetricState> metrics;
  private long settled;
  private long accepted;

  Steering(EvolutionPolicy policy, long seed, Workspace workspace, List<DiversityMetric> metrics) {
    this.policy = policy;
    this.seed = seed;
    this.ledger = new CellLedger(workspace.clusterDomains());
    this.chooser = new ClusterChooser(workspace.clusters());
    this.metrics = metrics.stream().map(DiversityMetric::newState).toList();
  }

  /** Takes in what an attempt came to; the profile is that of an accepted one. */
  void fold(Attempt attempt, Optional<TrajectoryProfile> profile) {
    settled++;
    Optional<Trajectory> trajectory = attempt.trajectory();
    long tokens = trajectory.map(held -> held.provenance().usage().total()).orElse(0L);
    attempt
        .target()
        .cell()
        .ifPresent(
            cell ->
                ledger.settled(
                    cell, profile.filter(p -> CellLedger.lands(p, cell)).isPresent(), tokens));
    if (profile.isPresent() && trajectory.isPresent()) {
      accepted++;
      ledger.held(profile.get());
      chooser.used(profile.get().tools());
      metrics.forEach(
          metric -> UserCode.run(metric, () -> metric.observe(trajectory.get(), profile.get())));
    }
  }

  /** Decides what the attempt of this index is to do. */
  Assignment assign(long index) {
    SteeringTarget target =
        UserCode.call(
            policy,
            () -> policy.next(new Report(index), SeededRandom.derive(seed, index, "policy")));
    target.cell().ifPresent(ledger::targeted);
    ToolCluster cluster = chooser.choose(target, SeededRandom.of(seed, index, "cluster"));
    boolean steered = target.cell().isPresent();
    return new Assignment(index, target, cluster, steered ? chooser.unused(cluster) : Set.of());
  }

  private double gain(TrajectoryProfile candidate) {
    double gain = 0;
    for (MetricState metric : metrics) {
      gain += gain(metric, candidate);
    }
    return gain;
  }

  private static double gain(MetricState metric, TrajectoryProfile candidate) {
    double gain = UserCode.call(metric, () -> metric.gain(candidate));
    if (!Double.isFinite(gain)) {
      throw new IllegalStateException(
          "gain of metric " + metric.name() + " must be finite, got " + gain);
    }
    return gain;
  }

  private final class Report implements DiversityReport {
    private final long index;

    Report(long index) {
      this.index = index;
    }

    @Override
    public long index() {
      return index;
    }

    @Override
    public long settled() {
      return settled;
    }

    @Override
    public long accepted() {
      return accepted;
    }

    @Override
    public List<CellReport> cells() {
      List<CellReport> reports = new ArrayList<>(ledger.cells().size());
      ledger
          .cells()
          .forEach(
              (cell, counts) ->
                  reports.add(
                      new CellReport(
                          cell,
                          counts.targeted(),
                          counts.settled(),
                          counts.landed(),
                          counts.held(),
                          counts.tokens(),
                          gain(counts.candidate()))));
      return reports;
    }

    @Override
    public SortedMap<String, JsonNode> metrics() {
      SortedMap<String, JsonNode> values = new TreeMap<>();
      metrics.forEach(metric -> values.put(metric.name(), UserCode.call(metric, metric::value)));
      return values;
    }
  }
}
