package io.tdscaling.sandbox.family.data.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with places such as {@code <<name>>}. A place that stands alone in its line takes several
 * lines, all indented alike; nothing filled in there drops the line.
 */
public final class Template {
  private static final Pattern PLACE = Pattern.compile("<<(\\w+)>>");
  private static final Pattern ALONE = Pattern.compile("( *)<<(\\w+)>>");

  private Template() {}

  /**
   * Fills all places.
   *
   * @throws IllegalArgumentException if there is no value for a place
   */
  public static String fill(String template, Map<String, String> values) {
    List<String> lines = new ArrayList<>();
    for (String line : template.split("\n", -1)) {
      Matcher alone = ALONE.matcher(line);
      if (!alone.matches()) {
        lines.add(PLACE.matcher(line).replaceAll(place -> quoted(value(place.group(1), values))));
      } else if (!value(alone.group(2), values).isEmpty()) {
        value(alone.group(2), values)
            .stripTrailing()
            .lines()
            .map(each -> each.isEmpty() ? each : alone.group(1) + each)
            .forEach(lines::add);
      }
    }
    return String.join("\n", lines);
  }

  /** Fills places with names and values, in turn. */
  public static String fill(String template, String... namesAndValues) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return fill(template, values);
  }

  private static String quoted(String value) {
    return Matcher.quoteReplacement(value);
  }

  private static String value(String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for <<" + name + ">>");
    }
    return value;
  }
}
