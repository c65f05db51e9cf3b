package io.tdscaling.study;

import java.util.List;
import java.util.stream.LongStream;

/** Where curves are read off: at 1, 1.5, 2, 3, 5 and 7 times powers of ten, even in log scale. */
final class Checkpoints {
  private static final long[] TENTHS = {10, 15, 20, 30, 50, 70};
  private static final long FIRST_ACCEPTED = 10;
  private static final long FIRST_TOKENS = 1_000;

  /** So few tokens say nothing of an arm, and the axis would be long. */
  private static final long TOKENS_PER_FIRST = 200;

  private Checkpoints() {}

  /** Returns the counts of accepted trajectories up to a last one, itself among them. */
  static List<Long> accepted(long last) {
    return between(FIRST_ACCEPTED, last);
  }

  /** Returns the amounts of tokens up to a budget, itself among them. */
  static List<Long> tokens(long budget) {
    return between(Math.max(FIRST_TOKENS, budget / TOKENS_PER_FIRST), budget);
  }

  private static List<Long> between(long first, long last) {
    LongStream.Builder points = LongStream.builder();
    for (long power = 1; power <= last / 10 && power <= Long.MAX_VALUE / 1_000; power *= 10) {
      for (long tenths : TENTHS) {
        points.add(power * tenths);
      }
    }
    points.add(last);
    return points
        .build()
        .filter(point -> point == last || (point >= first && point < last))
        .distinct()
        .sorted()
        .boxed()
        .toList();
  }
}
