package io.tdscaling.core.cluster.folding;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.schema.Shape;
import io.tdscaling.core.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What makes a service recognizable: the names of its tools, each with its parameters and their
 * types; and, to tell apart small services that are called alike, what its descriptions say.
 */
final class Fingerprint {
  private static final HashFunction HASH = Hashing.farmHashFingerprint64();

  /** Descriptions alike by less than this are of different tools. */
  private static final double ALIKE = 0.5;

  private final ServiceSpec service;
  private final Set<Long> elements = new HashSet<>();
  private final Map<String, Set<Long>> parameters = new HashMap<>();
  private final Map<String, Set<Long>> descriptions = new HashMap<>();

  private Fingerprint(ServiceSpec service) {
    this.service = service;
    service.tools().forEach(this::add);
  }

  static Fingerprint of(ServiceSpec service) {
    return new Fingerprint(service);
  }

  private void add(ToolSpec tool) {
    String name = tool.ref().name();
    elements.add(hash(name));
    Set<Long> own = parameters.computeIfAbsent(name, missing -> new HashSet<>());
    tool.inputSchema()
        .path("properties")
        .properties()
        .forEach(
            property -> {
              Shape shape = Shape.of(tool.inputSchema(), property.getValue());
              own.add(hash(name + "\n" + property.getKey() + "\n" + shape.type()));
            });
    elements.addAll(own);
    Set<Long> words = new HashSet<>();
    Words.split(tool.description()).forEach(word -> words.add(hash(word)));
    descriptions.put(name, words);
  }

  private static long hash(String text) {
    return HASH.hashString(text, StandardCharsets.UTF_8).asLong();
  }

  ServiceSpec service() {
    return service;
  }

  Set<Long> elements() {
    return elements;
  }

  /** Returns whether it has a tool of the name of another's that takes or says alike. */
  boolean standsFor(String tool, Fingerprint other) {
    Set<Long> own = parameters.get(tool);
    return own != null && (own.equals(other.parameters.get(tool)) || isDescribedLike(tool, other));
  }

  /** Returns the Jaccard similarity of the elements. */
  double similarity(Fingerprint other) {
    return jaccard(elements, other.elements);
  }

  /** Returns the share of this one's elements that the other has. */
  double containment(Fingerprint other) {
    return elements.isEmpty() ? 0 : (double) shared(elements, other.elements) / elements.size();
  }

  /** Returns whether most tools that both have are described alike. */
  boolean isDescribedLike(Fingerprint other) {
    int common = 0;
    int alike = 0;
    for (String tool : descriptions.keySet()) {
      if (other.descriptions.containsKey(tool)) {
        common++;
        alike += isDescribedLike(tool, other) ? 1 : 0;
      }
    }
    return alike * 2 >= common;
  }

  private boolean isDescribedLike(String tool, Fingerprint other) {
    Set<Long> own = descriptions.getOrDefault(tool, Set.of());
    Set<Long> words = other.descriptions.getOrDefault(tool, Set.of());
    return (own.isEmpty() && words.isEmpty()) || jaccard(own, words) >= ALIKE;
  }

  private static double jaccard(Set<Long> one, Set<Long> other) {
    int shared = shared(one, other);
    int union = one.size() + other.size() - shared;
    return union == 0 ? 0 : (double) shared / union;
  }

  private static int shared(Set<Long> one, Set<Long> other) {
    Set<Long> small = one.size() < other.size() ? one : other;
    Set<Long> large = one.size() < other.size() ? other : one;
    return (int) small.stream().filter(large::contains).count();
  }
}
