package io.tdscaling.core.cluster.mining;

import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the logical dependencies between tools: a producer's field fills a consumer's parameter, or
 * a producer brings about the state that a consumer works in. The method is this library's own.
 *
 * <p>What a parameter needs is read from its name, description and schema; what a tool returns from
 * its output schema where that describes fields, else from its name, description and annotations
 * and from how the service's tools fit together. A dependency's confidence is the product of how
 * sure the return, the reading of the parameter and the likeness of the two are, of whether the
 * types fit, and of how specific the name is across the corpus. Every dependency says why it was
 * drawn.
 *
 * <p>Each service is looked at by itself, and across services values and platforms are looked up by
 * name; each parameter has a bounded number of sources. So the time grows with the number of tools,
 * not with that of their pairs.
 */
public final class DependencyMiner {
  /** The least confidence of a dependency where nothing else is said. */
  public static final double DEFAULT_THRESHOLD = 0.6;

  private final double threshold;

  /**
   * Makes a miner.
   *
   * @param threshold the least confidence of a dependency, in [0, 1]
   */
  public DependencyMiner(double threshold) {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("min confidence must be in [0, 1], got " + threshold);
    }
    this.threshold = threshold;
  }

  /**
   * Returns the dependencies between the tools of services, in the order of their consumers'
   * services. The same services give the same dependencies, however many processors there are.
   */
  public List<ToolDependency> mine(List<ServiceSpec> services) {
    Specificity specificity = new Specificity();
    Scale scale = new Scale(specificity, threshold);
    CrossServiceMiner across = new CrossServiceMiner(scale);
    List<MinedService> read = read(services);
    for (MinedService service : read) {
      specificity.add(service.tools());
      across.index(service);
    }
    List<List<ToolDependency>> within =
        read.parallelStream().map(service -> within(service, scale)).toList();
    List<ToolDependency> found = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      found.addAll(within.get(i));
      found.addAll(across.mine(read.get(i)));
    }
    return found;
  }

  private static List<MinedService> read(List<ServiceSpec> services) {
    Platforms platforms = new Platforms(services);
    int[] first = new int[services.size() + 1];
    for (int i = 0; i < services.size(); i++) {
      first[i + 1] = first[i] + services.get(i).tools().size();
    }
    return IntStream.range(0, services.size())
        .parallel()
        .mapToObj(i -> read(services.get(i), first[i], platforms))
        .toList();
  }

  private static MinedService read(ServiceSpec service, int first, Platforms platforms) {
    List<ToolFacts> tools = new ArrayList<>();
    for (ToolSpec tool : service.tools()) {
      tools.add(ToolFacts.of(first + tools.size(), tool));
    }
    return new MinedService(
        tools, ServiceOffers.of(tools), service.domains(), platforms.of(service));
  }

  private static List<ToolDependency> within(MinedService service, Scale scale) {
    Mentions mentions = new Mentions(service.tools());
    List<ToolDependency> found = new ArrayList<>(ServiceMiner.mine(service, mentions, scale));
    StateMiner.mine(service.tools(), mentions, pairs(found)).stream()
        .filter(state -> state.confidence() >= scale.threshold())
        .forEach(found::add);
    return found;
  }

  private static Set<List<ToolRef>> pairs(List<ToolDependency> edges) {
    Set<List<ToolRef>> pairs = new HashSet<>();
    edges.forEach(edge -> pairs.add(List.of(edge.producer(), edge.consumer())));
    return pairs;
  }
}
