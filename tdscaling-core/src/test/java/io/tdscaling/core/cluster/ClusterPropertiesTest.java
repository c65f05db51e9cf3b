package io.tdscaling.core.cluster;

import static io.tdscaling.core.fixture.ToolDraft.tool;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tdscaling.api.cluster.ClusterStatistics;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.catalog.RealCatalogs;
import io.tdscaling.core.cluster.coverage.ClusterLimits;
import io.tdscaling.core.environment.declared.BundledCatalog;
import io.tdscaling.core.fixture.ToolDraft;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the clusters of any catalog. */
@Tag("sweep")
class ClusterPropertiesTest {
  private static final List<String> VERBS =
      List.of("list", "get", "create", "update", "delete", "send", "search", "compute", "open");
  private static final List<String> NOUNS =
      List.of("order", "driver", "city", "mail", "file", "中文");
  private static final List<String> PARAMETERS =
      List.of(
          "id",
          "order_id",
          "driverId",
          "email",
          "url",
          "path",
          "query",
          "limit",
          "parent_id",
          "城市",
          "name",
          "order");

  @Test
  void byCoverage_anyNumberOfProcessors_isTheSame() throws Exception {
    ToolCatalog catalog = ToolCatalog.of(BundledCatalog.services());
    assertThat(written(catalog, 8)).isEqualTo(written(catalog, 1)).isNotEmpty();
  }

  private static ArrayNode written(ToolCatalog catalog, int processors) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(processors);
    try {
      return pool.submit(() -> ClusterJson.write(Clusterings.byCoverage(catalog, 8).clusters()))
          .get();
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void byCoverage_randomCatalogs_keepsItsPromises() {
    for (long seed = 0; seed < 150; seed++) {
      SeededRandom random = new SeededRandom(seed);
      ToolCatalog catalog = catalog(random);
      int most = random.between(1, 9);
      Clustering clustering = Clusterings.byCoverage(catalog, most);
      check("seed " + seed, catalog, most, clustering);
      checkCoverage("seed " + seed, most, clustering);
    }
  }

  @Test
  void atRandom_randomCatalogs_keepsItsPromises() {
    for (long seed = 0; seed < 60; seed++) {
      ToolCatalog catalog = catalog(new SeededRandom(seed));
      Clustering clustering = Clusterings.mined(catalog).atRandom(Clusterings.limits(4), seed);
      check("seed " + seed, catalog, 4, clustering);
    }
  }

  @Test
  void byCoverage_realCatalogs_keepsItsPromises() throws IOException {
    ToolCatalog catalog = RealCatalogs.load();
    for (int most : List.of(8, 3)) {
      Clustering clustering = Clusterings.byCoverage(catalog, most);
      check("real", catalog, most, clustering);
      checkCoverage("real", most, clustering);
      assertThat(clustering.statistics().connectable()).isGreaterThan(4_000);
    }
  }

  @Test
  void byCoverage_realCatalogsLoadedAgain_isTheSame() throws IOException {
    String once = json(Clusterings.byCoverage(RealCatalogs.load(), 8));
    assertThat(json(Clusterings.byCoverage(RealCatalogs.load(), 8))).isEqualTo(once);
  }

  @Test
  void byCoverage_realCatalogs_beatsRandomByFar() throws IOException {
    MinedCatalog mined = Clusterings.mined(RealCatalogs.load());
    ClusterStatistics chosen = mined.byCoverage(Clusterings.limits(8)).statistics();
    ClusterStatistics drawn =
        mined.atRandom(new ClusterLimits(8, chosen.connected(), 1), 7).statistics();

    assertThat(drawn.clusters()).isEqualTo(chosen.connected());
    assertThat(drawn.covered()).isLessThan(chosen.covered() / 10);
    assertThat(drawn.coveredDependencies()).isLessThan(chosen.coveredDependencies() / 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "retail"})
  void byCoverage_oneServiceOfManyAlikeTools_keepsTheRules(String domain) {
    List<ToolDraft> tools = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      tools.add(tool(VERBS.get(i % 4) + "_order_" + i).takes("order_id", "id"));
    }
    List<String> domains = domain.isEmpty() ? List.of() : List.of(domain);
    ToolCatalog catalog =
        ToolCatalog.of(ToolDraft.services(domains, tools.toArray(ToolDraft[]::new)));
    check("alike", catalog, 8, Clusterings.byCoverage(catalog, 8));
  }

