package io.tdscaling.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.CellReport;
import io.tdscaling.api.evolution.Descent;
import io.tdscaling.api.evolution.DiversityReport;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.evolution.Mutation;
import io.tdscaling.api.evolution.MutationReport;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Closes the loop: what attempts came to decides what the next one aims at. Attempts are folded in
 * and assigned in index order by one thread, so what it decides does not depend on timing.
 */
final class Steering {
  /** How many programs over results are put into a plan that worked, of those that are aimed. */
  private static final double INSERTING = 0.5;

  private final EvolutionPolicy policy;
  private final long seed;
  private final CellLedger ledger;
  private final MutationTally mutations = new MutationTally();
  private final CollapseWatch watch = new CollapseWatch();
  private final ClusterChooser chooser;
  private final Understudies understudies;
  private final MetricStates metrics;
  private final Optional<CodeBench> code;
  private long settled;
  private long accepted;

  Steering(EvolutionPolicy policy, long seed, Workspace workspace, List<DiversityMetric> metrics) {
    this.policy = policy;
    this.seed = seed;
    this.ledger = workspace.cells();
    this.chooser = new ClusterChooser(workspace.clusters());
    this.understudies = new Understudies(workspace);
    this.metrics = new MetricStates(metrics);
    this.code = workspace.code();
  }

  /** Takes in what an attempt came to. */
  void fold(Outcome outcome) {
    settled++;
    Attempt attempt = outcome.attempt();
    Optional<TrajectoryProfile> profile = outcome.profile();
    Optional<Trajectory> trajectory = attempt.trajectory();
    long tokens = outcome.usage().total();
    Optional<Cell> aim = attempt.target().cell();
    boolean landed =
        profile.isPresent() && aim.isPresent() && CellLedger.lands(profile.get(), aim.get());
    aim.ifPresent(cell -> ledger.settled(cell, landed, tokens));
    double unforeseen = 0;
    if (profile.isPresent() && trajectory.isPresent()) {
      unforeseen = unforeseen(profile.get());
      accepted(attempt, trajectory.get(), profile.get(), unforeseen);
    }
    boolean novel = unforeseen > 0;
    attempt.target().origin().ifPresent(from -> mutations.add(from.mutation(), landed, novel));
  }

  /** Returns what a trajectory brings beyond what its cell gave away, in units of one share. */
  private double unforeseen(TrajectoryProfile profile) {
    return (accepted + 1) * (metrics.gain(profile) - metrics.gain(profile.foreseeable()));
  }

  private void accepted(
      Attempt attempt, Trajectory trajectory, TrajectoryProfile profile, double unforeseen) {
    accepted++;
    List<Cell> into = CellLedger.cellsOf(profile, attempt.target().cell());
    ledger.held(into, unforeseen, attempt.blueprint());
    watch.observe(profile);
    chooser.used(profile.tools());
    attempt.blueprint().map(PlannedFlows::of).ifPresent(chooser::usedFlows);
    understudies.used(profile.tools());
    metrics.observe(trajectory, profile);
  }

  /** Decides what the attempt of this index is to do. */
  Assignment assign(long index) {
    if (code.isPresent() && code.get().isAlone(index)) {
      // There is nothing to decide: kinds and families take turns.
      return new Assignment(index, SteeringTarget.FREE, code.get().cluster(), null, Set.of());
    }
    SteeringTarget target =
        UserCode.call(
            policy,
            () -> policy.next(new Report(index), SeededRandom.derive(seed, index, "policy")));
    target.cell().ifPresent(ledger::targeted);
    SeededRandom random = SeededRandom.of(seed, index, "cluster");
    return code.filter(bench -> bench.turns().isCode(index)).isPresent()
        ? assign(index, withCode(target, random), random)
        : assign(index, target, random);
  }

  /** Makes a program part of a plan that worked, or of a new one. */
  private SteeringTarget withCode(SteeringTarget target, SeededRandom random) {
    SteeringTarget anew = new SteeringTarget(target.aim(), null);
    if (target.cell().isEmpty() || !random.chance(INSERTING)) {
      return anew;
    }
    List<Cell> parents = new ArrayList<>();
    ledger
        .cells()
        .forEach(
            (cell, counts) -> {
              if (cell.domain().equals(target.cell().get().domain())
                  && cell.mode() != ReasoningMode.CODE_AIDED
                  && counts.archive().size() > 0) {
                parents.add(cell);
              }
            });
    return parents.isEmpty()
        ? anew
        : anew.by(new Descent(random.pick(parents), Mutation.INSERT_CODE));
  }

  private Assignment assign(long index, SteeringTarget target, SeededRandom random) {
    Optional<Blueprint> parent =
        target
            .origin()
            .flatMap(origin -> ledger.counts(origin.from()))
            .flatMap(counts -> counts.archive().pick(random));
    Optional<ToolCluster> home = parent.flatMap(plan -> chooser.cluster(plan.clusterId()));
    if (home.isEmpty()) {
      return fresh(index, new SteeringTarget(target.aim(), null), random);
    }
    return new Assignment(
        index, target, home.get(), parent.orElse(null), chooser.unused(home.get()));
  }

  private Assignment fresh(long index, SteeringTarget target, SeededRandom random) {
    ToolCluster cluster = understudies.cast(chooser.choose(target, random));
    Set<ToolRef> unused = new LinkedHashSet<>();
    if (target.cell().isPresent()) {
      unused.addAll(chooser.unused(cluster));
      unused.addAll(understudies.unusedOf(cluster));
    }
    return new Assignment(index, target, cluster, null, unused);
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
      double[] gains = metrics.gains(ledger.candidates());
      List<CellReport> reports = new ArrayList<>(gains.length);
      int position = 0;
      for (Map.Entry<Cell, CellLedger.Counts> cell : ledger.cells().entrySet()) {
        double gain = gains[position++];
        if (isOpen(cell.getKey())) {
          reports.add(report(cell.getKey(), cell.getValue(), gain));
        }
      }
      return reports;
    }

    @Override
    public boolean isPart() {
      return code.isPresent();
    }

    /** What is programmed is decided beforehand; a policy decides within that. */
    private boolean isOpen(Cell cell) {
      return code.isEmpty() || code.get().mayAimAt(cell, index);
    }

    private CellReport report(Cell cell, CellLedger.Counts counts, double foreseen) {
      double gain = foreseen + counts.novelty().expected() / (accepted + 1);
      return new CellReport(
          cell,
          counts.targeted(),
          counts.settled(),
          counts.landed(),
          counts.held(),
          counts.tokens(),
          counts.archive().size(),
          gain);
    }

    @Override
    public List<MutationReport> mutations() {
      boolean programs = code.filter(bench -> bench.turns().isCode(index)).isPresent();
      return programs ? List.of() : mutations.reports();
    }

    @Override
    public boolean collapsed() {
      return watch.collapsed();
    }

    @Override
    public SortedMap<String, JsonNode> metrics() {
      return metrics.values();
    }
  }
}
