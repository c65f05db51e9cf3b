package io.tdscaling.study.learner;

import java.util.ArrayList;
import java.util.List;

/**
 * One choice among candidates, as features and nothing else.
 *
 * <p>Packed into 16-bit numbers: how many features the situation has and how many words, these
 * themselves, and how many candidates there are; then of each candidate whether it is right (bit
 * 15), how many of its features are keys (bits 8 to 14), how many it has (bits 0 to 7), and the
 * features, keys first.
 *
 * @param packed the numbers
 * @param random how often a choice at random is right, from 0 to 1
 * @param simple how often the simple rule is right, from 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // read only and never compared
record Decision(char[] packed, float random, float simple) {
  static final int RIGHT = 1 << 15;
  static final int KEYS_SHIFT = 8;
  static final int KEYS_MASK = 0x7F;
  static final int COUNT_MASK = 0xFF;

  /** One thing to choose. */
  record Candidate(Features features, int keys, boolean right, double simpleScore) {}

  /** Packs a decision. The order of the candidates makes a difference only to rounding. */
  static Decision of(Features situation, Features words, List<Candidate> candidates) {
    int length = 3 + situation.size() + words.size();
    for (Candidate candidate : candidates) {
      length += 1 + candidate.features().size();
    }
    char[] packed = new char[length];
    packed[0] = (char) situation.size();
    packed[1] = (char) words.size();
    situation.copyTo(packed, 2);
    words.copyTo(packed, 2 + situation.size());
    int at = 2 + situation.size() + words.size();
    packed[at++] = (char) candidates.size();
    for (Candidate candidate : candidates) {
      int count = candidate.features().size();
      packed[at++] =
          (char) ((candidate.right() ? RIGHT : 0) | candidate.keys() << KEYS_SHIFT | count);
      candidate.features().copyTo(packed, at);
      at += count;
    }
    return new Decision(packed, share(candidates), shareOfBest(candidates));
  }

  private static float shareOfBest(List<Candidate> candidates) {
    double best = candidates.stream().mapToDouble(Candidate::simpleScore).max().orElse(0);
    List<Candidate> chosen = new ArrayList<>(candidates);
    chosen.removeIf(candidate -> candidate.simpleScore() < best);
    return share(chosen);
  }

  private static float share(List<Candidate> candidates) {
    long right = candidates.stream().filter(Candidate::right).count();
    return (float) ((double) right / candidates.size());
  }

  /** Returns the position of the first right candidate, or that after the last if none is. */
  int firstRight() {
    int at = 2 + packed[0] + packed[1];
    int count = packed[at++];
    for (int j = 0; j < count; j++) {
      if ((packed[at] & RIGHT) != 0) {
        return j;
      }
      at += 1 + (packed[at] & COUNT_MASK);
    }
    return count;
  }

  /** Returns whether any candidate is right. */
  boolean decidable() {
    return random > 0;
  }
}
