package io.tdscaling.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A prompt with places of the form {@code {{name}}} to be filled in. */
public final class PromptTemplate {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  /** Everything that is meant for a place, misspelt or not. */
  private static final Pattern MEANT = Pattern.compile("\\{\\{([^{}\\n]*)}}");

  private final String text;

  /** What stands before each place. */
  private final List<String> before = new ArrayList<>();

  private final List<String> names = new ArrayList<>();
  private final String rest;

  private PromptTemplate(String text) {
    this.text = text;
    int at = 0;
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      before.add(text.substring(at, place.start()));
      names.add(place.group(1));
      at = place.end();
    }
    this.rest = text.substring(at);
  }

  /** Returns the template that a text is. */
  public static PromptTemplate of(String text) {
    return new PromptTemplate(text);
  }

  /** Returns the text, its places unfilled. */
  public String text() {
    return text;
  }

  /** Returns what stands between double braces, in order, each once. */
  public List<String> places() {
    return MEANT.matcher(text).results().map(place -> place.group(1)).distinct().toList();
  }

  /**
   * Returns the text with its places filled in; what is filled in is not looked at again.
   *
   * @throws IllegalArgumentException if there is a place without a value
   */
  public String fill(Map<String, String> values) {
    StringBuilder filled = new StringBuilder(2 * text.length());
    for (int i = 0; i < names.size(); i++) {
      String value = values.get(names.get(i));
      if (value == null) {
        throw new IllegalArgumentException("no value for {{" + names.get(i) + "}}");
      }
      filled.append(before.get(i)).append(value);
    }
    return filled.append(rest).toString();
  }
}
