package io.tdscaling.core.engine;

import io.tdscaling.api.cluster.ClusterBuilder;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.tool.CatalogProblem;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.catalog.LoadedCatalog;
import io.tdscaling.core.catalog.ScreeningReport;
import io.tdscaling.core.catalog.ToolScreening;
import io.tdscaling.core.domain.DomainAssigner;
import io.tdscaling.core.text.ClassNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run works with: the catalog, screened and clustered. Immutable.
 *
 * @param all the whole catalog
 * @param screening which of its tools can be used
 * @param problems what could not be read
 * @param clusters clusters of the usable tools, at least one
 * @param copies services that can take the place of one that is clustered
 * @param bench what to program with, or null where nothing is programmed; its tools are in no
 *     cluster
 */
public record Workspace(
    ToolCatalog all,
    ScreeningReport screening,
    List<CatalogProblem> problems,
    List<ToolCluster> clusters,
    NearCopies copies,
    @Nullable CodeBench bench) {
  /** Makes a workspace in which nothing is programmed. */
  public Workspace(
      ToolCatalog all,
      ScreeningReport screening,
      List<CatalogProblem> problems,
      List<ToolCluster> clusters,
      NearCopies copies) {
    this(all, screening, problems, clusters, copies, null);
  }

  /** Copies the lists. */
  public Workspace {
    problems = List.copyOf(problems);
    clusters = List.copyOf(clusters);
  }

  /**
   * Screens and clusters a catalog, after services without a domain were assigned one.
   *
   * @throws IllegalArgumentException if no tool of it can be used, with the first reason
   */
  public static Workspace prepare(
      LoadedCatalog loaded,
      ToolScreening screening,
      EnvironmentFactory environments,
      ClusterBuilder clusterBuilder) {
    ToolCatalog catalog = DomainAssigner.complete(loaded.catalog());
    ScreeningReport report = screened(catalog, screening, environments);
    List<ToolCluster> clusters = clusterBuilder.build(report.usable());
    check(clusters, report.usable(), ClassNames.of(clusterBuilder));
    NearCopies copies =
        clusterBuilder.foldsCopies() ? NearCopies.of(report.usable()) : NearCopies.NONE;
    return new Workspace(catalog, report, loaded.problems(), clusters, copies);
  }

  /**
   * Screens a catalog.
   *
   * @throws IllegalArgumentException if no tool of it can be used, with the first reason
   */
  public static ScreeningReport screened(
      ToolCatalog catalog, ToolScreening screening, EnvironmentFactory environments) {
    ScreeningReport report = screening.screen(catalog, environments);
    if (report.usable().size() == 0) {
      var first = report.unusable().get(0);
      throw new IllegalArgumentException(
          "no tool can be used, of %d; the first, %s, is %s: %s"
              .formatted(catalog.size(), first.tool(), first.usability(), first.reason()));
    }
    return report;
  }

  private static void check(List<ToolCluster> clusters, ToolCatalog usable, String builder) {
    if (clusters.isEmpty()) {
      throw new IllegalArgumentException(
          builder + " built no cluster of " + usable.size() + " tools");
    }
    Set<String> ids = new HashSet<>();
    for (ToolCluster cluster : clusters) {
      if (!ids.add(cluster.id())) {
        throw new IllegalArgumentException(
            builder + " built two clusters with the id \"" + cluster.id() + "\"");
      }
      for (ToolSpec tool : cluster.tools()) {
        if (usable.tool(tool.ref()).isEmpty()) {
          throw new IllegalArgumentException(
              builder + " put " + tool.ref() + " into a cluster, which is not a usable tool");
        }
      }
    }
  }

  /**
   * Returns this workspace with something to program with.
   *
   * @throws IllegalArgumentException if the catalog has a service of the same id
   */
  public Workspace with(CodeBench code) {
    String id = code.service().id();
    if (all.service(id).isPresent()) {
      throw new IllegalArgumentException(
          "the code tool's service \"" + id + "\" is also a service of the catalog");
    }
    ScreeningReport more =
        new ScreeningReport(
            screening.tools(), screening.counts(), plus(screening.usable(), code.service()));
    return new Workspace(plus(all, code.service()), more, problems, clusters, copies, code);
  }

  private static ToolCatalog plus(ToolCatalog catalog, ServiceSpec service) {
    List<ServiceSpec> services = new ArrayList<>(catalog.services());
    services.add(service);
    return ToolCatalog.of(services);
  }

  /** Returns what to program with, if anything is programmed. */
  public Optional<CodeBench> code() {
    return Optional.ofNullable(bench);
  }

  /** Returns the ledger of the cells that this run can reach. */
  CellLedger cells() {
    return new CellLedger(clusterDomains(), code().filter(CodeBench::computes).isPresent());
  }

  /** Returns the usable tools. */
  ToolCatalog tools() {
    return screening.usable();
  }

  /**
   * Returns the tools that are in a cluster or can take the place of one that is, so that
   * trajectories can use them, sorted.
   */
  List<ToolRef> offered() {
    SortedSet<ToolRef> offered = copies.tools(clusters);
    clusters.stream()
        .flatMap(cluster -> cluster.tools().stream())
        .forEach(tool -> offered.add(tool.ref()));
    return List.copyOf(offered);
  }

  /** Returns the primary domains of the tools' services, by service, where they are known. */
  SortedMap<String, String> domainsOf(Collection<ToolRef> tools) {
    SortedMap<String, String> domains = new TreeMap<>();
    for (ToolRef tool : tools) {
      all.service(tool.service())
          .map(ServiceSpec::domains)
          .filter(known -> !known.isEmpty())
          .ifPresent(known -> domains.put(tool.service(), known.get(0)));
    }
    return domains;
  }

  /** Returns the domains that the clusters are in, sorted; one empty name where none is known. */
  List<String> clusterDomains() {
    return clusters.stream().map(Workspace::domain).distinct().sorted().toList();
  }

  /** Returns a cluster's primary domain, or an empty name. */
  static String domain(ToolCluster cluster) {
    return cluster.domains().isEmpty() ? "" : cluster.domains().get(0);
  }
}
