package io.tdscaling.core.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A prompt with places of the form {@code {{name}}} to be filled in. */
public final class PromptTemplate {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private final String text;

  private PromptTemplate(String text) {
    this.text = text;
  }

  /**
   * Reads a template that comes with the library.
   *
   * @param beside the class that it stands beside
   * @param file its file name
   */
  public static PromptTemplate resource(Class<?> beside, String file) {
    return new PromptTemplate(ResourceFiles.text(beside, file));
  }

  /**
   * Returns the text with its places filled in; what is filled in is not looked at again.
   *
   * @throws IllegalArgumentException if there is a place without a value
   */
  public String fill(Map<String, String> values) {
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
