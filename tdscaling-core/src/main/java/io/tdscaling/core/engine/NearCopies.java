package io.tdscaling.core.engine;

import io.tdscaling.api.cluster.FoldedService;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.cluster.folding.ServiceFolding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Services that are nearly the same as one that is clustered. Clusters leave them out, or a catalog
 * of many copies would become a data set of copies; but each can take the other one's place in a
 * trajectory. Immutable.
 */
public final class NearCopies {
  static final NearCopies NONE = new NearCopies(Map.of());

  private final Map<String, List<ServiceSpec>> byRepresentative;

  private NearCopies(Map<String, List<ServiceSpec>> byRepresentative) {
    this.byRepresentative = byRepresentative;
  }

  /** Finds the near-copies in a catalog. */
  static NearCopies of(ToolCatalog catalog) {
    Map<String, List<ServiceSpec>> copies = new TreeMap<>();
    for (FoldedService folded : ServiceFolding.fold(catalog.services()).folded()) {
      catalog
          .service(folded.service())
          .ifPresent(
              copy ->
                  copies
                      .computeIfAbsent(folded.representative(), id -> new ArrayList<>())
                      .add(copy));
    }
    return new NearCopies(copies);
  }

  /**
   * Returns the clusters that a cluster can become by another service taking the place of one of
   * its services, with tools of the same names.
   */
  List<ToolCluster> variants(ToolCluster cluster) {
    List<ToolCluster> variants = new ArrayList<>();
    for (String service : cluster.services()) {
      for (ServiceSpec copy : byRepresentative.getOrDefault(service, List.of())) {
        variant(cluster, service, copy).ifPresent(variants::add);
      }
    }
    return variants;
  }

  /** Returns the tools that only variants of clusters have, sorted. */
  SortedSet<ToolRef> tools(List<ToolCluster> clusters) {
    SortedSet<ToolRef> tools = new TreeSet<>();
    clusters.stream()
        .flatMap(cluster -> variants(cluster).stream())
        .flatMap(variant -> variant.tools().stream())
        .forEach(tool -> tools.add(tool.ref()));
    clusters.stream()
        .flatMap(cluster -> cluster.tools().stream())
        .forEach(tool -> tools.remove(tool.ref()));
    return tools;
  }

  private static Optional<ToolCluster> variant(
      ToolCluster cluster, String service, ServiceSpec copy) {
    Map<ToolRef, ToolSpec> cast = new LinkedHashMap<>();
    boolean plays = false;
    for (ToolSpec tool : cluster.tools()) {
      if (!tool.ref().service().equals(service)) {
        cast.put(tool.ref(), tool);
        continue;
      }
      Optional<ToolSpec> player = named(copy, tool.ref().name());
      if (player.isPresent() && !cluster.tools().contains(player.get())) {
        cast.put(tool.ref(), player.get());
        plays = true;
      }
    }
    return plays ? Optional.of(played(cluster, cast)) : Optional.empty();
  }

  private static ToolCluster played(ToolCluster cluster, Map<ToolRef, ToolSpec> cast) {
    List<ToolDependency> dependencies = new ArrayList<>();
    for (ToolDependency edge : cluster.dependencies()) {
      ToolSpec producer = cast.get(edge.producer());
      ToolSpec consumer = cast.get(edge.consumer());
      if (producer != null && consumer != null) {
        dependencies.add(edge.between(producer.ref(), consumer.ref()));
      }
    }
    return new ToolCluster(
        cluster.id(),
        cluster.name(),
        cluster.domains(),
        List.copyOf(cast.values()),
        dependencies,
        cluster.rules(),
        cluster.why());
  }

  private static Optional<ToolSpec> named(ServiceSpec service, String name) {
    return service.tools().stream().filter(tool -> tool.ref().name().equals(name)).findFirst();
  }
}
