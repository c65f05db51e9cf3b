package io.tdscaling.study;

import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.core.TrajectorySynthesizerBuilder;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One of the ways to synthesize that a study compares. Two arms differ in what their setups do;
 * tools, budget, seed and concurrency are the study's, and what a setup says of them does not
 * count.
 *
 * @param name what tables and curves call it, unique in a study: 1 to 60 characters, none of them a
 *     control character, neither the first nor the last a hyphen or a space
 * @param description what it does, in a sentence. It stands for the setup when a study is resumed,
 *     since code cannot be compared
 * @param setup configures the synthesizer of each run, for example its policy or its model
 * @param largestDomainOnly whether only the services of the domain with the most tools are used
 * @param promise what every accepted trajectory is meant to be; a report says what share is not
 */
public record Arm(
    String name,
    String description,
    Consumer<TrajectorySynthesizerBuilder> setup,
    boolean largestDomainOnly,
    Predicate<TrajectoryProfile> promise) {
  private static final int LONGEST_NAME = 60;

  /** Checks the name. */
  public Arm {
    boolean edged = name.matches("[-\\s].*|.*[-\\s]");
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || edged
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "an arm's name must be 1 to %d characters without control characters, and begin and end with neither hyphen nor space, got \"%s\""
              .formatted(LONGEST_NAME, name));
    }
  }

  /** Returns an arm over all services that promises nothing. */
  public static Arm of(
      String name, String description, Consumer<TrajectorySynthesizerBuilder> setup) {
    return new Arm(name, description, setup, false, profile -> true);
  }
}
