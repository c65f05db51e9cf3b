package io.tdscaling.core.schema;

import io.tdscaling.core.text.ResourceFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Guesses what a text field means from its name and description. */
final class Meanings {
  private static final Set<String> COUNTING = Set.of("num", "count", "max", "min", "total");

  private final PhraseTable names = new PhraseTable();
  private final PhraseTable hints = new PhraseTable();
  private final List<Cue> cues = new ArrayList<>();

  private record Cue(String phrase, String meaning) {}

  Meanings() {
    String section = "";
    for (String line : ResourceFiles.lines(Meanings.class, "meanings.txt")) {
      if (line.startsWith("[")) {
        section = line;
        continue;
      }
      int colon = line.indexOf(": ");
      for (String phrase : line.substring(colon + 2).split(", ", -1)) {
        add(section, phrase, line.substring(0, colon));
      }
    }
  }

  private void add(String section, String phrase, String meaning) {
    switch (section) {
      case "[names]" -> names.put(phrase, meaning);
      case "[hints]" -> hints.put(phrase, meaning);
      case "[cues]" -> cues.add(new Cue(phrase, meaning));
      default -> throw new IllegalStateException("no such section: " + section);
    }
  }

  /** Returns the name of a vocabulary that the field's values come from. */
  Optional<String> of(Field field) {
    List<String> words = field.words();
    if (words.isEmpty()) {
      return cue(field);
    }
    return owned(field, words)
        .or(() -> names.endOf(words))
        .or(() -> isMoment(words) ? Optional.of("@datetime") : Optional.empty())
        .or(() -> COUNTING.contains(words.get(0)) ? Optional.of("integer_text") : Optional.empty())
        .or(() -> cue(field))
        .or(() -> hints.endOf(words));
  }

  /** What is called after a deed "at" is when it was done: {@code snoozedUntilAt}. */
  private static boolean isMoment(List<String> words) {
    return words.size() > 1 && words.get(words.size() - 1).equals("at");
  }

  private Optional<String> owned(Field field, List<String> words) {
    // A bare "name" says little, a customer's name a lot.
    return words.size() == 1 && !field.owner().isEmpty()
        ? names.exact(field.owner() + " " + words.get(0))
        : Optional.empty();
  }

  private Optional<String> cue(Field field) {
    for (Cue cue : cues) {
      if (field.mentions(cue.phrase())) {
        return Optional.of(cue.meaning());
      }
    }
    return Optional.empty();
  }
}
