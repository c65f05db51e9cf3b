package io.tdscaling.core.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts trigrams of actions, the ends of the conversation being actions too. Actions are numbered
 * when they are first seen, and three numbers are packed into one key.
 */
final class TrigramCounts {
  private static final int BITS = 21;
  private static final int MOST_ACTIONS = 1 << BITS;
  private static final long MASK = MOST_ACTIONS - 1;

  private final Map<String, Integer> actionIds = new HashMap<>();
  private final List<String> actions = new ArrayList<>();
  private final LongIds trigrams = new LongIds();
  private final IdCounts counts = new IdCounts();
  private final int start = actionId("^");
  private final int end = actionId("$");

  /** Counts the trigrams of a conversation, one for each of its actions. */
  void add(List<String> conversation) {
    int size = conversation.size();
    int before = start;
    int current = size == 0 ? end : actionId(conversation.get(0));
    for (int i = 0; i < size; i++) {
      int after = i == size - 1 ? end : actionId(conversation.get(i + 1));
      add(before, current, after, 1);
      before = current;
      current = after;
    }
  }

  /** Takes everything in that the other has counted, which may be this one. */
  void merge(TrigramCounts other) {
    int[] mine = other.actions.stream().mapToInt(this::actionId).toArray();
    for (int id = 0; id < other.trigrams.size(); id++) {
      long packed = other.trigrams.key(id);
      add(
          mine[(int) (packed >>> (2 * BITS))],
          mine[(int) (packed >>> BITS & MASK)],
          mine[(int) (packed & MASK)],
          other.counts.count(id));
    }
  }

  long total() {
    return counts.total();
  }

  int distinct() {
    return counts.distinct();
  }

  double bits() {
    return counts.bits();
  }

  private void add(int before, int current, int after, long times) {
    long packed = (long) before << (2 * BITS) | (long) current << BITS | after;
    counts.add(trigrams.idOf(packed), times);
  }

  private int actionId(String action) {
    Integer id = actionIds.get(action);
    if (id == null) {
      id = actions.size();
      if (id == MOST_ACTIONS) {
        throw new IllegalStateException(
            "there are more than %d different actions; the latest is '%s'"
                .formatted(MOST_ACTIONS - 2, action));
      }
      actionIds.put(action, id);
      actions.add(action);
    }
    return id;
  }
}
