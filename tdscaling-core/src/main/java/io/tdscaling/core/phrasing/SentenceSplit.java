package io.tdscaling.core.phrasing;

import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/** Spreads what is asked for over sentences: two to four of them where there is much. */
final class SentenceSplit {
  private static final int MOST_SENTENCES = 4;
  private static final int LONG = 90;

  private SentenceSplit() {}

  /** Returns the clauses of each sentence, in order. */
  static List<List<Clause>> of(List<Clause> clauses, SeededRandom random) {
    int wanted = Math.min(MOST_SENTENCES, 1 + clauses.size() / 2 + random.nextInt(2));
    int each = (clauses.size() + wanted - 1) / wanted;
    List<List<Clause>> sentences = new ArrayList<>();
    List<Clause> sentence = new ArrayList<>();
    for (Clause clause : clauses) {
      boolean full = sentence.size() >= each || endsSentence(sentence, clause);
      if (full && !sentence.isEmpty()) {
        sentences.add(sentence);
        sentence = new ArrayList<>();
      }
      sentence.add(clause);
    }
    sentences.add(sentence);
    return sentences;
  }

  /** What has more to be said of it, and what is long, stands at the end of its sentence. */
  private static boolean endsSentence(List<Clause> sentence, Clause next) {
    if (sentence.isEmpty()) {
      return false;
    }
    Clause last = sentence.get(sentence.size() - 1);
    return !last.rest().isEmpty()
        || last.text().length() > LONG
        || last.text().length() + next.text().length() > 2 * LONG - LONG / 3;
  }
}
