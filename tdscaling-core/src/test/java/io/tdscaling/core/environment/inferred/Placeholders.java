package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds text that stands for a value instead of being one. */
final class Placeholders {
  private static final Pattern STAND_IN =
      Pattern.compile(
          "(?i)(string|value|text|foo|bar|baz|test|example|sample|dummy|placeholder|todo|tbd|n/?a|null"
              + "|undefined|x{3,}|field|item|name|id|abc|unknown)[ _-]?\\d*");
  private static final Pattern WITHIN =
      Pattern.compile(
          "(?i)\\b(lorem|ipsum|placeholder|dummy|foobar)\\b|\\$\\{|<(your|insert)[a-z_ -]*>|\\{\\{");

  private static final Pattern CHOICE = Pattern.compile("(?i)(type|format|status)$");

  private Placeholders() {}

  /**
   * Returns the members of a result whose text is a stand-in, each with its name.
   *
   * @param allowed texts that schema or caller said themselves
   */
  static List<String> in(JsonNode result, Set<String> allowed) {
    List<String> found = new ArrayList<>();
    collect("", result, allowed, found);
    return found;
  }

  /** Returns all texts in a document. */
  static Set<String> texts(JsonNode document) {
    Set<String> texts = new LinkedHashSet<>();
    if (document.isTextual()) {
      texts.add(document.textValue());
    }
    document.forEach(part -> texts.addAll(texts(part)));
    return texts;
  }

  private static void collect(
      String name, JsonNode value, Set<String> allowed, List<String> found) {
    if (value.isTextual() && !allowed.contains(value.textValue())) {
      String text = value.textValue();
      boolean own = text.equalsIgnoreCase(name) || text.equalsIgnoreCase(Words.spaced(name));
      if (CHOICE.matcher(name).find()) {
        return; // A sort of something may well be called text.
      }
      if (own
          || STAND_IN.matcher(text).matches()
          || WITHIN.matcher(text).find()
          || text.isBlank()) {
        found.add(name + "=" + text);
      }
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      collect(member.getKey(), member.getValue(), allowed, found);
    }
    if (value.isArray()) {
      value.forEach(item -> collect(name, item, allowed, found));
    }
  }
}
