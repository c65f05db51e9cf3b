package io.tdscaling.core.cluster.coverage;

import static io.tdscaling.core.fixture.ToolDraft.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.core.fixture.ToolDraft;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaximumCoverageTest {
  private static final ClusterLimits LIMITS = new ClusterLimits(3, Integer.MAX_VALUE, 0.5);

  @Test
  void choose_twoIslands_givesACluserEach() {
    DependencyGraph graph = graph(6, 0, 1, 1, 2, 3, 4, 4, 5);
    List<Candidate> chosen = new MaximumCoverage(graph, LIMITS).choose();

    assertThat(chosen)
        .extracting(candidate -> Set.copyOf(candidate.tools()))
        .containsExactlyInAnyOrder(Set.of(0, 1, 2), Set.of(3, 4, 5));
  }

  @Test
  void choose_hubWithManyConsumers_isInEachOfTheirClusters() {
    DependencyGraph graph = graph(7, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6);
    List<Candidate> chosen = new MaximumCoverage(graph, LIMITS).choose();

    assertThat(chosen).hasSize(3).allMatch(candidate -> candidate.tools().contains(0));
  }

  @Test
  void choose_limitedNumber_choosesTheMostValuable() {
    DependencyGraph graph = graph(5, 0, 1, 2, 3, 3, 4, 2, 4);
    List<Candidate> chosen = new MaximumCoverage(graph, new ClusterLimits(3, 1, 0.5)).choose();

    assertThat(chosen).hasSize(1);
    assertThat(chosen.get(0).tools()).containsExactlyInAnyOrder(2, 3, 4);
  }

  @Test
  void choose_oneToolAClusterOrNoDependencies_choosesNothing() {
    DependencyGraph graph = graph(2, 0, 1);

    assertThat(new MaximumCoverage(graph, new ClusterLimits(1, 9, 0.5)).choose()).isEmpty();
    assertThat(new MaximumCoverage(graph(3), LIMITS).choose()).isEmpty();
  }

  @Test
  void gain_whateverIsChosen_neverGrows() {
    for (long seed = 0; seed < 60; seed++) {
      SeededRandom random = new SeededRandom(seed);
      DependencyGraph graph = randomGraph(random, 12, 20);
      Coverage coverage = new Coverage(graph, CoverageWeights.DEFAULT, 1);
      List<Candidate> candidates = candidates(graph, random);
      double[] before = candidates.stream().mapToDouble(coverage::gain).toArray();
      for (Candidate candidate : candidates) {
        coverage.choose(candidate);
        double[] after = candidates.stream().mapToDouble(coverage::gain).toArray();
        for (int i = 0; i < after.length; i++) {
          assertThat(after[i]).as("seed %d", seed).isLessThanOrEqualTo(before[i] + 1e-9);
        }
        before = after;
      }
    }
  }

  /** Greedy covers at least 1 - 1/e of the best; here the best is found by trying all. */
  @Test
  void choose_smallGraphs_coversNearlyTheBest() {
    for (long seed = 0; seed < 40; seed++) {
      SeededRandom random = new SeededRandom(seed);
      DependencyGraph graph = randomGraph(random, 9, 10);
      ClusterLimits limits = new ClusterLimits(3, 2, 1);
      int covered = covered(new MaximumCoverage(graph, limits).choose());
      int best = best(candidates(graph, random));

      assertThat((double) covered).as("seed %d", seed).isGreaterThanOrEqualTo(0.63 * best);
    }
  }

  @Test
  void byCoverage_toolsWithoutDependencies_areGroupedByServiceAtTheEnd() {
    DependencyGraph graph = graph(9, 0, 1);
    List<ToolGroup> groups = CoverageClusters.byCoverage(graph, LIMITS);

    assertThat(groups).hasSize(4);
    assertThat(groups.get(0).dependencies()).hasSize(1);
    assertThat(groups.get(0).why()).isEqualTo("grown around s/t0 along 1 dependencies");
    assertThat(groups.subList(1, 4)).allMatch(group -> group.dependencies().isEmpty());
    assertThat(groups.subList(1, 4))
        .extracting(group -> group.tools().size())
        .containsExactly(3, 3, 1);
  }

  @Test
  void byCoverage_noOverlapAllowed_putsWhatIsLeftOverWithDependenciesFirst() {
    int[] ends = {2, 3, 2, 3, 2, 3, 5, 4, 5, 4, 5, 4, 3, 6, 3, 6, 3, 6, 5, 7, 5, 7, 5, 7, 6, 7};
    List<ToolGroup> groups =
        CoverageClusters.byCoverage(graph(8, ends), new ClusterLimits(2, Integer.MAX_VALUE, 0));

    assertThat(groups)
        .extracting(ToolGroup::why)
        .containsExactly(
            "grown around s/t2 along 3 dependencies",
            "grown around s/t4 along 3 dependencies",
            "tools left over of one service, with 1 dependencies",
            "tools of one service that no known dependency connects");
    assertThat(groups.get(2).dependencies()).hasSize(1);
    assertThat(groups.get(3).dependencies()).isEmpty();
    assertThat(CoverageClusters.byCoverage(graph(8, ends), new ClusterLimits(2, 3, 0)))
        .isEqualTo(groups.subList(0, 3));
  }

  @Test
  void atRandom_sameSeed_drawsTheSameAndAnotherSeedOthers() {
    DependencyGraph graph = graph(40, 0, 1);

    assertThat(CoverageClusters.atRandom(graph, LIMITS, 1))
        .isEqualTo(CoverageClusters.atRandom(graph, LIMITS, 1))
        .isNotEqualTo(CoverageClusters.atRandom(graph, LIMITS, 2));
    assertThat(CoverageClusters.atRandom(graph, new ClusterLimits(3, 5, 1), 1)).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.5, 'max tools per cluster must be positive, got 0'",
    "1, 0, 0.5, 'max clusters must be positive, got 0'",
    "1, 1, 1.5, 'max overlap must be in [0, 1], got 1.5'"
  })
  void limits_outsideOfTheirRange_throw(int tools, int clusters, double overlap, String message) {
    assertThatThrownBy(() -> new ClusterLimits(tools, clusters, overlap))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static int covered(List<Candidate> chosen) {
    Set<Integer> tools = new HashSet<>();
    chosen.forEach(candidate -> tools.addAll(candidate.tools()));
    return tools.size();
  }

  private static int best(List<Candidate> candidates) {
    int best = 0;
    for (Candidate one : candidates) {
      for (Candidate other : candidates) {
        best = Math.max(best, covered(List.of(one, other)));
      }
    }
    return best;
  }

  /** All connected sets of up to three tools. */
  private static List<Candidate> candidates(DependencyGraph graph, SeededRandom random) {
    List<Candidate> candidates = new ArrayList<>();
    for (int a = 0; a < graph.size(); a++) {
      for (DependencyGraph.Link b : graph.links(a)) {
        candidates.add(Candidate.of(List.of(a, b.tool()), graph));
        for (DependencyGraph.Link c : graph.links(b.tool())) {
          if (c.tool() != a) {
            candidates.add(Candidate.of(List.of(a, b.tool(), c.tool()), graph));
          }
        }
      }
    }
    return random.shuffled(candidates);
  }

  private static DependencyGraph randomGraph(SeededRandom random, int tools, int edges) {
    Set<List<Integer>> ends = new HashSet<>();
    List<Integer> flat = new ArrayList<>();
    for (int i = 0; i < edges; i++) {
      int from = random.nextInt(tools);
      int to = random.nextInt(tools);
      if (from != to && ends.add(List.of(Math.min(from, to), Math.max(from, to)))) {
        flat.add(from);
        flat.add(to);
      }
    }
    return graph(tools, flat.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Makes a graph of tools {@code t0}, {@code t1} … with dependencies between pairs of numbers. */
  private static DependencyGraph graph(int tools, int... ends) {
    ToolDraft[] drafts = new ToolDraft[tools];
    for (int i = 0; i < tools; i++) {
      drafts[i] = tool("t" + i).takes("x");
    }
    List<ServiceSpec> services = ToolDraft.services(List.of("d"), drafts);
    List<ToolDependency> edges = new ArrayList<>();
    for (int i = 0; i < ends.length; i += 2) {
      edges.add(
          new ToolDependency(
              new ToolRef("s", "t" + ends[i]),
              "id",
              new ToolRef("s", "t" + ends[i + 1]),
              "x",
              0.8));
    }
    return new DependencyGraph(services, edges);
  }
}
