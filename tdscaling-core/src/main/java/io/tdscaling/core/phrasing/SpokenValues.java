package io.tdscaling.core.phrasing;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Splitter;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How parameters and values are said. A value's text stands in what is said to the letter. */
public final class SpokenValues {
  private static final Map<String, String> ACRONYMS =
      Map.ofEntries(
          Map.entry("id", "ID"),
          Map.entry("ids", "IDs"),
          Map.entry("url", "URL"),
          Map.entry("urls", "URLs"),
          Map.entry("uri", "URI"),
          Map.entry("api", "API"),
          Map.entry("sql", "SQL"),
          Map.entry("ip", "IP"),
          Map.entry("sku", "SKU"),
          Map.entry("pr", "PR"),
          Map.entry("sha", "SHA"),
          Map.entry("html", "HTML"),
          Map.entry("json", "JSON"),
          Map.entry("csv", "CSV"),
          Map.entry("pdf", "PDF"),
          Map.entry("iban", "IBAN"),
          Map.entry("min", "minimum"),
          Map.entry("max", "maximum"),
          Map.entry("num", "number of"),
          Map.entry("qty", "quantity"));

  private static final int MOST_MEMBERS = 6;
  private static final Splitter SPACE = Splitter.on(' ');

  private SpokenValues() {}

  /** Returns a parameter's name as people say it. */
  public static String label(String parameter) {
    List<String> words = Words.split(parameter);
    words.replaceAll(word -> ACRONYMS.getOrDefault(word, word));
    return words.isEmpty() ? parameter : String.join(" ", words);
  }

  /** Returns a phrase with those words in capitals that are written so, such as "IP". */
  static String capitals(String phrase) {
    List<String> said = new ArrayList<>();
    for (String word : SPACE.split(phrase)) {
      String acronym = ACRONYMS.get(word);
      boolean inCapitals =
          acronym != null
              && (acronym.equals(word.toUpperCase(Locale.ROOT)) || acronym.equals("IDs"));
      said.add(inCapitals ? acronym : word);
    }
    return String.join(" ", said);
  }

  /**
   * Returns a value as people say it: words of prose in quotes, lists with commas, the rest bare.
   */
  public static String value(JsonNode value) {
    if (value.isTextual()) {
      String text = value.textValue();
      return isBare(text) ? text : "\"" + text + "\"";
    }
    if (value.isArray() && !value.isEmpty() && allScalar(value)) {
      List<String> parts = new ArrayList<>();
      value.forEach(element -> parts.add(value(element)));
      return joined(parts);
    }
    return value.isBoolean() ? (value.booleanValue() ? "on" : "off") : Json.compact(value);
  }

  private static boolean isBare(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /**
   * Returns a value as people say it, objects too: their members one after the other. What is
   * nested too deeply for that stays JSON.
   */
  public static String plain(JsonNode value) {
    if (value.isObject() && !value.isEmpty() && value.size() <= MOST_MEMBERS && allScalar(value)) {
      List<String> members = new ArrayList<>();
      value
          .properties()
          .forEach(member -> members.add(label(member.getKey()) + " " + value(member.getValue())));
      return joined(members);
    }
    if (value.isArray() && !value.isEmpty() && value.size() <= MOST_MEMBERS && !allScalar(value)) {
      List<String> elements = new ArrayList<>();
      value.forEach(element -> elements.add(plain(element)));
      return elements.stream().noneMatch(text -> text.startsWith("{") || text.startsWith("["))
          ? String.join("; ", elements)
          : Json.compact(value);
    }
    return value(value);
  }

  /** Returns whether a label names several things, as "tags" does. */
  public static boolean isPlural(String label) {
    String last = label.substring(label.lastIndexOf(' ') + 1);
    return last.equals("IDs") || last.equals("URLs") || !Words.singular(last).equals(last);
  }

  /** Returns the parts with commas and a final "and"; nothing for no parts. */
  public static String joined(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    int last = parts.size() - 1;
    return String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  private static boolean allScalar(JsonNode container) {
    for (JsonNode element : container) {
      boolean list = container.isObject() && element.isArray() && !element.isEmpty();
      if (!element.isValueNode() && !(list && allScalar(element))) {
        return false;
      }
    }
    return true;
  }
}
