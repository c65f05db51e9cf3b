package io.tdscaling.core.simulation;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    try {
      return new PromptTemplate(
          Resources.toString(
              Resources.getResource(PromptTemplate.class, name), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
