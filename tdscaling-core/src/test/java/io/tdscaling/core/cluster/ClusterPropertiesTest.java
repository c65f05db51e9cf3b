package io.tdscaling.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.catalog.RealCatalogs;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ClusterPropertiesTest {
  private static final List<String> VERBS =
      List.of("list", "get", "create", "update", "delete", "send", "search", "compute");
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
          "城市");

  @Test
  void build_randomCatalogs_keepsItsPromises() {
    for (long seed = 0; seed < 150; seed++) {
      SeededRandom random = new SeededRandom(seed);
      ToolCatalog catalog = catalog(random);
      int most = random.between(1, 9);
      check("seed " + seed, catalog, most, new SharedEntityClusterBuilder(most).build(catalog));
    }
  }

  @Test
  void build_realCatalogs_keepsItsPromises() throws IOException {
    ToolCatalog catalog = RealCatalogs.load();
    check("real", catalog, 8, new SharedEntityClusterBuilder().build(catalog));
    check("real", catalog, 3, new SharedEntityClusterBuilder(3).build(catalog));
  }

  @Test
  void build_realCatalogsLoadedAgain_isTheSame() throws IOException {
    String once = json(new SharedEntityClusterBuilder().build(RealCatalogs.load()));
    assertThat(json(new SharedEntityClusterBuilder().build(RealCatalogs.load()))).isEqualTo(once);
  }

  @Test
  void build_oneServiceOfManyAlikeTools_takesNoQuadraticTime() {
    List<ToolSpec> tools = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      tools.add(Tools.tool("s", VERBS.get(i % 4) + "_order_" + i, "order_id", "id"));
    }
    ToolCatalog catalog =
        ToolCatalog.of(List.of(new ServiceSpec("s", "s", "", List.of(), tools, null)));
    List<ToolCluster> clusters =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> new SharedEntityClusterBuilder().build(catalog));
    check("alike", catalog, 8, clusters);
  }

  private static void check(
      String label, ToolCatalog catalog, int most, List<ToolCluster> clusters) {
    Set<ToolRef> covered = new LinkedHashSet<>();
    Set<String> ids = new LinkedHashSet<>();
    for (ToolCluster cluster : clusters) {
      assertThat(ids.add(cluster.id())).as(label).isTrue();
      assertThat(cluster.tools()).as(label).hasSizeLessThanOrEqualTo(most).doesNotHaveDuplicates();
      assertThat(cluster.dependencies()).as(label).isSorted().doesNotHaveDuplicates();
      assertThat(cluster.dependencies())
          .as(label)
          .allMatch(edge -> !edge.producer().equals(edge.consumer()))
          .allMatch(
              edge ->
                  catalog
                      .tool(edge.consumer())
                      .orElseThrow()
                      .inputSchema()
                      .path("properties")
                      .has(edge.parameter()));
      cluster.tools().forEach(tool -> covered.add(tool.ref()));
    }
    assertThat(covered).as(label).hasSize(catalog.size());
    assertThat(ClusterJson.read(ClusterJson.write(clusters), catalog))
        .as(label)
        .isEqualTo(clusters);
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
          tools.add(tool(id, name, random));
        }
      }
      List<String> domains = random.chance(0.3) ? List.of() : List.of(random.pick(NOUNS), "other");
      services.add(new ServiceSpec(id, id, "", domains, tools, null));
    }
    return ToolCatalog.of(services);
  }

  private static ToolSpec tool(String service, String name, SeededRandom random) {
    String[] parameters =
        random.shuffled(PARAMETERS).subList(0, random.nextInt(5)).toArray(String[]::new);
    return random.chance(0.2)
        ? Tools.returning(random.pick(PARAMETERS), service, name, parameters)
        : Tools.tool(service, name, parameters);
  }

  private static String json(List<ToolCluster> clusters) {
    return Json.compact(ClusterJson.write(clusters));
  }
}
