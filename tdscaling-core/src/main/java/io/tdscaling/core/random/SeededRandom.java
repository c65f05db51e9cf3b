package io.tdscaling.core.random;

import java.util.ArrayList;
import java.util.List;

/**
 * A SplitMix64 generator: fast, and specified here rather than by the JDK, so that a seed means the
 * same on every release. Not thread-safe, not for secrets.
 */
public final class SeededRandom {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** Makes a generator that starts at {@code seed}. */
  public SeededRandom(long seed) {
    this.state = seed;
  }

  /** Returns the seed for one purpose of one attempt, unrelated to the seeds of all others. */
  public static long derive(long seed, long index, String purpose) {
    long hash = mix(seed + GOLDEN_GAMMA);
    hash = mix(hash ^ (index + GOLDEN_GAMMA));
    for (int i = 0; i < purpose.length(); i++) {
      hash = mix(hash ^ (purpose.charAt(i) + GOLDEN_GAMMA));
    }
    return hash;
  }

  /** Returns a generator for one purpose of one attempt. */
  public static SeededRandom of(long seed, long index, String purpose) {
    return new SeededRandom(derive(seed, index, purpose));
  }

  /** Returns 64 random bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Returns a number from 0 to below {@code bound}. */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive, got " + bound);
    }
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** Returns a number from {@code from} to {@code to}, both included. */
  public int between(int from, int to) {
    return from + nextInt(to - from + 1);
  }

  /** Returns a number from 0 to below 1. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Returns true with the given probability. */
  public boolean chance(double probability) {
    return nextDouble() < probability;
  }

  /** Returns one of the elements. */
  public <T> T pick(List<T> elements) {
    return elements.get(nextInt(elements.size()));
  }

  /** Returns the elements in random order. */
  public <T> List<T> shuffled(List<T> elements) {
    List<T> result = new ArrayList<>(elements);
    for (int i = result.size() - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      T moved = result.get(i);
      result.set(i, result.get(j));
      result.set(j, moved);
    }
    return result;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
