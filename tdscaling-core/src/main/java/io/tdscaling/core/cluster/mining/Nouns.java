package io.tdscaling.core.cluster.mining;

import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Noun phrases in one spelling: lower case, singular, the common short forms written out, so that
 * {@code repos}, {@code Repository} and {@code repo} are the same.
 */
final class Nouns {
  private static final Map<String, String> LONG_FORMS =
      Map.ofEntries(
          Map.entry("repo", "repository"),
          Map.entry("org", "organization"),
          Map.entry("organisation", "organization"),
          Map.entry("db", "database"),
          Map.entry("doc", "document"),
          Map.entry("msg", "message"),
          Map.entry("pr", "pull request"),
          Map.entry("mr", "merge request"),
          Map.entry("dir", "directory"),
          Map.entry("img", "image"),
          Map.entry("pic", "picture"),
          Map.entry("conv", "conversation"),
          Map.entry("acct", "account"),
          Map.entry("txn", "transaction"),
          Map.entry("tx", "transaction"),
          Map.entry("env", "environment"),
          Map.entry("ws", "workspace"),
          Map.entry("addr", "address"),
          Map.entry("proj", "project"),
          Map.entry("usr", "user"),
          Map.entry("app", "application"),
          Map.entry("dest", "destination"),
          Map.entry("src", "source"),
          Map.entry("vm", "virtual machine"),
          Map.entry("param", "parameter"),
          Map.entry("config", "configuration"),
          Map.entry("spec", "specification"),
          Map.entry("num", "number"));

  private Nouns() {}

  /** Returns the phrase of an identifier or of plain words. */
  static String phrase(String text) {
    return phrase(Words.split(text));
  }

  /** Returns the phrase of lower-case words. */
  static String phrase(List<String> words) {
    List<String> nouns = new ArrayList<>();
    for (String word : words) {
      String noun = Words.singular(word);
      nouns.add(LONG_FORMS.getOrDefault(noun, noun));
    }
    return String.join(" ", nouns);
  }

  /** Returns what is left of a phrase when its first words are taken away, longest first. */
  static List<String> tails(String phrase) {
    List<String> tails = new ArrayList<>();
    for (int space = phrase.indexOf(' '); space >= 0; space = phrase.indexOf(' ', space + 1)) {
      tails.add(phrase.substring(space + 1));
    }
    return tails;
  }

  /** Returns the plural of a phrase. */
  static String plural(String phrase) {
    int last = phrase.lastIndexOf(' ') + 1;
    return phrase.substring(0, last) + Words.plural(phrase.substring(last));
  }
}
