package io.tdscaling.core.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Examples that a description gives in passing, as in {@code the region, e.g. 'eu-west-1'}. */
final class DescribedExamples {
  private static final int MAX_LENGTH = 120;
  private static final Pattern INTRODUCTION =
      Pattern.compile(
          "(?i)(?:\\be\\.?g\\.?|\\bfor example|\\bfor instance|\\bexamples?(?=\\s*:)|\\bsuch as"
              + "|\\blike|\\bdefaults?(?: is| to| value)?)(?:\\s*[:,=])?\\s*");
  private static final Pattern QUOTED =
      Pattern.compile(
          "\\G(?:\\s*(?:,|or|and|, or|/)?\\s*)(?:\"([^\"]+)\"|'([^']+)'|`([^`]+)`|“([^”]+)”)");
  private static final Pattern BARE =
      Pattern.compile("\\G([\\p{Alnum}_./:@#+-]*\\p{Alnum})(?=\\s*(?:[,;)\\]]|\\.\\s|\\.?$))");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("[<>{}\\[\\]*…]|\\.\\.\\.|YYYY|xxx|your[_-]|\\bXX");
  private static final Pattern OTHER_YEAR =
      Pattern.compile("\\b(?:19\\d\\d|20(?:[01]\\d|2[0-47-9]|[3-9]\\d))(?:-\\d\\d|/\\d)");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(?:\\.\\d{1,6})?");
  private static final Set<String> NO_EXAMPLES =
      Set.of(
          "true",
          "false",
          "null",
          "none",
          "undefined",
          "empty",
          "auto",
          "the",
          "a",
          "this",
          "that",
          "all");

  private DescribedExamples() {}

  /** Returns the examples in a description, in order. */
  static List<String> texts(String description) {
    Set<String> examples = new LinkedHashSet<>();
    Matcher introduction = INTRODUCTION.matcher(description);
    while (introduction.find()) {
      // "like" also compares: only what is quoted after it is sure to be an example.
      boolean comparing = introduction.group().regionMatches(true, 0, "like", 0, 4);
      collect(description, introduction.end(), comparing, examples);
    }
    examples.removeIf(DescribedExamples::isUseless);
    return List.copyOf(examples);
  }

  /** Returns those examples that are numbers. */
  static List<BigDecimal> numbers(String description) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (String text : texts(description)) {
      if (NUMBER.matcher(text).matches()) {
        numbers.add(new BigDecimal(text));
      }
    }
    return numbers;
  }

  private static void collect(
      String description, int from, boolean comparing, Set<String> examples) {
    Matcher quoted = QUOTED.matcher(description).region(from, description.length());
    boolean found = false;
    while (quoted.find()) {
      found = true;
      for (int group = 1; group <= quoted.groupCount(); group++) {
        if (quoted.group(group) != null) {
          examples.add(quoted.group(group));
        }
      }
    }
    Matcher bare = BARE.matcher(description).region(from, description.length());
    if (!found && !comparing && bare.find()) {
      examples.add(bare.group(1));
    }
  }

  private static boolean isUseless(String example) {
    return example.isBlank()
        || example.length() > MAX_LENGTH
        || PLACEHOLDER.matcher(example).find()
        || OTHER_YEAR.matcher(example).find()
        || NO_EXAMPLES.contains(example.toLowerCase(Locale.ROOT));
  }
}
