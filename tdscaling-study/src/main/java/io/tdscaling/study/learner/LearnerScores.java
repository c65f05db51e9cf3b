package io.tdscaling.study.learner;

/**
 * How well a learner predicts the steps of trajectories that it has not seen. All shares are from 0
 * to 1.
 *
 * @param nextTool share of the steps with calls whose predicted candidate, one of the offered tools
 *     or to speak, is one of the called tools
 * @param argumentSource share of the arguments whose source was predicted; not a number where there
 *     were no arguments
 * @param steps how many steps with calls were predicted
 * @param arguments how many arguments were
 * @param nextToolInterval 95 % interval of {@code nextTool}
 * @param argumentSourceInterval 95 % interval of {@code argumentSource}
 * @param allSteps share of all steps that were predicted, those among them in which the assistant
 *     only speaks
 * @param whichTool share of the steps with calls whose best candidate without that to speak is one
 *     of the called tools: unlike {@code nextTool} it does not depend on how often the learner has
 *     seen the assistant speak
 * @param whichToolInterval 95 % interval of {@code whichTool}
 * @param balancedSource mean of two shares: of the arguments that came from a result whose source
 *     was predicted, and of the others; most arguments are said by the user, and whoever always
 *     answers so gets about a half
 * @param balancedSourceInterval 95 % interval of {@code balancedSource}
 * @param talkSteps how many steps of that kind there were
 * @param baselines what needs no learning, on the same steps and arguments
 */
public record LearnerScores(
    double nextTool,
    double argumentSource,
    int steps,
    int arguments,
    Interval nextToolInterval,
    Interval argumentSourceInterval,
    double allSteps,
    double whichTool,
    Interval whichToolInterval,
    double balancedSource,
    Interval balancedSourceInterval,
    int talkSteps,
    Baselines baselines) {

  /**
   * A 95 % interval: percentiles 2.5 and 97.5 of 1,000 bootstrap samples of the test trajectories.
   * It says how the score varies with the test trajectories, not with those learned from.
   *
   * @param low the lower end
   * @param high the upper end
   */
  public record Interval(double low, double high) {}

  /**
   * Scores without learning.
   *
   * @param randomTool of a candidate drawn at random, on the steps with calls
   * @param lexicalTool of the tool of which the user has said most, on the steps with calls
   * @param randomSource of a source drawn at random
   * @param fieldSource of the rule: the latest result with a field of the parameter's name, else
   *     said by the user
   */
  public record Baselines(
      double randomTool, double lexicalTool, double randomSource, double fieldSource) {}
}
