package io.tdscaling.core.cluster.mining;

import io.tdscaling.core.cluster.mining.Offer.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts of a large service, told by the first words of its tools' names: what the databases of a
 * cloud call a cluster is not what its Kubernetes part calls one.
 */
final class Families {
  /** So many tools begin with the word. */
  private static final int SMALLEST = 3;

  private final Map<String, Integer> sizes = new HashMap<>();

  Families(List<ToolFacts> service) {
    service.forEach(tool -> sizes.merge(tool.family(), 1, Integer::sum));
  }

  /**
   * Returns the offers of sorts of things that are not another family's: neither named after it,
   * nor made by it.
   */
  List<Offer> without(List<Offer> offers, ToolFacts consumer) {
    return offers.stream().filter(offer -> !isOfAnother(offer, consumer.family())).toList();
  }

  private boolean isOfAnother(Offer offer, String family) {
    String thing = offer.reading().thing();
    String first = thing.substring(0, Math.max(0, thing.indexOf(' ')));
    String maker = offer.tool().family();
    boolean named = isFamily(first) && !first.equals(family);
    boolean made =
        offer.why() != Source.LISTING
            && isFamily(maker)
            && isFamily(family)
            && !maker.equals(family);
    return named || made;
  }

  /**
   * Keeps, where the consumer's own family returns the thing, what that family returns; and drops,
   * where several other families each have such a thing of their own, what these return. A family
   * named after the thing is the thing's home and stays.
   */
  void keepNearest(String thing, ToolFacts consumer, Map<ToolFacts, Match> matches) {
    String family = consumer.family();
    if (!isFamily(family) || sizes.containsKey(thing)) {
      return;
    }
    boolean near = matches.keySet().stream().anyMatch(tool -> tool.family().equals(family));
    long others =
        matches.entrySet().stream()
            .filter(match -> match.getValue().offer().isOwn() || isValue(match.getValue()))
            .map(match -> match.getKey().family())
            .filter(other -> isFamily(other) && !other.equals(family))
            .distinct()
            .count();
    if (near || others > 1) {
      matches.keySet().removeIf(tool -> isFamily(tool.family()) && !tool.family().equals(family));
    }
  }

  private static boolean isValue(Match match) {
    return !match.need().reading().namesThing();
  }

  private boolean isFamily(String word) {
    return !word.isEmpty() && sizes.getOrDefault(word, 0) >= SMALLEST;
  }
}
