package io.tdscaling.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tdscaling.api.cluster.ClusterStatistics;
import io.tdscaling.api.cluster.CoveragePoint;
import io.tdscaling.api.cluster.FoldedService;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.tool.CatalogProblem;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.api.tool.Usability;
import io.tdscaling.core.catalog.CatalogFiles;
import io.tdscaling.core.catalog.LoadedCatalog;
import io.tdscaling.core.catalog.ScreeningReport;
import io.tdscaling.core.catalog.ToolScreening;
import io.tdscaling.core.cluster.ClusterJson;
import io.tdscaling.core.cluster.Clustering;
import io.tdscaling.core.cluster.MinedCatalog;
import io.tdscaling.core.cluster.coverage.ClusterLimits;
import io.tdscaling.core.cluster.refinement.LlmRefinement;
import io.tdscaling.core.cluster.report.ClusterReport;
import io.tdscaling.core.cluster.report.DotGraph;
import io.tdscaling.core.domain.DomainAssigner;
import io.tdscaling.core.engine.Workspace;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The business clusters of a set of tools, chosen by maximum coverage, with the dependencies they
 * are made from and a random baseline beside them. Immutable.
 */
public final class BusinessClusters {
  private final MinedCatalog mined;
  private final ClusterOptions options;
  private final Clustering clustering;
  private final SortedMap<Usability, Integer> toolsByUsability;
  private final List<CatalogProblem> problems;

  private BusinessClusters(
      MinedCatalog mined,
      ClusterOptions options,
      Clustering clustering,
      SortedMap<Usability, Integer> toolsByUsability,
      List<CatalogProblem> problems) {
    this.mined = mined;
    this.options = options;
    this.clustering = clustering;
    this.toolsByUsability = Collections.unmodifiableSortedMap(new TreeMap<>(toolsByUsability));
    this.problems = List.copyOf(problems);
  }

  /**
   * Reads, screens and groups tools.
   *
   * @param sources the tools
   * @param options how they are grouped
   * @param strict whether a problem in the tools is an error
   * @throws IOException if a source cannot be read
   * @throws IllegalArgumentException if no tool can be used
   */
  public static BusinessClusters of(
      List<ToolSource> sources, ClusterOptions options, boolean strict) throws IOException {
    SchemaValidator validator = new SchemaValidator();
    ValueGenerator generator = new ValueGenerator(validator);
    LoadedCatalog loaded = CatalogFiles.merge(sources, strict);
    ToolCatalog catalog = DomainAssigner.complete(loaded.catalog());
    EnvironmentFactory environments =
        DefaultEnvironments.of(catalog.services(), Map.of(), validator, generator);
    ScreeningReport screening =
        Workspace.screened(catalog, new ToolScreening(validator, generator), environments);
    MinedCatalog mined = options.mine(screening.usable());
    return new BusinessClusters(
        mined, options, mined.byCoverage(options.limits()), screening.counts(), loaded.problems());
  }

  /**
   * Returns these clusters after a model looked them over, as {@link ClusterBuilders#refined} does.
   * Dependencies it rejected are gone from all of them; clusters that lost all theirs go last.
   *
   * @param model what to call the model in reasons and in the cache
   * @param client the model
   * @param cache directory where replies are kept, so that none is paid for twice; made when needed
   */
  public BusinessClusters refined(String model, LlmClient client, Path cache) {
    return new BusinessClusters(
        mined,
        options,
        new LlmRefinement(client, model, cache).refine(clustering),
        toolsByUsability,
        problems);
  }

  /** Returns the clusters, the most valuable first; those without dependencies last. */
  public List<ToolCluster> clusters() {
    return clustering.clusters();
  }

  /** Returns all dependencies, also those that are in no cluster, by consumer. */
  public List<ToolDependency> dependencies() {
    return clustering.dependencies();
  }

  /** Returns the services that are left out because another one is nearly the same. */
  public List<FoldedService> folded() {
    return clustering.folded();
  }

  /** Returns how many tools there are of each usability. */
  public SortedMap<Usability, Integer> toolsByUsability() {
    return toolsByUsability;
  }

  /** Returns what could not be read of the tools. */
  public List<CatalogProblem> problems() {
    return problems;
  }

  /** Returns the clusters in numbers. */
  public ClusterStatistics statistics() {
    return clustering.statistics();
  }

  /** Returns what the first clusters with dependencies cover: none of them, one, two … */
  public List<CoveragePoint> curve() {
    return clustering.connectedCurve();
  }

  /**
   * Returns the curve of as many clusters of the largest size drawn at random from the same tools.
   */
  public List<CoveragePoint> randomCurve(long seed) {
    return random(seed).curve();
  }

  /** Returns the clusters as the README shows them. */
  public JsonNode toJson() {
    return ClusterJson.write(clustering.clusters());
  }

  /** Returns all dependencies as they are written within clusters. */
  public JsonNode dependenciesToJson() {
    ArrayNode array = Json.array();
    clustering.dependencies().forEach(edge -> array.add(ClusterJson.write(edge)));
    return array;
  }

  /** Returns clusters as a Graphviz graph. */
  public static String toDot(List<ToolCluster> clusters) {
    return DotGraph.of(clusters);
  }

  /**
   * Returns an HTML page: the numbers, the curves beside the random baseline, and the first
   * clusters drawn.
   *
   * @param drawn clusters that are drawn at most
   * @param seed seed of the baseline
   * @throws IllegalArgumentException if fewer than none are to be drawn
   */
  public String toHtml(int drawn, long seed) {
    return ClusterReport.of(clustering, random(seed), drawn);
  }

  private Clustering random(long seed) {
    int count = Math.max(1, clustering.statistics().connected());
    return mined.atRandom(new ClusterLimits(options.maxTools(), count, 1), seed);
  }
}
