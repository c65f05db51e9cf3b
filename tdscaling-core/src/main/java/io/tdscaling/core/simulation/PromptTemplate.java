package io.tdscaling.core.simulation;

import io.tdscaling.core.text.ResourceFiles;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A prompt with places of the form {@code {{name}}} to be filled in. */
final class PromptTemplate {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private final String text;

  private PromptTemplate(String text) {
    this.text = text;
  }

  /** Reads a template that stands beside this class. */
  static PromptTemplate resource(String name) {
    return new PromptTemplate(ResourceFiles.text(PromptTemplate.class, name));
  }

  /**
   * Returns the text with its places filled in; what is filled in is not looked at again.
   *
   * @throws IllegalArgumentException if there is a place without a value
   */
  String fill(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              String value = values.get(place.group(1));
              if (value == null) {
                throw new IllegalArgumentException("no value for {{" + place.group(1) + "}}");
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
