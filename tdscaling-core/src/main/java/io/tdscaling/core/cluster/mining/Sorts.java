package io.tdscaling.core.cluster.mining;

import io.tdscaling.core.cluster.mining.Offer.Source;
import io.tdscaling.core.text.Words;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells which things of a sort are the thing itself: the projects of a group are projects, but a
 * plenary document is no committee document.
 */
final class Sorts {
  /** Words in front of a thing that do not make another thing of it. */
  private static final Set<String> PLAIN =
      Words.set(
          "active recent all my available child archived trending related public private shared"
              + " open closed new latest current own top popular supported existing pending upcoming"
              + " blocked starred favorite visible default unresolved random similar matching other"
              + " homonym saved published scheduled assigned owned joined accessible installed");

  private final Set<String> things = new HashSet<>();

  Sorts(Iterable<ToolFacts> service) {
    for (ToolFacts tool : service) {
      things.add(tool.entity());
      tool.needs().forEach(need -> things.add(need.reading().thing()));
    }
  }

  /**
   * Returns whether what is offered, a sort of what is needed, can be it.
   *
   * @param same what other tools offer of the thing itself
   */
  boolean isOfSort(Offer offer, Reading needed, ToolFacts consumer, List<Offer> same) {
    String qualifier = qualifier(offer.reading().thing(), needed.thing());
    if (differ(qualifier, qualifier(needed.ownThing(), needed.thing()))) {
      return false;
    }
    if (same.isEmpty()) {
      return true;
    }
    boolean near =
        isPlain(qualifier)
            || (" " + consumer.entity() + " ").contains(" " + qualifier + " ")
            || (!consumer.family().isEmpty() && consumer.family().equals(offer.tool().family()));
    boolean another = offer.why() == Source.CREATION && isMade(same);
    return near && !another;
  }

  /** Where the thing itself is made by a tool, what another makes is another thing. */
  private static boolean isMade(List<Offer> same) {
    return same.stream().anyMatch(offer -> offer.why() == Source.CREATION);
  }

  /** What stands before a thing says where it is, or what it is like. */
  private boolean isPlain(String qualifier) {
    return things.contains(qualifier)
        || Arrays.stream(qualifier.split(" ", -1))
            .allMatch(word -> PLAIN.contains(word) || things.contains(word));
  }

  /** Returns whether each has a word that the other lacks. */
  private static boolean differ(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return false;
    }
    Set<String> left = Words.set(one);
    Set<String> right = Words.set(other);
    return !left.containsAll(right) && !right.containsAll(left);
  }

  private static String qualifier(String sort, String thing) {
    int end = sort.length() - thing.length() - 1;
    return end > 0 ? sort.substring(0, end) : "";
  }
}
