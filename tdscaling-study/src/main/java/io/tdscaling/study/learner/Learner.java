package io.tdscaling.study.learner;

import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.study.learner.LearnerScores.Baselines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A small learner that is trained on some trajectories and predicts the steps of others, to see how
 * much a dataset teaches and how soon more of the same stops teaching. The method is this library's
 * own.
 *
 * <h2>What it predicts</h2>
 *
 * <ul>
 *   <li><b>The next tool.</b> Before each assistant message, given all that came before it: which
 *       of the offered tools is called, or whether the assistant only speaks. Of parallel calls any
 *       is right. A call of a tool that was not offered cannot be predicted: it is left out of
 *       training and wrong in a test.
 *   <li><b>The source of an argument.</b> Of each call, given its tool and which arguments it has
 *       but not their values: whether a value was said by the user or the system message, came from
 *       one of the latest 32 results, and from which, or neither. The right answer is whatever
 *       first brought the value into the conversation. What is said counts if it stands there as a
 *       word of its own; in a result counts what looks like an identifier, and any other text of
 *       three characters and more that is a whole value and not one that the schema lists. A result
 *       that echoes an argument of its own call brings nothing. Booleans and null have no source;
 *       the elements of a list count once.
 * </ul>
 *
 * <h2>What it sees</h2>
 *
 * What a model trained on the exported record sees, and nothing else: the messages so far, and the
 * offered names, descriptions and input schemas of the tools. No notes, domains, provenance,
 * annotations, output schemas, service names or reasoning. A step is taken in only after it was
 * predicted, and calls of one step do not see each other. Names of arguments that the schema does
 * not declare are not seen, since they may be values.
 *
 * <h2>Features</h2>
 *
 * Those of a tool: how much of its name, description and parameters the user has said, and its rank
 * by that; whether the first clause of the user's messages that is not done yet asks for it, a
 * later one, or none; its effect class, as guessed from its definition, after those of the last two
 * calls; whether and how it was called before; whether its required parameters seem to be known,
 * and whether the last result feeds its identifiers. Those of the situation: who spoke last,
 * whether the last result failed or was empty, how much of what was asked is left, how many calls
 * and failures there were since, the user's words. Those of a source: whether the result has a
 * field of the parameter's name or one that points at the same kind of thing, how far back it is,
 * whether it failed, the effects of both tools; what the parameter wants by type, name and
 * description; whether the user said its name, and a token of its shape that no call has used;
 * where the last argument of that name came from. Beside these stand names of tools and parameters
 * and pairs of them: they help only where the same tools come again, and a set that repeats itself
 * teaches them instead of the rest.
 *
 * <h2>How it learns</h2>
 *
 * Two conditional logit models, one for each task, over 2¹⁸ hashed weights, by AdaGrad:
 *
 * <pre>{@code
 * s_j = Σ_f w[f] + Σ_{k,c} w[k × c] + Σ_t w[k₁ × t]     score of candidate j
 * p_j = exp(s_j) / Σ_i exp(s_i)                         its probability
 * L   = −ln Σ_{j right} p_j                             loss
 * w  ←  w − η g / √(1 + Σ g²),  g = ∂L/∂w + λ w         for each weight touched
 * }</pre>
 *
 * with features {@code f} of the candidate, its keys {@code k} (of a tool its effect, its standing
 * in the request and its calls so far; of a result that it is one, how it matches and how far back
 * it is), features {@code c} of the situation, words {@code t}, {@code η = 0.05}, {@code λ = 10⁻⁵}.
 * A tenth of the trajectories, drawn by the seed, is set aside; passes go on, each in an order
 * drawn by the seed, until two in a row have not lowered the mean loss there, 12 at most, and the
 * best pass counts. Nothing of this depends on what is learned from or tested on.
 *
 * <h2>How it is scored</h2>
 *
 * By accuracy. Where candidates tie, each gets its share. Intervals are percentiles 2.5 and 97.5 of
 * 1,000 bootstrap samples of the test trajectories. Memory is about 2.6 kB for each trajectory, and
 * up to 35 MB for the tools seen last.
 *
 * <h2>Limits</h2>
 *
 * A linear model over features made by hand is no language model. The features know much of how
 * requests and tools go together, so it begins high and has little left to learn: its curve is flat
 * where that of a language model may not be. It does not say anything about the quality of what the
 * assistant says. Effects and what parameters point at are guessed with the same rules that the
 * synthesis uses, so synthetic conversations suit it more than others do. Compare arms with one
 * another on one test set, not a score with the scores of other work.
 */
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
        which.interval(seed),
        balanced.share(),
        balanced.interval(seed),
        all.asked() - calls.asked(),
        new Baselines(
            randomTool.share(), lexicalTool.share(), randomSource.share(), fieldSource.share()));
  }
}
