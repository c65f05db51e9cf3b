package io.tdscaling.core.semantics;

import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A tool's name taken apart. The service's own name in front is left out.
 *
 * @param before words before the verb; all words where there is none
 * @param verb the verb in the name, or an empty string
 * @param after words after the verb
 */
record ToolName(List<String> before, String verb, List<String> after) {
  private static final Set<String> AMOUNTS = Words.set("one many all single");
  private static final Pattern VERSION = Pattern.compile("v?\\d+");

  ToolName {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * Takes the name of a tool apart. A first word that the description begins with, too, is the
   * verb: to "Mark a notification" is not to read a mark.
   */
  static ToolName of(ToolSpec tool, Opening opening) {
    List<String> words = strip(Words.split(tool.ref().name()), tool.ref().service());
    boolean said = !words.isEmpty() && !opening.first().isEmpty();
    return said && Verbs.isVerb(words.get(0)) && words.get(0).equals(opening.first())
        ? at(words, 0)
        : at(words, verbAt(words));
  }

  static ToolName of(String name, String service) {
    List<String> words = strip(Words.split(name), service);
    return at(words, verbAt(words));
  }

  private static ToolName at(List<String> words, int at) {
    if (at < 0) {
      return new ToolName(words, "", List.of());
    }
    return new ToolName(words.subList(0, at), words.get(at), words.subList(at + 1, words.size()));
  }

  /** Returns the verb, if the name has one. */
  Optional<String> action() {
    return verb.isEmpty() ? Optional.empty() : Optional.of(verb);
  }

  /** Returns the words after the verb; where there are none, those before it. */
  List<String> object() {
    return after.isEmpty() ? before : after;
  }

  private static List<String> strip(List<String> words, String service) {
    Set<String> own = new LinkedHashSet<>(Words.split(service));
    String joined = String.join("", own);
    List<String> left = new ArrayList<>(words);
    while (left.size() > 1 && VERSION.matcher(left.get(left.size() - 1)).matches()) {
      left.remove(left.size() - 1);
    }
    while (left.size() > 1 && isPrefix(left.get(0), own, joined)) {
      left.remove(0);
    }
    return left;
  }

  private static boolean isPrefix(String word, Set<String> service, String joined) {
    if (VERSION.matcher(word).matches() || word.equals("api") || word.equals("mcp")) {
      return true;
    }
    boolean named = service.contains(word) || (word.length() > 3 && joined.contains(word));
    return named && !Verbs.isVerb(word);
  }

  private static int verbAt(List<String> words) {
    int last = words.size() - 1;
    if (last > 0 && AMOUNTS.contains(words.get(last))) {
      last--; // Whoever finds one, or all, finds.
    }
    if (last < 0) {
      return -1;
    }
    String first = words.get(0);
    if (Verbs.isVerb(first) && !Verbs.isAlsoNoun(first)) {
      return 0;
    }
    if (last > 0 && Verbs.isCrud(words.get(last)) && !Verbs.isCrud(first)) {
      return last;
    }
    return firstVerb(words, last);
  }

  private static int firstVerb(List<String> words, int last) {
    if (Verbs.isCrud(words.get(0))) {
      return 0;
    }
    for (int i = 1; i <= last; i++) {
      String word = words.get(i);
      if (Verbs.isCrud(word) || (Verbs.isVerb(word) && !Verbs.isAlsoNoun(word))) {
        return i;
      }
    }
    if (Verbs.isVerb(words.get(0))) {
      return 0;
    }
    return Verbs.isVerb(words.get(last)) ? last : -1;
  }
}
