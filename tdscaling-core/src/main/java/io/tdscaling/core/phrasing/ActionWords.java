package io.tdscaling.core.phrasing;

import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an action such as "mark the message as read": its verb and what it acts on. */
final class ActionWords {
  private static final Pattern OBJECT =
      Pattern.compile("^(.*? )?(?:the|an|a) (.+?)( (?:as|from|to) [a-z]+)?$");
  private static final Set<String> SEEKING = Words.set("search query google");
  private static final Set<String> GIVING =
      Words.set("assign attach link share transfer move grant");
  private static final Set<String> SETTING =
      Words.set("update set change edit modify rename adjust move switch reschedule");

  private static final Set<String> SHIFTING = Words.set("reschedule move postpone");

  private final String action;

  ActionWords(String action) {
    this.action = action;
  }

  private String verb() {
    int space = action.indexOf(' ');
    return space < 0 ? action : action.substring(0, space);
  }

  /** Returns whether one says "for" of what is looked for: "search orders for …". */
  boolean seeks() {
    return SEEKING.contains(verb());
  }

  /** Returns whether the action brings its object to another thing. */
  boolean gives() {
    return GIVING.contains(verb());
  }

  /** Returns whether the action brings its object to another time. */
  boolean shifts() {
    return SHIFTING.contains(verb());
  }

  /** Returns whether the action sets just this: "update the contact phone" sets "phone". */
  boolean sets(String parameter) {
    String name = Words.spaced(parameter);
    return SETTING.contains(verb())
        && (action.endsWith(" " + name) || action.contains(" " + name + " for "));
  }

  /** Returns the action with its object called by name, if the object is such a thing. */
  Optional<String> withName(String entity, String name) {
    Matcher object = OBJECT.matcher(action);
    if (!object.matches() || !lastWord(object.group(2)).equals(lastWord(entity))) {
      return Optional.empty();
    }
    String before = object.group(1) == null ? "" : object.group(1);
    String after = object.group(3) == null ? "" : object.group(3);
    return Optional.of(before + object.group(2) + " " + name + after);
  }

  /** Returns the action with its object pointed at, if what points names such a thing. */
  Optional<String> withReference(String reference) {
    Matcher object = OBJECT.matcher(action);
    if (!object.matches() || !lastWord(object.group(2)).equals(lastWord(reference))) {
      return Optional.empty();
    }
    String before = object.group(1) == null ? "" : object.group(1);
    String after = object.group(3) == null ? "" : object.group(3);
    return Optional.of(before + reference + after);
  }

  private static String lastWord(String phrase) {
    List<String> words = Words.split(phrase);
    return words.isEmpty() ? phrase : words.get(words.size() - 1);
  }
}