  private static void check(String label, ToolCatalog catalog, int most, Clustering clustering) {
    Set<ToolRef> covered = new LinkedHashSet<>();
    Set<String> ids = new LinkedHashSet<>();
    for (ToolCluster cluster : clustering.clusters()) {
      assertThat(ids.add(cluster.id())).as(label).isTrue();
      assertThat(cluster.tools()).as(label).hasSizeLessThanOrEqualTo(most).doesNotHaveDuplicates();
      assertThat(cluster.dependencies()).as(label).isSorted().doesNotHaveDuplicates();
      assertThat(clustering.dependencies()).as(label).containsAll(cluster.dependencies());
      assertThat(cluster.why()).as(label).isNotBlank();
      cluster.tools().forEach(tool -> covered.add(tool.ref()));
    }
    clustering.dependencies().forEach(edge -> checkDependency(label, edge, catalog));
    assertThat(covered)
        .as(label)
        .containsExactlyInAnyOrderElementsOf(
            clustering.tools().stream().map(ToolSpec::ref).toList());
    int folded = clustering.folded().stream().mapToInt(service -> service.tools()).sum();
    assertThat(covered).as(label).hasSize(catalog.size() - folded);
    assertThat(ClusterJson.read(ClusterJson.write(clustering.clusters()), catalog))
        .as(label)
        .isEqualTo(clustering.clusters());
  }

  private static void checkDependency(String label, ToolDependency edge, ToolCatalog catalog) {
    assertThat(edge.producer()).as(label).isNotEqualTo(edge.consumer());
    assertThat(edge.why()).as(label).isNotBlank();
    assertThat(edge.confidence()).as(label + edge).isBetween(0.6, 1.0);
    ToolSpec consumer = catalog.tool(edge.consumer()).orElseThrow();
    assertThat(!edge.isData() || consumer.inputSchema().path("properties").has(edge.parameter()))
        .as(label + edge)
        .isTrue();
  }

  /** Every tool with a dependency is in a cluster with one, and no two clusters overlap by more. */
  private static void checkCoverage(String label, int most, Clustering clustering) {
    ClusterStatistics numbers = clustering.statistics();
    if (most > 1) {
      assertThat(numbers.covered()).as(label).isEqualTo(numbers.connectable());
    }
    assertThat(numbers.highestOverlap()).as(label).isLessThanOrEqualTo(0.5);
  }

  private static ToolCatalog catalog(SeededRandom random) {
    List<ServiceSpec> services = new ArrayList<>();
    for (int s = random.nextInt(5); s >= 0; s--) {
      String id = "s" + s;
      Set<String> names = new LinkedHashSet<>();
      List<ToolSpec> tools = new ArrayList<>();
      for (int t = random.nextInt(30); t > 0; t--) {
        String name =
            random.pick(VERBS) + "_" + random.pick(NOUNS) + (random.chance(0.5) ? "s" : "");
        if (names.add(name)) {
          tools.add(draft(id, name, random).spec());
        }
      }
      List<String> domains = random.chance(0.3) ? List.of() : List.of(random.pick(NOUNS), "other");
      services.add(new ServiceSpec(id, id, "", domains, tools, null));
    }
    return ToolCatalog.of(services);
  }

  private static ToolDraft draft(String service, String name, SeededRandom random) {
    String[] parameters =
        random.shuffled(PARAMETERS).subList(0, random.nextInt(5)).toArray(String[]::new);
    ToolDraft draft = tool(service, name).takes(parameters);
    return random.chance(0.2) ? draft.returns(random.pick(PARAMETERS)) : draft;
  }

  private static String json(Clustering clustering) {
    return Json.compact(ClusterJson.write(clustering.clusters()));
  }
}
