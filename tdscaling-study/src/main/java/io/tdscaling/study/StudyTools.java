package io.tdscaling.study;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.CatalogProblem;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.BusinessClusters;
import io.tdscaling.core.ClusterOptions;
import io.tdscaling.core.catalog.CatalogFiles;
import io.tdscaling.core.catalog.LoadedCatalog;
import io.tdscaling.core.catalog.ServiceJson;
import io.tdscaling.core.domain.DomainAssigner;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.metric.CoverageState;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The services of a study: those that arms synthesize with, and those held out for tests. */
final class StudyTools {
  private final List<ServiceSpec> training;
  private final List<ServiceSpec> heldOut;
  private final List<CatalogProblem> problems;
  private final List<ToolRef> offered;
  private final List<ToolDependency> dependencies;
  private final String largestDomain;

  private StudyTools(
      List<ServiceSpec> training,
      List<ServiceSpec> heldOut,
      List<CatalogProblem> problems,
      List<ToolCluster> clusters) {
    this.training = List.copyOf(training);
    this.heldOut = List.copyOf(heldOut);
    this.problems = problems;
    this.offered =
        clusters.stream()
            .flatMap(cluster -> cluster.tools().stream())
            .map(ToolSpec::ref)
            .distinct()
            .sorted()
            .toList();
    this.dependencies =
        clusters.stream()
            .flatMap(cluster -> cluster.dependencies().stream())
            .filter(ToolDependency::isData)
            .distinct()
            .toList();
    this.largestDomain = largestDomain();
  }

  /**
   * Reads, splits and groups the tools.
   *
   * @param share share of the services that are held out
   * @param seed which ones
   * @throws IOException if a source cannot be read
   * @throws IllegalArgumentException if no tool can be used, or nothing would be left
   */
  static StudyTools of(List<ToolSource> sources, boolean strict, double share, long seed)
      throws IOException {
    LoadedCatalog loaded = CatalogFiles.merge(sources, strict);
    List<ServiceSpec> all = DomainAssigner.complete(loaded.catalog()).services();
    HeldOut split = share > 0 ? HeldOut.of(all, representatives(all), share, seed) : new HeldOut();
    List<ServiceSpec> training = all.stream().filter(service -> !split.holds(service)).toList();
    return new StudyTools(
        training,
        all.stream().filter(split::holds).toList(),
        loaded.problems(),
        clusters(training).clusters());
  }

  private static Map<String, String> representatives(List<ServiceSpec> services)
      throws IOException {
    Map<String, String> representatives = new HashMap<>();
    clusters(services)
        .folded()
        .forEach(copy -> representatives.put(copy.service(), copy.representative()));
    return representatives;
  }

  private static BusinessClusters clusters(List<ServiceSpec> services) throws IOException {
    return BusinessClusters.of(List.of(source(services)), ClusterOptions.DEFAULT, false);
  }

  /** Returns the domain whose services have most tools that are offered, the first of several. */
  private String largestDomain() {
    ToolCatalog catalog = ToolCatalog.of(training);
    Map<String, Integer> tools = new TreeMap<>();
    for (ToolRef tool : offered) {
      catalog.service(tool.service()).ifPresent(s -> tools.merge(domain(s), 1, Integer::sum));
    }
    return tools.entrySet().stream()
        .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static String domain(ServiceSpec service) {
    return service.domains().isEmpty() ? "" : service.domains().get(0);
  }

  private static ToolSource source(List<ServiceSpec> services) {
    ToolSource.Loaded loaded = new ToolSource.Loaded(services, List.of());
    return () -> loaded;
  }

  /** Returns the tools that an arm synthesizes with. */
  ToolSource sourceFor(Arm arm) {
    return source(
        arm.largestDomainOnly()
            ? training.stream().filter(s -> domain(s).equals(largestDomain)).toList()
            : training);
  }

  /** Returns the tools of the services held out. */
  ToolSource heldOutSource() {
    return source(heldOut);
  }

  /** Returns a coverage that has observed nothing, of all that any arm could use. */
  CoverageState newCoverage() {
    return new CoverageState(offered, dependencies, List.of());
  }

  List<ServiceSpec> trainingServices() {
    return training;
  }

  List<ServiceSpec> heldOutServices() {
    return heldOut;
  }

  List<CatalogProblem> problems() {
    return problems;
  }

  int offeredTools() {
    return offered.size();
  }

  int knownDependencies() {
    return dependencies.size();
  }

  String domainOfHomogeneity() {
    return largestDomain;
  }

  /** Returns what tells these tools from others. */
  String digest() {
    StringBuilder services = new StringBuilder();
    training.forEach(s -> services.append(Json.canonical(ServiceJson.write(s))).append('\n'));
    services.append('\n');
    heldOut.forEach(s -> services.append(Json.canonical(ServiceJson.write(s))).append('\n'));
    return Json.digestOf(services.toString());
  }
}
