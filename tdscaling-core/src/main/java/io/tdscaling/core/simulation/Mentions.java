package io.tdscaling.core.simulation;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the things that a text speaks of by name, such as "order ORD-10442". */
final class Mentions {
  private static final Pattern QUOTED = Pattern.compile("(?<![^ ])\"[^\"\n]{3,40}\"(?=[ .,;?]|$)");
  private static final Pattern NOUN = Pattern.compile("[a-z]{3,}");
  private static final Splitter SPACE = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final int LONGEST = 60;
  private static final Set<String> NO_NOUNS =
      Set.of(
          "to", "for", "of", "with", "from", "and", "at", "in", "on", "is", "the", "a", "an", "as",
          "by", "until", "between", "saying", "called", "about", "would", "be");
  private static final Pattern UNNAMED =
      Pattern.compile("\\b(?:the|an|a) ((?:[a-z]+ ){0,2}?[a-z]+)(?=[.,?]| (?:to|for|of|with|from|in|on|as|at|and|that|by) )");
  private static final Set<String> TALK = Set.of("next step", "following", "step", "agreement");

  private Mentions() {}

  /** Returns one of the things, with its noun where it has one; "that" where there is none. */
  static String pick(String text, SeededRandom random) {
    List<String> named = things(text);
    List<String> things = named.isEmpty() ? nouns(text) : named;
    return things.isEmpty() ? "that" : random.pick(things);
  }

  private static List<String> nouns(String text) {
    List<String> nouns = new ArrayList<>();
    for (Matcher noun = UNNAMED.matcher(text); noun.find(); ) {
      if (!TALK.contains(noun.group(1))) {
        nouns.add("the " + noun.group(1));
      }
    }
    return nouns;
  }

  static List<String> things(String text) {
    List<String> things = new ArrayList<>();
    for (Matcher quoted = QUOTED.matcher(text); quoted.find(); ) {
      things.add(quoted.group());
    }
    List<String> tokens = SPACE.splitToList(QUOTED.matcher(text).replaceAll(" "));
    for (int i = 0; i < tokens.size(); i++) {
      String name = withoutEnd(tokens.get(i));
      if (Identifiers.isIdentifierLike(name) && name.indexOf('"') < 0 && name.length() <= LONGEST) {
        String noun = i > 0 ? tokens.get(i - 1) : "";
        boolean fits = NOUN.matcher(noun).matches() && !NO_NOUNS.contains(noun);
        things.add(fits ? noun + " " + name : name);
      }
    }
    return things;
  }

  private static String withoutEnd(String token) {
    int end = token.length();
    while (end > 0 && ".,;:?!".indexOf(token.charAt(end - 1)) >= 0) {
      end--;
    }
    return token.substring(0, end);
  }
}
