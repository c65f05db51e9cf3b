package io.tdscaling.core.domain;

import com.google.common.base.Splitter;
import io.tdscaling.core.text.ResourceFiles;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words that speak of each domain, as listed in {@code domains.txt}. */
final class DomainLexicon {
  /** How much more a word says that speaks of one domain by itself. */
  private static final double TELLING = 4;

  private final Map<String, List<Vote>> votes = new HashMap<>();

  /** What a word says for a domain. */
  record Vote(String domain, double weight) {}

  private DomainLexicon() {}

  static DomainLexicon load() {
    DomainLexicon lexicon = new DomainLexicon();
    ResourceFiles.lines(DomainLexicon.class, "domains.txt").forEach(lexicon::add);
    return lexicon;
  }

  private void add(String line) {
    List<String> sides = Splitter.on(':').limit(2).trimResults().splitToList(line);
    List<String> lists = Splitter.on('*').trimResults().splitToList(sides.get(1));
    add(sides.get(0), lists.get(0), 1);
    add(sides.get(0), lists.get(1), TELLING);
  }

  private void add(String domain, String words, double weight) {
    for (String word : Splitter.on(' ').omitEmptyStrings().split(words)) {
      votes
          .computeIfAbsent(Words.singular(word), missing -> new ArrayList<>())
          .add(new Vote(domain, weight));
    }
  }

  /** Returns whether a word, in the singular, speaks of any domain. */
  boolean knows(String word) {
    return votes.containsKey(word);
  }

  /**
   * Returns what a word, in the singular, says; the more domains it speaks of, the less for each.
   */
  List<Vote> votes(String word) {
    List<Vote> found = votes.getOrDefault(word, List.of());
    return found.stream()
        .map(vote -> new Vote(vote.domain(), vote.weight() / found.size()))
        .toList();
  }
}
