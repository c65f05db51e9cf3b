package io.tdscaling.core.phrasing;

import com.google.common.base.Splitter;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.text.ResourceFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Other forms of actions such as "cancel the order". */
public final class VerbForms {
  private static final Splitter COLON = Splitter.on(':').trimResults();
  private static final Splitter COMMA = Splitter.on(',').trimResults();
  private static final Map<String, Verb> VERBS = new LinkedHashMap<>();

  private record Verb(String participle, List<String> others) {}

  static {
    for (String line : ResourceFiles.lines(VerbForms.class, "verbs.txt")) {
      List<String> parts = COLON.splitToList(line);
      List<String> others = parts.size() > 2 ? COMMA.splitToList(parts.get(2)) : List.of();
      VERBS.put(parts.get(0), new Verb(parts.get(1), others));
    }
  }

  private VerbForms() {}

  /** Returns a clause with its first verb said in one of the ways users say it. */
  public static String varied(String clause, SeededRandom random) {
    int space = clause.indexOf(' ');
    if (space < 0) {
      return clause;
    }
    Verb verb = VERBS.get(clause.substring(0, space));
    String next = clause.substring(space + 1);
    boolean particle = PhraseWords.PARTICLES.contains(firstWord(next));
    if (verb == null || verb.others().isEmpty() || particle) {
      return clause;
    }
    return random.pick(verb.others()) + clause.substring(space);
  }

  /** Returns whether a word can be what a tool does. */
  public static boolean isVerb(String word) {
    return PhraseWords.isVerb(word);
  }

  /** Returns an action as something that was done: "cancel the order" is "cancelled the order". */
  public static String done(String action) {
    int space = action.indexOf(' ');
    String verb = space < 0 ? action : action.substring(0, space);
    String after = space < 0 ? "" : action.substring(space);
    if (verb.equals("look") && after.startsWith(" for ")) {
      return "looked" + after;
    }
    String participle = participle(verb);
    String repeated = participle.substring(participle.indexOf(' ') + 1) + " ";
    boolean particleTwice = participle.indexOf(' ') > 0 && after.startsWith(" " + repeated);
    return participle + (particleTwice ? after.substring(repeated.length()) : after);
  }

  private static String participle(String verb) {
    Verb known = VERBS.get(verb);
    if (known != null) {
      return known.participle();
    }
    if (verb.endsWith("e")) {
      return verb + "d";
    }
    int last = verb.length() - 1;
    boolean consonantY =
        verb.endsWith("y") && last > 0 && "aeiou".indexOf(verb.charAt(last - 1)) < 0;
    return consonantY ? verb.substring(0, last) + "ied" : verb + "ed";
  }

  private static String firstWord(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  /** Returns the verbs that the list knows. */
  static List<String> known() {
    return new ArrayList<>(VERBS.keySet());
  }
}
