package io.tdscaling.core.cluster.mining;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.catalog.RealCatalogs;
import io.tdscaling.core.cluster.folding.ServiceFolding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How good dependencies are, by labels that were made by reading the tools. */
@Tag("sweep")
class EdgeQualityTest {
  private static final Logger LOG = LoggerFactory.getLogger(EdgeQualityTest.class);

  /** What a dependency is, without field and confidence. */
  private record Edge(ToolRef producer, ToolRef consumer, String parameter) {
    static Edge of(ToolDependency edge) {
      return new Edge(edge.producer(), edge.consumer(), edge.parameter());
    }

    static Edge of(List<String> cells) {
      return new Edge(
          new ToolRef(cells.get(0), cells.get(1)),
          new ToolRef(cells.get(2), cells.get(3)),
          cells.get(4));
    }
  }

  /** Hits and misses of a prediction. */
  private static final class Score {
    private int hits;
    private int falseAlarms;
    private int misses;

    void add(boolean predicted, boolean right) {
      hits += predicted && right ? 1 : 0;
      falseAlarms += predicted && !right ? 1 : 0;
      misses += !predicted && right ? 1 : 0;
    }

    double precision() {
      return hits == 0 ? 0 : (double) hits / (hits + falseAlarms);
    }

    double recall() {
      return hits == 0 ? 0 : (double) hits / (hits + misses);
    }

    double f1() {
      return hits == 0 ? 0 : 2.0 * hits / (2 * hits + falseAlarms + misses);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "precision %.3f, recall %.3f, F1 %.3f", precision(), recall(), f1());
    }
  }

  @Test
  void precision_ofDrawnDependencies_isHigh() throws IOException {
    ToolCatalog catalog = RealCatalogs.load();
    Set<Edge> emitted = edges(ServiceFolding.fold(catalog.services()).services());
    Set<String> domains = new HashSet<>();
    int kept = 0;
    int right = 0;
    for (List<String> cells : lines("edge-labels.tsv")) {
      Edge edge = Edge.of(cells);
      if (emitted.contains(edge)) {
        kept++;
        right += cells.get(5).equals("1") && cells.get(6).equals("1") ? 1 : 0;
        catalog.service(edge.consumer().service()).ifPresent(s -> domains.addAll(s.domains()));
      }
    }
    LOG.info("{} of {} drawn dependencies are right", right, kept);
    assertThat(kept).as("drawn dependencies that are still emitted").isGreaterThanOrEqualTo(130);
    assertThat(domains).hasSizeGreaterThanOrEqualTo(15);
    assertThat((double) right / kept).as("precision").isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void f1_onLabelledPairs_isFarAboveThatOfSameNames() throws IOException {
    ToolCatalog catalog = RealCatalogs.load();
    Set<Edge> emitted = edges(catalog.services());
    for (String set : List.of("seen", "held-out")) {
      Score mined = new Score();
      Score sameNames = new Score();
      for (List<String> cells : lines("pair-labels.tsv")) {
        if (cells.get(0).equals(set)) {
          Edge pair = Edge.of(cells.subList(1, 6));
          boolean right = cells.get(6).equals("1") && cells.get(7).equals("1");
          mined.add(emitted.contains(pair), right);
          sameNames.add(haveSameName(pair, catalog), right);
        }
      }
      LOG.info("{} pairs: mined {}; same names {}", set, mined, sameNames);
      assertThat(mined.f1()).as(set).isGreaterThan(sameNames.f1() + 0.15);
      assertThat(mined.precision()).as(set).isGreaterThan(0.8);
    }
  }

  @Test
  void recovery_withoutOutputSchemas_findsMostOfWhatTheyGive() throws IOException {
    List<Double> precisions = new ArrayList<>();
    List<Double> recalls = new ArrayList<>();
    for (ServiceSpec service : RealCatalogs.load().services()) {
      Set<ToolRef> described = new HashSet<>();
      service.tools().stream()
          .filter(tool -> tool.outputSchema() != null)
          .forEach(tool -> described.add(tool.ref()));
      Set<Edge> given = new HashSet<>();
      mine(List.of(service)).stream()
          .filter(edge -> edge.isData() && edge.why().startsWith("the output schema"))
          .forEach(edge -> given.add(Edge.of(edge)));
      if (given.isEmpty()) {
        continue;
      }
      ServiceSpec hidden =
          service.withTools(service.tools().stream().map(EdgeQualityTest::withoutOutput).toList());
      Score score = new Score();
      Set<Edge> both = new HashSet<>(given);
      Set<Edge> found = new HashSet<>();
      mine(List.of(hidden)).stream()
          .filter(edge -> edge.isData() && described.contains(edge.producer()))
          .forEach(edge -> found.add(Edge.of(edge)));
      both.addAll(found);
      both.forEach(edge -> score.add(found.contains(edge), given.contains(edge)));
      LOG.info("{}: {} of {} dependencies, {}", service.id(), score.hits, given.size(), score);
      precisions.add(score.precision());
      recalls.add(score.recall());
    }
    LOG.info(
        "{} services: precision {}, recall {}", recalls.size(), mean(precisions), mean(recalls));
    assertThat(recalls).hasSizeGreaterThanOrEqualTo(8);
    assertThat(mean(precisions)).as("precision").isGreaterThan(0.65);
    assertThat(mean(recalls)).as("recall").isGreaterThan(0.5);
  }

  private static ToolSpec withoutOutput(ToolSpec tool) {
    return new ToolSpec(
        tool.ref(), tool.description(), tool.inputSchema(), null, tool.annotations());
  }

  /**
   * The baseline: the parameter has the name of a field of the producer's output schema or, since
   * most have none, of one of the producer's parameters.
   */
  private static boolean haveSameName(Edge pair, ToolCatalog catalog) {
    ToolSpec producer = catalog.tool(pair.producer()).orElseThrow();
    Set<String> names = new HashSet<>();
    producer.inputSchema().path("properties").fieldNames().forEachRemaining(names::add);
    if (producer.outputSchema() != null) {
      producer.outputSchema().findValues("properties").stream()
          .flatMap(properties -> properties.properties().stream())
          .forEach(property -> names.add(property.getKey()));
    }
    return names.stream().map(Nouns::phrase).anyMatch(Nouns.phrase(pair.parameter())::equals);
  }

  private static Set<Edge> edges(List<ServiceSpec> services) {
    Set<Edge> edges = new HashSet<>();
    mine(services).forEach(edge -> edges.add(Edge.of(edge)));
    return edges;
  }

  private static List<ToolDependency> mine(List<ServiceSpec> services) {
    return new DependencyMiner(DependencyMiner.DEFAULT_THRESHOLD).mine(services);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static List<List<String>> lines(String file) throws IOException {
    return Resources.readLines(
            Resources.getResource(EdgeQualityTest.class, file), StandardCharsets.UTF_8)
        .stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Arrays.asList(line.split("\t", -1)))
        .toList();
  }
}
