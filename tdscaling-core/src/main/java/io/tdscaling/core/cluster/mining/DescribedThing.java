package io.tdscaling.core.cluster.mining;

import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a parameter's description says it is a name of: "The ID of the board to archive". */
final class DescribedThing {
  private static final int LOOKED_AT = 160;
  private static final String NAME =
      "(ids?|identifiers?|uuids?|guids?|gids?|keys?|slugs?|handles?|shas?)";
  private static final Pattern OF =
      Pattern.compile(
          "\\b" + NAME + "\\s+(?:\\([^)]*\\)\\s+)?(?:of|for)\\s+([a-z][a-z0-9' _-]{2,60})");
  private static final Pattern BEFORE =
      Pattern.compile("^[^a-z]*((?:[a-z][a-z0-9'_-]*\\s+){1,5}?)" + NAME + "\\b");
  private static final Set<String> STOP =
      Words.set(
          "to that which for in from whose where you and or being is as with on at by when if used"
              + " if are was must can will should under within of per into it returned ie");
  private static final Set<String> SKIPPED =
      Words.set(
          "the a an this that each your one optional required unique existing target valid specific"
              + " given numeric internal new current parent source comma separated list array of"
              + " associated string integer uuid full exact my any its their public actual related"
              + " corresponding single first external primary alphanumeric system database row"
              + " custom either entity resource object record item");
  private static final Set<String> ABOUT_VERBS =
      Words.set("filter get retrieve fetch use provide specify enter pass include only by");

  private DescribedThing() {}

  /** Returns the noun phrase of the thing whose key the description says this is. */
  static Optional<String> of(String description) {
    String text = description.substring(0, Math.min(LOOKED_AT, description.length()));
    String lower = text.toLowerCase(Locale.ROOT).strip();
    Matcher of = OF.matcher(lower);
    if (of.find()) {
      Optional<String> thing = first(of.group(2));
      if (thing.isPresent()) {
        return thing;
      }
    }
    Matcher before = BEFORE.matcher(lower);
    return before.find() ? last(before.group(1)) : Optional.empty();
  }

  /** Returns the first noun phrase: "the user's account to close" is of an account. */
  private static Optional<String> first(String text) {
    List<String> nouns = new ArrayList<>();
    for (String word : text.split("[\\s_-]+", -1)) {
      if (STOP.contains(word)) {
        break;
      }
      if (word.endsWith("'s") || word.endsWith("s'")) {
        nouns.clear();
      } else if (!SKIPPED.contains(word)) {
        nouns.add(word);
      }
    }
    return phrase(nouns, 3);
  }

  /** Returns the noun phrase right before the key: "Trello board ID" is of a Trello board. */
  private static Optional<String> last(String text) {
    List<String> nouns = new ArrayList<>();
    for (String word : text.strip().split("[\\s_-]+", -1)) {
      if (STOP.contains(word) || ABOUT_VERBS.contains(word) || word.endsWith("'s")) {
        nouns.clear();
      } else if (!SKIPPED.contains(word)) {
        nouns.add(word);
      }
    }
    return phrase(nouns, 3);
  }

  private static Optional<String> phrase(List<String> nouns, int longest) {
    List<String> words =
        nouns.stream().filter(word -> word.chars().allMatch(Character::isLetterOrDigit)).toList();
    if (words.isEmpty() || words.size() > longest) {
      return Optional.empty();
    }
    return Optional.of(Nouns.phrase(words.stream().flatMap(w -> Words.split(w).stream()).toList()));
  }
}
