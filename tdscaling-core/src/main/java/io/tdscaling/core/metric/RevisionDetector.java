package io.tdscaling.core.metric;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether a step does an earlier call again in another way. It does if one of its calls is of
 * a tool that succeeded before the latest user turn, and the two calls share one argument and
 * differ in another. An argument is shared if the same member has the same value; flags are not
 * enough.
 */
final class RevisionDetector {
  /** Earlier calls of one tool that are looked at, so that very long conversations stay cheap. */
  private static final int REMEMBERED = 32;

  private final Map<String, Deque<Earlier>> earlierByTool = new HashMap<>();

  private record Earlier(int userTurns, Set<String> all, Set<String> sharable) {
    static Earlier of(int userTurns, CallFacts call) {
      Set<String> all = new HashSet<>();
      Set<String> sharable = new HashSet<>();
      for (ArgumentLeaf leaf : call.leaves()) {
        all.add(leaf.key());
        if (!leaf.value().isBoolean()) {
          sharable.add(leaf.key());
        }
      }
      return new Earlier(userTurns, all, sharable);
    }

    boolean revisedBy(Earlier later) {
      return userTurns < later.userTurns
          && !all.equals(later.all)
          && later.sharable.stream().anyMatch(sharable::contains);
    }
  }

  /** Takes in the next step that has calls, and returns whether it revises an earlier one. */
  boolean revises(AssistantStep step) {
    boolean revises = false;
    for (CallFacts call : step.calls()) {
      Earlier now = Earlier.of(step.userTurns(), call);
      Deque<Earlier> before =
          earlierByTool.computeIfAbsent(call.tool(), tool -> new ArrayDeque<>());
      revises |= before.stream().anyMatch(earlier -> earlier.revisedBy(now));
      if (call.succeeded()) {
        before.addLast(now);
        if (before.size() > REMEMBERED) {
          before.removeFirst();
        }
      }
    }
    return revises;
  }
}
