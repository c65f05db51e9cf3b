package io.tdscaling.core.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.CellReport;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.evolution.DiversityReport;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.evolution.MutationReport;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.metric.DiversityMetrics;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A world in which some cells come out far more often than others when nobody steers, some never
 * can, and attempts are judged only a window later.
 */
final class SimulatedSynthesis {
  static final int DOMAINS = 12;
  private static final ReasoningMode[] MODES = ReasoningMode.values();
  private static final ComplexityBand[] BANDS = ComplexityBand.values();

  final List<MetricState> metrics =
      DiversityMetrics.defaults().stream().map(DiversityMetric::newState).toList();
  long attemptsAtInfeasible;
  long accepted;
  private final List<Cell> cells = new ArrayList<>();
  private final Map<Cell, Integer> positions = new HashMap<>();
  private final long[][] counts;
  private final Deque<int[]> inFlight = new ArrayDeque<>();
  private final int window;
  private final Trajectory any;
  private long settled;

  SimulatedSynthesis(int window, Trajectory any) {
    this.window = window;
    this.any = any;
    for (int domain = 0; domain < DOMAINS; domain++) {
      for (ReasoningMode mode : MODES) {
        for (ComplexityBand band : BANDS) {
          cells.add(new Cell("domain%02d".formatted(domain), mode, band));
        }
      }
    }
    for (int i = 0; i < cells.size(); i++) {
      positions.put(cells.get(i), i);
    }
    counts = new long[cells.size()][5];
  }

  /** Two modes, a domain, and a third of the other cells never come out. */
  static boolean feasible(Cell cell) {
    return cell.mode() != ReasoningMode.CODE_AIDED
        && cell.mode() != ReasoningMode.REVISING
        && !cell.domain().equals("domain07")
        && (cell.mode().label().length() + cell.band().from() / 1024 + domain(cell)) % 3 != 0;
  }

  void run(EvolutionPolicy policy, int attempts, long seed) {
    for (int index = 0; index < attempts; index++) {
      if (inFlight.size() == window) {
        settle(inFlight.removeFirst());
      }
      SteeringTarget target =
          policy.next(new Report(index), SeededRandom.derive(seed, index, "steering"));
      int aim = target.cell().map(positions::get).orElse(-1);
      if (aim >= 0) {
        counts[aim][0]++;
        attemptsAtInfeasible += feasible(cells.get(aim)) ? 0 : 1;
      }
      inFlight.addLast(new int[] {aim, outcome(aim, SeededRandom.of(seed, index, "outcome"))});
    }
  }

  long attemptsAt(Cell cell) {
    return counts[positions.get(cell)][0];
  }

  List<Cell> cells() {
    return cells;
  }

  double value(int metric) {
    return metrics.get(metric).value().path("value").doubleValue();
  }

  double taxonomy() {
    return metrics.get(1).value().at("/taxonomy/value").doubleValue();
  }

  /** Returns the cell that comes out, or -1 for a rejected attempt. */
  private int outcome(int aim, SeededRandom random) {
    if (aim >= 0 && feasible(cells.get(aim))) {
      return random.chance(0.8) ? aim : popular(random);
    }
    return random.chance(0.5) ? popular(random) : -1;
  }

  /** Small numbers are far more likely than large ones in each direction. */
  private int popular(SeededRandom random) {
    int domain = skewed(DOMAINS, random);
    int mode = skewed(MODES.length, random);
    int cell = (domain * MODES.length + mode) * BANDS.length + skewed(BANDS.length, random);
    return feasible(cells.get(cell)) ? cell : -1;
  }

  private static int skewed(int bound, SeededRandom random) {
    double uniform = random.nextDouble();
    return (int) (bound * uniform * uniform * uniform);
  }

  private void settle(int[] attempt) {
    settled++;
    if (attempt[0] >= 0) {
      counts[attempt[0]][1]++;
      counts[attempt[0]][4] += 1000;
      counts[attempt[0]][2] += attempt[0] == attempt[1] ? 1 : 0;
    }
    if (attempt[1] >= 0) {
      accepted++;
      counts[attempt[1]][3]++;
      TrajectoryProfile profile = profile(cells.get(attempt[1]));
      metrics.forEach(metric -> metric.observe(any, profile));
    }
  }

  private CellReport cellReport(int cell) {
    TrajectoryProfile candidate = profile(cells.get(cell));
    double gain = metrics.stream().mapToDouble(metric -> metric.gain(candidate)).sum();
    long[] c = counts[cell];
    return new CellReport(cells.get(cell), c[0], c[1], c[2], c[3], c[4], 0, gain);
  }

  private static TrajectoryProfile profile(Cell cell) {
    return TrajectoryProfile.expected(
        Optional.of(cell.domain()), Optional.of(cell.mode()), cell.band().from());
  }

  private static int domain(Cell cell) {
    return Integer.parseInt(cell.domain().substring("domain".length()));
  }

  /** What the policy sees; cells are worked out only if it looks at them. */
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
      return IntStream.range(0, cells.size())
          .mapToObj(SimulatedSynthesis.this::cellReport)
          .toList();
    }

    @Override
    public List<MutationReport> mutations() {
      return List.of();
    }

    @Override
    public boolean collapsed() {
      return false;
    }

    @Override
    public SortedMap<String, JsonNode> metrics() {
      return new TreeMap<>();
    }
  }
}
