package io.tdscaling.sandbox.family;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws what makes a task one of its family: the same from the same seed, on every JDK. */
public final class Draw {
  private final SplittableRandom random;

  /** Makes a source of draws. */
  public Draw(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Draws a number from {@code from} to {@code to}, both included. */
  public int number(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  /** Returns true in a share of draws. */
  public boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /** Draws one of several. */
  @SafeVarargs
  public final <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Draws one element. */
  public <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Draws so many different elements, in the order they are drawn. */
  public <T> List<T> some(int count, List<T> choices) {
    return List.copyOf(shuffled(choices).subList(0, count));
  }

  /** Returns the elements in a drawn order. */
  public <T> List<T> shuffled(List<T> choices) {
    List<T> order = new ArrayList<>(choices);
    for (int i = order.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      T moved = order.get(i);
      order.set(i, order.get(other));
      order.set(other, moved);
    }
    return order;
  }

  /** Returns a source of further draws that does not depend on how many were made here since. */
  public Draw fork() {
    return new Draw(random.nextLong());
  }
}
