package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterChooserTest {
  private static final List<ToolCluster> CLUSTERS =
      List.of(
          cluster("a", "Retail"),
          cluster("b", "Retail"),
          cluster("c", "Banking"),
          cluster("d", "Retail"));

  private final ClusterChooser chooser = new ClusterChooser(CLUSTERS);

  @Test
  void choose_aim_staysInItsDomain() {
    assertThat(chosen(chooser, aim("Retail"), 60)).containsOnly("a", "b", "d").hasSize(60);
    assertThat(chosen(chooser, aim("Banking"), 3)).containsOnly("c");
  }

  @Test
  void choose_noAimOrUnknownDomain_takesAny() {
    assertThat(chosen(chooser, SteeringTarget.FREE, 60)).contains("a", "b", "c", "d");
    assertThat(chosen(chooser, aim("Space"), 60)).contains("a", "b", "c", "d");
  }

  @Test
  void choose_clusterWithUnusedTools_comesFirst() {
    chooser.used(refs(CLUSTERS.get(0)));
    chooser.used(refs(CLUSTERS.get(3)));

    assertThat(chosen(chooser, aim("Retail"), 2)).containsOnly("b");
  }

  @Test
  void choose_again_takesTurns() {
    List<String> chosen = chosen(chooser, aim("Retail"), 300);

    for (String cluster : List.of("a", "b", "d")) {
      assertThat(chosen.stream().filter(cluster::equals).count()).isBetween(90L, 110L);
    }
  }

  @Test
  void choose_sameSeedAndHistory_isTheSame() {
    assertThat(chosen(new ClusterChooser(CLUSTERS), aim("Retail"), 50))
        .isEqualTo(chosen(new ClusterChooser(CLUSTERS), aim("Retail"), 50));
  }

  @Test
  void unused_someUsed_areTheOthersInOrder() {
    ToolCluster cluster = CLUSTERS.get(0);
    chooser.used(List.of(new ToolRef("a", "tool1")));

    assertThat(chooser.unused(cluster))
        .containsExactly(new ToolRef("a", "tool0"), new ToolRef("a", "tool2"));
  }

  private static List<String> chosen(ClusterChooser chooser, SteeringTarget target, int times) {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      chosen.add(chooser.choose(target, SeededRandom.of(7, i, "cluster")).id());
    }
    return chosen;
  }

  private static SteeringTarget aim(String domain) {
    return SteeringTarget.at(new Cell(domain, ReasoningMode.SEQUENTIAL, ComplexityBand.LOW));
  }

  private static List<ToolRef> refs(ToolCluster cluster) {
    return cluster.tools().stream().map(ToolSpec::ref).toList();
  }

  private static ToolCluster cluster(String id, String domain) {
    List<ToolSpec> tools =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    new ToolSpec(
                        new ToolRef(id, "tool" + i),
                        "",
                        Json.object().put("type", "object"),
                        null,
                        ToolAnnotations.NONE))
            .toList();
    return new ToolCluster(id, List.of(domain), tools, List.of());
  }
}
