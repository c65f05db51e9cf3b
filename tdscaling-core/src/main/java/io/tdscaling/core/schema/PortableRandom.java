package io.tdscaling.core.schema;

import io.tdscaling.core.random.SeededRandom;
import java.util.random.RandomGenerator;

/**
 * Lets a library draw from a seed; how the JDK derives numbers from bits may differ between
 * releases.
 */
final class PortableRandom implements RandomGenerator {
  private final SeededRandom random;

  PortableRandom(SeededRandom random) {
    this.random = random;
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }

  @Override
  public int nextInt() {
    return (int) (random.nextLong() >>> 32);
  }

  @Override
  public int nextInt(int bound) {
    return random.nextInt(bound);
  }

  @Override
  public int nextInt(int origin, int bound) {
    return origin + random.nextInt(bound - origin);
  }

  @Override
  public boolean nextBoolean() {
    return random.nextLong() < 0;
  }

  @Override
  public double nextDouble() {
    return random.nextDouble();
  }
}
