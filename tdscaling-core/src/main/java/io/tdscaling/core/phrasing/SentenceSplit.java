package io.tdscaling.core.phrasing;

import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Spreads what is asked for over sentences: two to four of them where there is much. What has more
 * to be said of it stands at the end of its sentence.
 */
final class SentenceSplit {
  private static final int MOST_SENTENCES = 4;
  private static final int LONGEST_TOGETHER = 150;

  private SentenceSplit() {}

  /** Returns the clauses of each sentence, in order. */
  static List<List<Clause>> of(List<Clause> clauses, SeededRandom random) {
    int wanted = Math.min(MOST_SENTENCES, 1 + clauses.size() / 2 + random.nextInt(2));
    int each = (clauses.size() + wanted - 1) / wanted;
    List<List<Clause>> sentences = new ArrayList<>();
    List<Clause> sentence = new ArrayList<>();
    for (Clause clause : clauses) {
      boolean mayEnd = sentences.size() < MOST_SENTENCES - 1;
      boolean full = mayEnd && (sentence.size() >= each || isLong(sentence, clause));
      if (!sentence.isEmpty() && (full || !last(sentence).rest().isEmpty())) {
        sentences.add(sentence);
        sentence = new ArrayList<>();
      }
      sentence.add(clause);
    }
    sentences.add(sentence);
    return sentences;
  }

  private static boolean isLong(List<Clause> sentence, Clause next) {
    return !sentence.isEmpty()
        && last(sentence).text().length() + next.text().length() > LONGEST_TOGETHER;
  }

  private static Clause last(List<Clause> sentence) {
    return sentence.get(sentence.size() - 1);
  }
}
