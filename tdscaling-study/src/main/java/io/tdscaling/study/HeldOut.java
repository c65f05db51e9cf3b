package io.tdscaling.study;

import com.google.common.hash.Hashing;
import io.tdscaling.api.tool.ServiceSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chooses the services to hold out: in the order of a hash of their ids and a seed, so that neither
 * the order of files nor anything in a service has a say. Near-copies go together, since what was
 * learned from one would be known of the other; their group has the hash of the one that stands for
 * them.
 */
final class HeldOut {
  private final Set<String> ids = new HashSet<>();

  /** Holds out nothing. */
  HeldOut() {}

  /**
   * Chooses.
   *
   * @param services all services
   * @param representatives the service that stands for each near-copy, by id
   * @param share the share of the services to hold out, met as nearly as groups allow from below,
   *     but at least one group
   * @param seed another seed chooses others
   * @throws IllegalArgumentException if nothing would be left
   */
  static HeldOut of(
      List<ServiceSpec> services, Map<String, String> representatives, double share, long seed) {
    Map<String, List<String>> groups = new TreeMap<>();
    for (ServiceSpec service : services) {
      String group = representatives.getOrDefault(service.id(), service.id());
      groups.computeIfAbsent(group, id -> new ArrayList<>()).add(service.id());
    }
    List<String> order = new ArrayList<>(groups.keySet());
    order.sort(
        Comparator.comparingLong((String id) -> hash(id, seed))
            .thenComparing(Comparator.naturalOrder()));
    HeldOut chosen = new HeldOut();
    long wanted = Math.max(1, Math.round(share * services.size()));
    for (String group : order) {
      List<String> members = groups.getOrDefault(group, List.of());
      if (chosen.ids.isEmpty() || chosen.ids.size() + members.size() <= wanted) {
        chosen.ids.addAll(members);
      }
    }
    if (chosen.ids.size() >= services.size()) {
      throw new IllegalArgumentException(
          "holding out %s of %d services would leave none to synthesize with"
              .formatted(share, services.size()));
    }
    return chosen;
  }

  private static long hash(String id, long seed) {
    return Hashing.sha256()
        .newHasher()
        .putLong(seed)
        .putString(id, StandardCharsets.UTF_8)
        .hash()
        .asLong();
  }

  boolean holds(ServiceSpec service) {
    return ids.contains(service.id());
  }
}
