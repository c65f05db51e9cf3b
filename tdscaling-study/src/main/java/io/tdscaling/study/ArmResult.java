package io.tdscaling.study;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one arm came to with one seed; the content of {@code arms/ARM-SEED.json}.
 *
 * @param arm the arm's name
 * @param seed the seed
 * @param stop why it ended
 * @param attemptsByModelUsage attempts whose tokens are those that a model reported; of all others
 *     the text was counted
 * @param points the curve: points over accepted trajectories, over tokens, and the end
 * @param signatures the reasoning modes in the order of acceptance, by band of length: equal
 *     numbers stand for equal action signatures
 * @param learning what a learner scored; empty without a learner
 */
public record ArmResult(
    String arm,
    long seed,
    Stop stop,
    long attemptsByModelUsage,
    List<CurvePoint> points,
    SortedMap<String, List<Integer>> signatures,
    List<LearningPoint> learning) {
  /** Why an arm ended. */
  public enum Stop {
    /** One more attempt would have passed the budget of tokens. */
    TOKENS,
    /** The trajectories wanted were accepted. */
    COUNT,
    /** It made as many attempts as it may, one for ten tokens of the budget and a thousand. */
    ATTEMPTS;

    /** Returns the lower-case label used in files. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the collections and checks that there is an end. */
  public ArmResult {
    points = List.copyOf(points);
    learning = List.copyOf(learning);
    TreeMap<String, List<Integer>> copy = new TreeMap<>();
    signatures.forEach((band, ids) -> copy.put(band, List.copyOf(ids)));
    signatures = Collections.unmodifiableSortedMap(copy);
    if (points.isEmpty() || points.get(points.size() - 1).axis() != CurvePoint.Axis.END) {
      throw new IllegalArgumentException("the points of arm " + arm + " do not end with an end");
    }
  }

  /** Returns the point at the end of the run. */
  public CurvePoint end() {
    return points.get(points.size() - 1);
  }

  /** Returns the points over one axis, in order. */
  public List<CurvePoint> over(CurvePoint.Axis axis) {
    return points.stream().filter(point -> point.axis() == axis).toList();
  }
}
