package io.tdscaling.core.llm.prompt;

import java.util.regex.Pattern;

/**
 * One thing that a judge gives a score for, from {@value #LOWEST} to {@value #HIGHEST}.
 *
 * @param name what it is called in answers and reasons: letters, digits and underscores
 * @param question what is asked, in plain words
 * @param least the lowest score that passes
 */
public record Criterion(String name, String question, int least) {
  /** The worst score. */
  public static final int LOWEST = 1;

  /** The best score. */
  public static final int HIGHEST = 5;

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
  private static final int LONGEST = 1_000;

  /** Checks name, question and score. */
  public Criterion {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a criterion's name must match %s, got \"%s\"".formatted(NAME, name));
    }
    if (question.isBlank() || question.length() > LONGEST) {
      throw new IllegalArgumentException(
          "question of criterion %s must have 1 to %d characters and not be blank, got %d"
              .formatted(name, LONGEST, question.length()));
    }
    if (least < LOWEST || least > HIGHEST) {
      throw new IllegalArgumentException(
          "least of criterion %s must be from %d to %d, got %d"
              .formatted(name, LOWEST, HIGHEST, least));
    }
  }
}
