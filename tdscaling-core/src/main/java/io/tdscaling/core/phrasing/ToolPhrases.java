package io.tdscaling.core.phrasing;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.caching.IdentityCache;
import io.tdscaling.core.semantics.ToolSemantics;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what a tool does in the imperative, such as "cancel the order". Thread-safe. */
public final class ToolPhrases {
  /** How a pointer at several things begins. */
  private static final String EACH = "each ";

  private static final int MAX_CACHED = 100_000;

  private final SemanticsCache semantics;

  /** What tools do: it is said for every call that is planned. */
  private final IdentityCache<ToolSpec, String> actions =
      new IdentityCache<>(MAX_CACHED, tool -> action(tool, ""));

  /** Makes phrases from what tools mean. */
  public ToolPhrases(SemanticsCache semantics) {
    this.semantics = semantics;
  }

  /** Returns what a tool does, without any value. */
  public String action(ToolSpec tool) {
    return actions.get(tool);
  }

  /**
   * Returns what a tool does, without any value.
   *
   * @param pointer what points at the thing it acts on, such as "that" or "the second"; empty where
   *     nothing was spoken of before
   */
  public String action(ToolSpec tool, String pointer) {
    return SpokenValues.capitals(plainAction(tool, pointer));
  }

  private String plainAction(ToolSpec tool, String pointer) {
    ToolSemantics meaning = semantics.of(tool);
    List<String> words = Words.split(tool.ref().name());
    for (int i = 0; i < words.size() && i < 2; i++) {
      String verb = words.get(i);
      boolean known =
          PhraseWords.isVerb(verb) && (i == 0 || !PhraseWords.ALSO_NOUNS.contains(verb));
      if (known || (i == 0 && words.size() > 1 && describesItself(verb, tool))) {
        List<String> rest = new ArrayList<>(words.subList(i + 1, words.size()));
        if (i == 1 && !Words.split(tool.ref().service()).contains(words.get(0))) {
          rest.add(0, words.get(0));
        }
        return predicate(verb, rest, meaning, pointer);
      }
    }
    return defaultAction(meaning, pointer);
  }

  /** A word that the description begins with as well is what the tool does. */
  private static boolean describesItself(String word, ToolSpec tool) {
    String description = tool.description().stripLeading();
    int end = Math.max(0, description.indexOf(' '));
    String first = description.substring(0, end).toLowerCase(Locale.ROOT);
    return word.length() > 2
        && (first.equals(word) || first.equals(word + "s") || first.equals(word + "es"));
  }

  /**
   * Returns the clause for a call of a tool.
   *
   * @param action what the call does, without any value
   * @param arguments what it is made with, but for what the action says already
   */
  public Clause clause(String action, ToolSpec tool, List<Argument> arguments) {
    return ClauseWriter.write(action, semantics.of(tool), arguments);
  }

  /** Returns what a call does, with the name of what it acts on and no other argument. */
  public String brief(ToolSpec tool, List<Argument> arguments) {
    return ClauseWriter.brief(action(tool), semantics.of(tool), arguments);
  }

  /** Returns what a tool is about; what it does with it is left out of the name. */
  public String thing(ToolSpec tool) {
    String entity = semantics.of(tool).entity();
    List<String> name = Words.split(tool.ref().name());
    int space = entity.indexOf(' ');
    boolean repeatsVerb =
        space > 0
            && !name.isEmpty()
            && entity.substring(0, space).equals(name.get(0))
            && PhraseWords.isVerb(name.get(0));
    boolean particle = space > 0 && PhraseWords.PARTICLES.contains(entity.substring(0, space));
    return SpokenValues.capitals(repeatsVerb || particle ? entity.substring(space + 1) : entity);
  }

  private static String predicate(
      String verb, List<String> rest, ToolSemantics meaning, String pointer) {
    int last = rest.size() - 1;
    if (verb.equals("mark") && last >= 0 && PhraseWords.MARKS.contains(rest.get(last))) {
      List<String> thing = rest.subList(0, last).stream().filter(w -> !w.equals("as")).toList();
      return "mark " + object(verb, thing, meaning, pointer) + " as " + rest.get(last);
    }
    boolean particle = last >= 0 && PhraseWords.PARTICLES.contains(rest.get(0));
    String plain = verb.equals("lookup") ? "look up" : verb;
    String doing = particle ? plain + " " + rest.get(0) : plain;
    List<String> thing = objectWords(particle ? rest.subList(1, rest.size()) : rest);
    return doing + " " + object(particle ? doing : verb, thing, meaning, pointer);
  }

  /** Returns what the verb acts on, without how: in "find contact by email" the contact. */
  private static List<String> objectWords(List<String> rest) {
    int end = 0;
    while (end < rest.size() && !PhraseWords.HOW.contains(rest.get(end))) {
      end++;
    }
    return rest.subList(0, end);
  }

  private static String object(
      String verb, List<String> words, ToolSemantics meaning, String pointer) {
    String noun = words.isEmpty() ? meaning.entity() : String.join(" ", withoutRepeats(words));
    boolean plural = isPlural(noun);
    if (!pointer.isEmpty()) {
      return pointed(pointer, noun);
    }
    if (noun.startsWith("all ") || noun.startsWith("my ")) {
      return noun;
    }
    if (PhraseWords.SEARCHING.contains(verb)) {
      return plural || words.isEmpty() ? pluralOf(noun) : "the " + noun;
    }
    boolean making = PhraseWords.MAKING.contains(verb) || meaning.effect() == EffectClass.CREATE;
    if (making && verb.indexOf(' ') < 0) {
      return plural ? noun : Words.withArticle(noun);
    }
    return "the " + noun;
  }

  private static List<String> withoutRepeats(List<String> words) {
    List<String> once = new ArrayList<>();
    for (String word : words) {
      if (once.isEmpty() || !once.get(once.size() - 1).equals(word)) {
        once.add(word);
      }
    }
    return once;
  }

  /** Returns a noun with what points at it: "those orders", "the second order". */
  private static String pointed(String pointer, String noun) {
    if (pointer.equals("that")) {
      return (isPlural(noun) ? "those " : "that ") + noun;
    }
    return pointer + " " + (pointer.startsWith(EACH) ? pluralOf(noun) : singularOf(noun));
  }

  private static boolean isPlural(String noun) {
    return !singularOf(noun).equals(noun);
  }

  private static String singularOf(String noun) {
    int last = noun.lastIndexOf(' ') + 1;
    return noun.substring(0, last) + Words.singular(noun.substring(last));
  }

  private static String pluralOf(String noun) {
    int last = noun.lastIndexOf(' ') + 1;
    return isPlural(noun) ? noun : noun.substring(0, last) + Words.plural(noun.substring(last));
  }

  private static String defaultAction(ToolSemantics meaning, String pointer) {
    String entity = meaning.entity();
    String named = pointer.isEmpty() ? "the " + entity : pointed(pointer, entity);
    return switch (meaning.effect()) {
      case READ -> "look up " + named;
      case SEARCH -> "look for " + pluralOf(entity);
      case CREATE -> "create " + Words.withArticle(entity);
      case UPDATE -> "update " + named;
      case DELETE -> "delete " + named;
      case NOTIFY -> "send " + Words.withArticle(entity);
      case COMPUTE, CODE -> "work out " + named;
    };
  }
}
