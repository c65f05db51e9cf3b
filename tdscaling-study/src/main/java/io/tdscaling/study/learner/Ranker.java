package io.tdscaling.study.learner;

import java.util.Arrays;

/**
 * A conditional logit model over hashed features, trained by AdaGrad.
 *
 * <p>A candidate's score is {@code s_j = Σ_f w[f] + Σ_{k, c} w[k × c] + Σ_{t} w[k₁ × t]} over its
 * features {@code f}, its keys {@code k} (the first few of its features) crossed with the features
 * {@code c} of the situation, and its first key {@code k₁} crossed with the words {@code t}. Its
 * probability is {@code p_j = exp(s_j) / Σ_i exp(s_i)}, and the loss of a decision whose right
 * candidates are {@code R} is {@code −ln Σ_{j ∈ R} p_j}. So the gradient by {@code s_j} is {@code
 * p_j − [j ∈ R] · p_j / Σ_{i ∈ R} p_i}.
 *
 * <p>Each weight that a decision touches moves by {@code −η g / √(1 + Σ g²)}, the sum being over
 * its gradients so far, this one among them, and {@code g} holding {@code λ w} for the L2 penalty,
 * which is so paid only where a weight is touched. {@code η = 0.05}, {@code λ = 10⁻⁵}, 2¹⁸ weights
 * that all begin at 0. AdaGrad is by Duchi, Hazan and Singer (2011); the model is McFadden's
 * (1974).
 */
final class Ranker {
  private static final int BITS = 18;
  private static final int MASK = (1 << BITS) - 1;
  private static final double RATE = 0.05;
  private static final double PENALTY = 1e-5;

  private final float[] weights;
  private final float[] squares = new float[1 << BITS];
  private int[] slots = new int[1 << 12];
  private int[] ends = new int[64];
  private double[] scores = new double[64];
  private boolean[] right = new boolean[64];
  private int count;

  Ranker() {
    this(new float[1 << BITS]);
  }

  private Ranker(float[] weights) {
    this.weights = weights;
  }

  /** Returns a model with the same weights that this one's training does not change. */
  Ranker copy() {
    return new Ranker(weights.clone());
  }

  /** Learns from one decision. It must have a right candidate. */
  void learn(Decision decision) {
    score(decision);
    double rightSum = softmax();
    for (int j = 0; j < count; j++) {
      double slope = scores[j] - (right[j] ? scores[j] / rightSum : 0);
      move(j == 0 ? 0 : ends[j - 1], ends[j], slope);
    }
  }

  /** Returns {@code −ln} of the probability of the right candidates. */
  double loss(Decision decision) {
    score(decision);
    return -StrictMath.log(softmax());
  }

  /**
   * Returns how right the choice of the best candidate is: 1 or 0, or between them the right share
   * of those that are best together.
   */
  double credit(Decision decision) {
    return credit(decision, 0);
  }

  /** Returns how right the choice is of the best candidate that is not the first. */
  double creditWithoutFirst(Decision decision) {
    return credit(decision, 1);
  }

  private double credit(Decision decision, int first) {
    score(decision);
    double best = Double.NEGATIVE_INFINITY;
    int chosen = 0;
    int correct = 0;
    for (int j = first; j < count; j++) {
      if (scores[j] > best) {
        best = scores[j];
        chosen = 0;
        correct = 0;
      }
      if (scores[j] == best) {
        chosen++;
        correct += right[j] ? 1 : 0;
      }
    }
    return chosen == 0 ? 0 : (double) correct / chosen;
  }

  private void move(int from, int to, double slope) {
    for (int i = from; i < to; i++) {
      int slot = slots[i];
      double gradient = slope + PENALTY * weights[slot];
      double sum = squares[slot] + gradient * gradient;
      squares[slot] = (float) sum;
      weights[slot] -= (float) (RATE * gradient / Math.sqrt(1 + sum));
    }
  }

  /** Turns the scores into probabilities and returns that of the right candidates. */
  private double softmax() {
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < count; j++) {
      most = Math.max(most, scores[j]);
    }
    double all = 0;
    for (int j = 0; j < count; j++) {
      scores[j] = StrictMath.exp(scores[j] - most);
      all += scores[j];
    }
    double rightSum = 0;
    for (int j = 0; j < count; j++) {
      scores[j] /= all;
      rightSum += right[j] ? scores[j] : 0;
    }
    return Math.max(rightSum, Double.MIN_NORMAL);
  }

  private void score(Decision decision) {
    char[] packed = decision.packed();
    int situation = packed[0];
    int words = packed[1];
    int at = 2 + situation + words;
    reserve(packed[at++], 0);
    int used = 0;
    for (int j = 0; j < count; j++) {
      int head = packed[at++];
      int keys = head >> Decision.KEYS_SHIFT & Decision.KEYS_MASK;
      int features = head & Decision.COUNT_MASK;
      right[j] = (head & Decision.RIGHT) != 0;
      reserve(count, used + features + keys * situation + words);
      int end = fill(packed, at, used, keys, features);
      scores[j] = sum(used, end);
      ends[j] = end;
      used = end;
      at += features;
    }
  }

  private int fill(char[] packed, int at, int used, int keys, int features) {
    int situation = packed[0];
    int words = packed[1];
    int next = used;
    for (int f = 0; f < features; f++) {
      slots[next++] = slot(packed[at + f], 0);
    }
    for (int k = 0; k < keys; k++) {
      for (int c = 0; c < situation; c++) {
        slots[next++] = slot(packed[at + k], packed[2 + c] + 1);
      }
    }
    for (int t = 0; t < words; t++) {
      slots[next++] = slot(packed[at], packed[2 + situation + t] + 1);
    }
    return next;
  }

  private double sum(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += weights[slots[i]];
    }
    return sum;
  }

  private static int slot(int feature, int crossed) {
    return Features.mix(feature * 0x9E3779B1 + crossed) & MASK;
  }

  private void reserve(int candidates, int slotCount) {
    count = candidates;
    if (candidates > ends.length) {
      int length = 2 * candidates;
      ends = Arrays.copyOf(ends, length);
      scores = Arrays.copyOf(scores, length);
      right = Arrays.copyOf(right, length);
    }
    if (slotCount > slots.length) {
      slots = Arrays.copyOf(slots, 2 * slotCount);
    }
  }
}
