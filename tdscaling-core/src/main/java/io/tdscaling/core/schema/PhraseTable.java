package io.tdscaling.core.schema;

import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what a name means by the longest known phrase it ends with. */
final class PhraseTable {
  private static final int LONGEST = 4;

  private final Map<String, String> meanings = new HashMap<>();

  void put(String phrase, String meaning) {
    meanings.putIfAbsent(phrase, meaning);
  }

  /** Returns the meaning of exactly this phrase. */
  Optional<String> exact(String phrase) {
    return Optional.ofNullable(meanings.get(phrase));
  }

  /** Returns the meaning of the longest phrase that the words end with, in singular or plural. */
  Optional<String> endOf(List<String> words) {
    List<String> singular = new ArrayList<>(words);
    singular.replaceAll(Words::singular);
    for (int from = Math.max(0, words.size() - LONGEST); from < words.size(); from++) {
      String phrase = String.join(" ", words.subList(from, words.size()));
      String alike = String.join(" ", singular.subList(from, singular.size()));
      String meaning = meanings.getOrDefault(phrase, meanings.get(alike));
      if (meaning != null) {
        return Optional.of(meaning);
      }
    }
    return Optional.empty();
  }

  /** Returns whether a text has a phrase as words of their own. */
  static boolean mentions(String text, String phrase) {
    int at = text.indexOf(phrase);
    while (at >= 0) {
      int end = at + phrase.length();
      boolean starts = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (starts && ends) {
        return true;
      }
      at = text.indexOf(phrase, at + 1);
    }
    return false;
  }
}
