package io.tdscaling.core.cluster.mining;

import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of fields that a description says are returned. */
final class ReturnsText {
  private static final int LONGEST = 320;
  private static final int MOST = 24;
  private static final Pattern OPENING =
      Pattern.compile(
          "^\\s*(?:this tool |tool to )?(?:gets?|lists?|finds?|retrieves?|fetche?s?|look(?:s)? up|search(?:es)? for"
              + "|resolves?|obtains?|converts?[^.]{3,60}\\b(?:to|into))\\b([^.\\n]{3,160})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\b(?:returns?|returning|outputs?|responds? with|gives? back|yields|response includes)\\b"
              + "(?!\\s+(?:none|nothing|error))([^.]{3,"
              + LONGEST
              + "})",
          Pattern.CASE_INSENSITIVE);

  /** What comes after these is what the tool is given, or when. */
  private static final Pattern GIVEN =
      Pattern.compile(
          "\\b(?:by|for|from|using|given|based on|if|when|matching|sorted|ordered|that match|near)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PLACE = Pattern.compile("[{/:<]$");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_'-]+");

  /** Words that end what is a thing's name. */
  private static final Set<String> KEY_WORDS =
      Words.set(
          "id uuid guid gid key slug sha hash token symbol handle iid identifier url address email");

  private static final Set<String> STOP =
      Words.set(
          "the a an of and or its their with including includes list array all each any unique new"
              + " as to in on dictionary dict json object containing string contains his her both"
              + " this that which current full complete detailed basic numeric valid available");

  private ReturnsText() {}

  /** Returns the names, such as {@code issue id} or {@code order_id}, in the order of the text. */
  static List<String> names(String description) {
    Set<String> names = new LinkedHashSet<>();
    Matcher opening = OPENING.matcher(description);
    if (opening.find()) {
      collect(beforeGiven(opening.group(1)), names);
    }
    Matcher clause = CLAUSE.matcher(description);
    while (clause.find() && names.size() < MOST) {
      collect(beforeGiven(clause.group(1)), names);
    }
    return List.copyOf(names);
  }

  private static String beforeGiven(String clause) {
    Matcher given = GIVEN.matcher(clause);
    return given.find() ? clause.substring(0, given.start()) : clause;
  }

  private static void collect(String clause, Set<String> names) {
    List<String> before = new ArrayList<>();
    Matcher words = WORD.matcher(clause);
    int end = 0;
    while (words.find()) {
      String separator = clause.substring(end, words.start());
      end = words.end();
      if (PLACE.matcher(separator).find()) {
        before.clear(); // A place in a path is given, not returned.
        continue;
      }
      if (!separator.isBlank()) {
        before.clear();
      }
      read(words.group(), before, names);
    }
  }

  private static void read(String word, List<String> before, Set<String> names) {
    List<String> parts = Words.split(word);
    if (parts.size() > 1) {
      names.add(word);
      before.clear();
      return;
    }
    String noun = Words.singular(word.toLowerCase(Locale.ROOT));
    if (STOP.contains(noun)) {
      before.clear();
      return;
    }
    boolean key = KEY_WORDS.contains(noun);
    before.add(noun);
    if (key || ValueKinds.isUnmistakable(noun)) {
      names.add(last(before, 3));
    }
    if (key) {
      before.clear();
    }
  }

  private static String last(List<String> words, int most) {
    return String.join(" ", words.subList(Math.max(0, words.size() - most), words.size()));
  }
}
