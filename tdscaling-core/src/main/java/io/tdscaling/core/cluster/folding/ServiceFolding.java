package io.tdscaling.core.cluster.folding;

import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import io.tdscaling.api.cluster.FoldedService;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Folds near-copies of services. Candidates are found by MinHash over the names of tools and
 * parameters with locality-sensitive hashing ({@value #BANDS} bands of {@value #ROWS} components),
 * so no two services are compared that have nothing in common; each candidate is then compared
 * exactly. One service stands for another if at least {@value #CONTAINED} of the smaller one's
 * elements are in the larger one, the Jaccard similarity is at least {@value #SIMILAR}, and most
 * common tools are described alike. The largest comes first; of equals, the first in the catalog.
 */
public final class ServiceFolding {
  private static final double SIMILAR = 0.5;
  private static final double CONTAINED = 0.8;
  private static final int ROWS = 3;
  private static final int BANDS = 42;
  private static final int COMPONENT_BITS = 16;

  /** Representatives of one bucket that are compared. */
  private static final int MOST_COMPARED = 16;

  private static final SimilarityHashPolicy MIN_HASH =
      SimilarityHashing.minHash(ROWS * BANDS, COMPONENT_BITS);

  private final Map<List<Long>, List<Fingerprint>> buckets = new HashMap<>();
  private final Map<String, ServiceSpec> rest = new HashMap<>();
  private final Map<String, FoldedService> folded = new TreeMap<>();

  private ServiceFolding() {}

  /**
   * What is left.
   *
   * @param services the services in their order, each without the tools that another stands for
   * @param folded which stood for which, by id
   */
  public record Folded(List<ServiceSpec> services, List<FoldedService> folded) {}

  /** Folds near-copies. The same services give the same result. */
  public static Folded fold(List<ServiceSpec> services) {
    ServiceFolding folding = new ServiceFolding();
    services.stream()
        .filter(service -> !service.tools().isEmpty())
        .sorted(Comparator.comparingInt(service -> -service.tools().size()))
        .forEach(folding::take);
    List<ServiceSpec> left = new ArrayList<>();
    for (ServiceSpec service : services) {
      ServiceSpec kept = folding.rest.getOrDefault(service.id(), service);
      if (!kept.tools().isEmpty()) {
        left.add(kept);
      }
    }
    return new Folded(left, List.copyOf(folding.folded.values()));
  }

  private void take(ServiceSpec service) {
    Fingerprint print = Fingerprint.of(service);
    List<List<Long>> bands = bands(print);
    Optional<Fingerprint> representative = representative(print, bands);
    if (representative.isEmpty()) {
      bands.forEach(band -> buckets.computeIfAbsent(band, missing -> new ArrayList<>()).add(print));
      return;
    }
    List<ToolSpec> others =
        service.tools().stream()
            .filter(tool -> !representative.get().standsFor(tool.ref().name(), print))
            .toList();
    rest.put(service.id(), service.withTools(others));
    folded.put(
        service.id(),
        new FoldedService(
            service.id(),
            representative.get().service().id(),
            Math.round(print.similarity(representative.get()) * 100) / 100.0,
            service.tools().size() - others.size()));
  }

  private Optional<Fingerprint> representative(Fingerprint print, List<List<Long>> bands) {
    Set<Fingerprint> candidates = new LinkedHashSet<>();
    for (List<Long> band : bands) {
      buckets.getOrDefault(band, List.of()).stream().limit(MOST_COMPARED).forEach(candidates::add);
    }
    return candidates.stream()
        .filter(
            other ->
                print.containment(other) >= CONTAINED
                    && print.similarity(other) >= SIMILAR
                    && print.isDescribedLike(other))
        .max(Comparator.comparingDouble(print::similarity));
  }

  private static List<List<Long>> bands(Fingerprint print) {
    byte[] signature =
        MIN_HASH.createHasher().compute(ElementHashProvider.ofCollection(print.elements(), x -> x));
    List<List<Long>> bands = new ArrayList<>();
    for (int band = 0; band < BANDS; band++) {
      List<Long> key = new ArrayList<>();
      key.add((long) band);
      for (int row = 0; row < ROWS; row++) {
        key.add(MIN_HASH.getComponent(signature, band * ROWS + row));
      }
      bands.add(key);
    }
    return bands;
  }
}
