package io.tdscaling.core;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.tool.CatalogProblem;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.api.tool.Usability;
import io.tdscaling.core.catalog.CatalogFiles;
import io.tdscaling.core.catalog.LoadedCatalog;
import io.tdscaling.core.catalog.ToolScreening;
import io.tdscaling.core.cluster.ClusterJson;
import io.tdscaling.core.cluster.SharedEntityClusterBuilder;
import io.tdscaling.core.engine.Workspace;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The business clusters of a set of tools.
 *
 * @param clusters the clusters of the usable tools
 * @param toolsByUsability tools of the catalog, by usability
 * @param problems what could not be read of the tools
 */
public record BusinessClusters(
    List<ToolCluster> clusters,
    SortedMap<Usability, Integer> toolsByUsability,
    List<CatalogProblem> problems) {
  /** Copies the collections. */
  public BusinessClusters {
    clusters = List.copyOf(clusters);
    toolsByUsability = Collections.unmodifiableSortedMap(new TreeMap<>(toolsByUsability));
    problems = List.copyOf(problems);
  }

  /**
   * Reads, screens and groups tools.
   *
   * @param sources the tools
   * @param maxTools most tools of a cluster, positive
   * @param strict whether a problem in the tools is an error
   * @throws IOException if a source cannot be read
   * @throws IllegalArgumentException if no tool can be used
   */
  public static BusinessClusters of(List<ToolSource> sources, int maxTools, boolean strict)
      throws IOException {
    SchemaValidator validator = new SchemaValidator();
    ValueGenerator generator = new ValueGenerator(validator);
    LoadedCatalog loaded = CatalogFiles.merge(sources, strict);
    EnvironmentFactory environments =
        DefaultEnvironments.of(loaded.catalog().services(), Map.of(), validator, generator);
    Workspace workspace =
        Workspace.prepare(
            loaded,
            new ToolScreening(validator, generator),
            environments,
            new SharedEntityClusterBuilder(maxTools));
    return new BusinessClusters(
        workspace.clusters(), workspace.screening().counts(), loaded.problems());
  }

  /**
   * Returns the clusters as {@code [{id, domains, tools: [{service, name}], dependencies: [{from,
   * to, confidence}]}]}.
   */
  public JsonNode toJson() {
    return ClusterJson.write(clusters);
  }
}
