package io.tdscaling.core;

import static io.tdscaling.core.fixture.ToolDraft.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.cluster.ClusterBuilder;
import io.tdscaling.api.cluster.ClusterStatistics;
import io.tdscaling.api.cluster.CoveragePoint;
import io.tdscaling.api.cluster.FoldedService;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.core.fixture.ToolDraft;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters through the public API. */
class ClusterBuildersTest {
  private static final ToolDraft[] TOOLS = {
    tool("shop", "list_orders").says("Lists orders."),
    tool("shop", "get_order").takes("order_id").says("Returns an order."),
    tool("shop", "cancel_order").takes("order_id").says("Cancels an order."),
    tool("copy", "list_orders").says("Lists orders."),
    tool("copy", "get_order").takes("order_id").says("Returns an order."),
    tool("copy", "cancel_order").takes("order_id").says("Cancels an order."),
    tool("clock", "get_time").takes("zone").says("Tells the time.")
  };
  private final ToolCatalog catalog = ToolDraft.catalog(TOOLS);

  @Test
  void maximumCoverage_defaults_foldsCopiesAndCoversTheRest() {
    List<ToolCluster> clusters = ClusterBuilders.maximumCoverage().build(catalog);

    assertThat(clusters).extracting(ToolCluster::id).containsExactly("c0001", "c0002");
    assertThat(clusters.get(0).services()).containsExactly("shop");
    assertThat(clusters.get(0).dependencies()).hasSize(2);
    assertThat(clusters.get(0).why()).startsWith("grown around shop/");
    assertThat(clusters.get(1).why())
        .isEqualTo("tools of one service that no known dependency connects");
  }

  @Test
  void maximumCoverage_options_areKept() {
    ClusterOptions options =
        ClusterOptions.DEFAULT
            .withMaxTools(2)
            .withMaxClusters(3)
            .withMaxOverlap(0.5)
            .withFoldNearCopies(false);
    List<ToolCluster> clusters = ClusterBuilders.maximumCoverage(options).build(catalog);

    assertThat(clusters).hasSize(3).allMatch(cluster -> cluster.tools().size() <= 2);
    assertThat(clusters.stream().flatMap(cluster -> cluster.services().stream())).contains("copy");
    assertThat(ClusterBuilders.maximumCoverage(options.withMinConfidence(1)).build(catalog))
        .allMatch(cluster -> cluster.dependencies().isEmpty());
  }

  @Test
  void random_seed_isReproducible() {
    ClusterOptions three = ClusterOptions.DEFAULT.withMaxTools(3);
    ClusterBuilder random = ClusterBuilders.random(three, 4);

    assertThat(random.build(catalog)).isEqualTo(ClusterBuilders.random(three, 4).build(catalog));
    assertThat(random.build(catalog)).allMatch(cluster -> cluster.why().equals("drawn at random"));
  }

  @Test
  void refined_model_namesClusters(@TempDir Path cache) {
    ClusterBuilder refined =
        ClusterBuilders.refined(
            ClusterBuilders.maximumCoverage(),
            "m",
            request -> LlmReply.text("{\"name\":\"Orders\"}"),
            cache);

    assertThat(refined.build(catalog)).extracting(ToolCluster::name).containsExactly("Orders", "");
    assertThat(cache).isNotEmptyDirectory();
    ClusterBuilder forgetful =
        ClusterBuilders.refined(
            ClusterBuilders.maximumCoverage(), "m", request -> LlmReply.text("?"));
    assertThat(forgetful.build(catalog))
        .isEqualTo(ClusterBuilders.maximumCoverage().build(catalog));
  }

  @Test
  void options_outsideOfTheirRange_throw() {
    assertThatThrownBy(() -> ClusterOptions.DEFAULT.withMaxTools(0))
        .hasMessage("max tools per cluster must be positive, got 0");
    assertThatThrownBy(() -> ClusterOptions.DEFAULT.withMinConfidence(2))
        .hasMessage("min confidence must be in [0, 1], got 2.0");
  }

  @Test
  void businessClusters_sources_areScreenedMinedAndCounted() throws IOException {
    ToolSource source = () -> new ToolSource.Loaded(catalog.services(), List.of());
    BusinessClusters clusters = BusinessClusters.of(List.of(source), ClusterOptions.DEFAULT, false);
    ClusterStatistics numbers = clusters.statistics();

    assertThat(clusters.clusters()).hasSize(2);
    assertThat(clusters.clusters().get(1).domains()).contains("calendar and time");
    assertThat(clusters.folded()).containsExactly(new FoldedService("copy", "shop", 1.0, 3));
    assertThat(clusters.dependencies()).hasSize(2);
    assertThat(clusters.dependenciesToJson()).hasSize(2);
    assertThat(numbers.connectable()).isEqualTo(3);
    assertThat(numbers.covered()).isEqualTo(3);
    assertThat(numbers.singleToolServices()).isEqualTo(1);
    assertThat(clusters.curve()).extracting(CoveragePoint::tools).containsExactly(0, 3);
    assertThat(clusters.randomCurve(1)).hasSize(2);
    assertThat(clusters.toHtml(5, 1)).contains("shop", "Near-copies");
    assertThat(BusinessClusters.toDot(clusters.clusters())).contains("get_time");
    assertThat(clusters.problems()).isEmpty();
  }

  @Test
  void businessClusters_anotherDefaultLocale_areWrittenTheSame() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ROOT);
      String usual = written();
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(String.format("%d", 1)).isEqualTo("١");
      assertThat(written()).isEqualTo(usual);
    } finally {
      Locale.setDefault(before);
    }
  }

  private String written() throws IOException {
    ToolSource source = () -> new ToolSource.Loaded(catalog.services(), List.of());
    BusinessClusters clusters = BusinessClusters.of(List.of(source), ClusterOptions.DEFAULT, false);
    return String.join(
        "\n",
        clusters.toJson().toString(),
        clusters.dependenciesToJson().toString(),
        clusters.toHtml(5, 1),
        BusinessClusters.toDot(clusters.clusters()));
  }
}
