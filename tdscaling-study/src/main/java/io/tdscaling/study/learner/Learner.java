package io.tdscaling.study.learner;

import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.study.learner.LearnerScores.Baselines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A small learner. */
public final class Learner {
  private static final int SET_ASIDE = 10;

  private Learner() {}

  /**
   * Trains on the first trajectories of a set and tests on another set. The same arguments give the
   * same scores on any JDK.
   *
   * @param train what to learn from
   * @param firstN how many trajectories of it, in the order of addition; from 1 to its size
   * @param test what to predict; must hold a step with a call
   * @param seed seed of the order of learning, of what is set aside and of the intervals
   * @throws IllegalArgumentException if a set is empty or {@code firstN} does not fit
   */
  public static LearnerScores trainAndTest(TrainingSet train, int firstN, TestSet test, long seed) {
    check(train, firstN, test);
    List<Examples> examples =
        SeededRandom.of(seed, firstN, "set aside").shuffled(train.first(firstN));
    int aside = Math.min(firstN - 1, (firstN + SET_ASIDE - 1) / SET_ASIDE);
    List<Examples> setAside = examples.subList(0, aside);
    List<Examples> learned = examples.subList(aside, firstN);
    Ranker steps =
        Training.train(
            decisions(learned, Learner::steps),
            decisions(setAside, Learner::steps),
            SeededRandom.of(seed, firstN, "steps"));
    Ranker sources =
        Training.train(
            decisions(learned, Examples::arguments),
            decisions(setAside, Examples::arguments),
            SeededRandom.of(seed, firstN, "arguments"));
    return scores(steps, sources, test.examples(), seed);
  }

  private static void check(TrainingSet train, int firstN, TestSet test) {
    if (train.size() == 0) {
      throw new IllegalArgumentException("the training set is empty");
    }
    if (firstN < 1 || firstN > train.size()) {
      throw new IllegalArgumentException(
          "firstN must be from 1 to "
              + train.size()
              + ", the size of the training set, got "
              + firstN);
    }
    if (test.size() == 0) {
      throw new IllegalArgumentException("the test set is empty");
    }
    if (test.examples().stream().allMatch(examples -> examples.calls().isEmpty())) {
      throw new IllegalArgumentException(
          "none of the " + test.size() + " test trajectories calls a tool");
    }
  }

  private static List<Decision> steps(Examples examples) {
    List<Decision> steps = new ArrayList<>(examples.calls());
    steps.addAll(examples.talks());
    return steps;
  }

  private static List<Decision> decisions(
      List<Examples> examples, Function<Examples, List<Decision>> part) {
    return examples.stream()
        .flatMap(one -> part.apply(one).stream())
        .filter(Decision::decidable)
        .toList();
  }

  private static LearnerScores scores(
      Ranker steps, Ranker sources, List<Examples> test, long seed) {
    Tally calls = new Tally();
    Tally all = new Tally();
    Tally which = new Tally();
    Tally arguments = new Tally();
    Tally balanced = new Tally(ArgumentFeatures.KINDS, ArgumentFeatures::kind);
    Tally randomTool = new Tally();
    Tally lexicalTool = new Tally();
    Tally randomSource = new Tally();
    Tally fieldSource = new Tally();
    for (Examples examples : test) {
      calls.add(examples.calls(), steps::credit);
      all.add(steps(examples), steps::credit);
      which.add(examples.calls(), steps::creditWithoutFirst);
      arguments.add(examples.arguments(), sources::credit);
      balanced.add(examples.arguments(), sources::credit);
      randomTool.add(examples.calls(), Decision::random);
      lexicalTool.add(examples.calls(), Decision::simple);
      randomSource.add(examples.arguments(), Decision::random);
      fieldSource.add(examples.arguments(), Decision::simple);
    }
    return new LearnerScores(
        calls.share(),
        arguments.share(),
        calls.asked(),
        arguments.asked(),
        calls.interval(seed),
        arguments.interval(seed),
        all.share(),
        which.share(),
        balanced.share(),
        balanced.interval(seed),
        all.asked() - calls.asked(),
        new Baselines(
            randomTool.share(), lexicalTool.share(), randomSource.share(), fieldSource.share()));
  }
}
