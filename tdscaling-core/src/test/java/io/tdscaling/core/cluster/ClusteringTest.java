package io.tdscaling.core.cluster;

import static io.tdscaling.core.fixture.ToolDraft.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.core.fixture.ToolDraft;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusteringTest {
  private final ToolCatalog catalog =
      ToolDraft.catalog(tool("a"), tool("b").takes("x"), tool("c"), tool("d"));
  private final ToolDependency edge =
      new ToolDependency(new ToolRef("s", "a"), "id", new ToolRef("s", "b"), "x", 0.9);

  @Test
  void statistics_coveredToolsAmongOthers_countOnlyTheirOwnPlaces() {
    assertThat(clustering(cluster("c1", 4, edge)).statistics().timesUsed()).isEqualTo(1);
    assertThat(clustering(cluster("c1", 4, edge), cluster("c2", 1)).statistics().timesUsed())
        .isEqualTo(1.5);
    assertThat(clustering(cluster("c1", 4)).statistics().timesUsed()).isZero();
  }

  @Test
  void statistics_askedAgain_areNotMeasuredAgain() {
    Clustering clustering = clustering(cluster("c1", 4, edge));

    assertThat(clustering.statistics()).isSameAs(clustering.statistics());
    assertThat(clustering.curve()).isSameAs(clustering.curve());
  }

  private Clustering clustering(ToolCluster... clusters) {
    return new Clustering(List.of(clusters), catalog.tools(), List.of(edge), List.of());
  }

  /** Returns a cluster of the first tools. */
  private ToolCluster cluster(String id, int tools, ToolDependency... edges) {
    return new ToolCluster(
        id, List.of(), List.copyOf(catalog.tools()).subList(0, tools), List.of(edges));
  }
}
