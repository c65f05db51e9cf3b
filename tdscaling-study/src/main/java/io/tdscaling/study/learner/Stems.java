package io.tdscaling.study.learner;

import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Words of text and of identifiers, cut down so that {@code saves}, {@code saving} and {@code save}
 * are one. Crude on purpose: it only has to bring together what belongs together.
 */
final class Stems {
  private static final int LONGEST_TEXT = 20_000;
  private static final int SHORTEST_CUT = 5;

  private static final Set<String> STOP =
      Words.set(
          "the a an of to for in on at and or with by from as is are be was were do does did can could"
              + " would will should may might must i me my you your we our us it its this that these"
              + " those there here then than please what which who how if so not no one any all some"
              + " up out about into also just only have has had get got let ll ve re m s t d be been"
              + " when where while after before next want need like use used using given returns"
              + " return tool");

  private Stems() {}

  /** Returns the stems of a text in order, without words that say nothing. */
  static List<String> of(String text) {
    String start = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    List<String> stems = new ArrayList<>();
    for (String word : Words.split(start)) {
      if (!STOP.contains(word)) {
        stems.add(stem(word));
      }
    }
    return stems;
  }

  /** Returns the stems of a name, all of them. */
  static List<String> ofName(String name) {
    return Words.split(name).stream().map(Stems::stem).toList();
  }

  static String stem(String word) {
    String stem = Words.singular(word);
    if (stem.length() > SHORTEST_CUT && stem.endsWith("ing")) {
      stem = stem.substring(0, stem.length() - 3);
    } else if (stem.length() > SHORTEST_CUT && stem.endsWith("ed")) {
      stem = stem.substring(0, stem.length() - 2);
    }
    return stem.length() > 3 && stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
  }
}
