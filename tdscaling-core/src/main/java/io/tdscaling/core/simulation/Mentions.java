package io.tdscaling.core.simulation;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.phrasing.VerbForms;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the things that a text speaks of by name, such as "order ORD-10442". */
final class Mentions {
  private static final Pattern QUOTED = Pattern.compile("(?<![^ ])\"[^\"\n]{3,40}\"(?=[ .,;?]|$)");
  private static final Pattern ANY_QUOTED = Pattern.compile("\"[^\"]*\"");
  private static final Pattern NOUN = Pattern.compile("[a-z]{3,}");
  private static final Splitter SPACE = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final int LONGEST = 60;
  private static final int MOST_NOUNS = 2;
  private static final Set<String> NO_NOUNS =
      Set.of(
          "to", "for", "of", "with", "from", "and", "at", "in", "on", "is", "the", "a", "an", "as",
          "by", "until", "between", "saying", "called", "about", "would", "be");
  private static final Pattern UNNAMED =
      Pattern.compile(
          "\\b(?:the|an|a) ((?:[a-z]+ ){0,2}?[a-z]+)(?=[.,?]| (?:to|for|of|with|from|in|on|as|at|and|that|by) )");
  private static final Set<String> TALK = Set.of("next step", "following", "step", "agreement");

  private Mentions() {}

  /** Returns one of the things, with its noun where it has one; "that" where there is none. */
  static String pick(String text, SeededRandom random) {
    for (List<String> things : List.of(named(text), quoted(text), nouns(text))) {
      if (!things.isEmpty()) {
        return random.pick(things);
      }
    }
    return "that";
  }

  private static List<String> nouns(String text) {
    List<String> nouns = new ArrayList<>();
    String unquoted = ANY_QUOTED.matcher(text).replaceAll(" ");
    for (Matcher noun = UNNAMED.matcher(unquoted); noun.find(); ) {
      if (!TALK.contains(noun.group(1))) {
        nouns.add("the " + noun.group(1));
      }
    }
    return nouns;
  }

  private static List<String> quoted(String text) {
    List<String> quotes = new ArrayList<>();
    for (Matcher quote = QUOTED.matcher(text); quote.find(); ) {
      quotes.add(quote.group());
    }
    return quotes;
  }

  private static List<String> named(String text) {
    List<String> things = new ArrayList<>();
    List<String> tokens = SPACE.splitToList(QUOTED.matcher(text).replaceAll(" "));
    for (int i = 0; i < tokens.size(); i++) {
      String name = withoutEnd(tokens.get(i));
      if (Identifiers.isIdentifierLike(name) && name.indexOf('"') < 0 && name.length() <= LONGEST) {
        String thing = name;
        for (int at = i - 1; at >= 0 && at >= i - MOST_NOUNS && isNoun(tokens.get(at)); at--) {
          thing = tokens.get(at) + " " + thing;
        }
        things.add(thing);
      }
    }
    return things;
  }

  private static boolean isNoun(String word) {
    return NOUN.matcher(word).matches() && !NO_NOUNS.contains(word) && !VerbForms.isVerb(word);
  }

  private static String withoutEnd(String token) {
    int end = token.length();
    while (end > 0 && ".,;:?!".indexOf(token.charAt(end - 1)) >= 0) {
      end--;
    }
    return token.substring(0, end);
  }
}
