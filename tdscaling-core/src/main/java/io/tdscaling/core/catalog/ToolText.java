package io.tdscaling.core.catalog;

import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tool's name and the first sentence of its description, taken apart.
 *
 * @param name words of the name
 * @param lead the first sentence, without a label in front
 * @param words words of the first sentence, in lower case
 * @param verb the first verb in the name, else that of the sentence, else empty
 * @param leadVerb the verb that the first sentence begins with, else empty
 */
record ToolText(List<String> name, String lead, List<String> words, String verb, String leadVerb) {
  private static final int LONGEST_LEAD = 400;
  private static final int REACH = 4;
  private static final Pattern LABEL =
      Pattern.compile("^(\\s*(#[^\\n]*\\n|\\[[^\\]]*\\]|[#*>\\-|\\d.]+|\\p{So}+))+\\s*");
  private static final Pattern END = Pattern.compile("[.!?](\\s|$|\\\\n)|[。！？]|\\n\\s*\\n");
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}'’-]+");

  static ToolText of(ToolSpec tool) {
    List<String> name = Words.split(tool.ref().name());
    String lead = lead(tool.description());
    List<String> words =
        NOT_A_WORD.splitAsStream(lead.toLowerCase(Locale.ROOT)).filter(w -> !w.isEmpty()).toList();
    String leadVerb = words.isEmpty() ? "" : base(words.get(0));
    String named = named(name);
    return new ToolText(name, lead, words, named.isEmpty() ? leadVerb : named, leadVerb);
  }

  /** Returns whether the sentence begins by making something up. */
  boolean makes() {
    return LossLexicon.MAKES.contains(leadVerb);
  }

  /** Returns whether the sentence acts on "a" thing. */
  boolean actsOnIndefinite() {
    return words.size() > 2 && (words.get(1).equals("a") || words.get(1).equals("an"));
  }

  /** Returns whether the text says that the thing is known without being named. */
  boolean isImplied() {
    return name.stream().anyMatch(LossLexicon.IMPLIED::contains)
        || words.stream().limit(1 + REACH).anyMatch(LossLexicon.IMPLIED::contains);
  }

  private static String named(List<String> name) {
    List<String> verbs = name.stream().filter(ToolText::isVerb).toList();
    return verbs.stream()
        .filter(verb -> !LossLexicon.ALSO_NOUNS.contains(verb))
        .findFirst()
        .orElse(verbs.isEmpty() ? "" : verbs.get(0));
  }

  private static String lead(String description) {
    String text = LABEL.matcher(description).replaceFirst("").strip();
    Matcher end = END.matcher(text);
    String first = end.find() ? text.substring(0, end.start()) : text;
    return first.length() <= LONGEST_LEAD ? first : first.substring(0, LONGEST_LEAD);
  }

  /** Returns the verb a word is a third person of: "creates" is of "create". */
  private static String base(String word) {
    if (isVerb(word)) {
      return word;
    }
    for (String ending : List.of("s", "es")) {
      String stem = word.endsWith(ending) ? word.substring(0, word.length() - ending.length()) : "";
      if (isVerb(stem)) {
        return stem;
      }
    }
    return "";
  }

  private static boolean isVerb(String word) {
    return LossLexicon.WRITES.contains(word)
        || LossLexicon.WORKS.contains(word)
        || LossLexicon.MAKES.contains(word)
        || LossLexicon.READS.contains(word)
        || LossLexicon.SESSION.contains(word);
  }
}
