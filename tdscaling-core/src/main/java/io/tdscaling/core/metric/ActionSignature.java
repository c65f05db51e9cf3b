package io.tdscaling.core.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings a sequence of actions into canonical form: runs of one token are bucketed, then each block
 * of tokens that follows an equal block is dropped. Canonical forms are left as they are, and the
 * work grows with the number of actions only.
 */
final class ActionSignature {
  private static final int FEW = 2;
  private static final int MANY = 4;

  /** Longest block that is recognised when it repeats. */
  private static final int LONGEST_BLOCK = 32;

  /** Longest signature; what follows is replaced by {@link #CUT}. */
  private static final int MOST_ELEMENTS = 256;

  private static final String CUT = "…";

  private ActionSignature() {}

  /** Returns the signature's elements with spaces between them. */
  static String of(List<String> actions) {
    List<String> elements = new ArrayList<>();
    int start = 0;
    while (start < actions.size()) {
      int end = start + 1;
      while (end < actions.size() && actions.get(end).equals(actions.get(start))) {
        end++;
      }
      elements.add(bucketed(actions.get(start), end - start));
      dropRepeat(elements);
      start = end;
    }
    return String.join(" ", cut(elements));
  }

  private static String bucketed(String token, int run) {
    if (run >= MANY) {
      return token + "{4+}";
    }
    return run >= FEW ? token + "{2-3}" : token;
  }

  /** Drops the last block if the one before it is the same; the shortest such block. */
  private static void dropRepeat(List<String> elements) {
    int size = elements.size();
    for (int block = 2; block <= LONGEST_BLOCK && 2 * block <= size; block++) {
      List<String> last = elements.subList(size - block, size);
      if (last.equals(elements.subList(size - 2 * block, size - block))) {
        last.clear();
        return;
      }
    }
  }

  private static List<String> cut(List<String> elements) {
    if (elements.size() <= MOST_ELEMENTS) {
      return elements;
    }
    List<String> kept = new ArrayList<>(elements.subList(0, MOST_ELEMENTS));
    kept.add(CUT);
    return kept;
  }
}
