package io.tdscaling.core.engine;

import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import io.tdscaling.api.trajectory.Trajectory;
import java.util.Optional;

/**
 * Recognises a trajectory that is nearly one that was there before: the Jaccard similarity of what
 * {@link Shingles} takes of both is at least a threshold. Candidates are found by MinHash with
 * locality-sensitive hashing and then compared themselves, so nothing below the threshold is taken
 * for a copy, and less than one in a hundred copies right at it is missed.
 *
 * <p>Memory has a fixed bound. The latest trajectories, up to the capacity, are remembered, the
 * oldest is forgotten first; of one bucket, the latest {@value #MOST_COMPARED} are compared. Not
 * thread-safe; the same trajectories in the same order give the same answers.
 */
final class NearDuplicateFilter {
  /** How many trajectories a run remembers: some 30 MB, 80 MB if all of them are very long. */
  static final int CAPACITY = 1 << 16;

  private static final int COMPONENTS = 128;
  private static final int COMPONENT_BITS = 16;
  private static final int MOST_COMPARED = 32;
  private static final double FOUND = 0.99;

  private static final SimilarityHashPolicy MIN_HASH =
      SimilarityHashing.minHash(COMPONENTS, COMPONENT_BITS);

  private final double threshold;
  private final int rows;
  private final Shingles[] remembered;
  private final String[] ids;

  /** The number of the latest trajectory in a bucket, by band and key. */
  private final int[][] latest;

  /** The number of the trajectory before in the same bucket, by band and place. */
  private final int[][] before;

  /** Trajectories are numbered from 1, so that 0 is none. */
  private int count;

  /**
   * An earlier trajectory.
   *
   * @param id its id
   * @param similarity how much it is like the new one
   */
  record Copy(String id, double similarity) {}

  /**
   * Makes a filter.
   *
   * @param threshold the least similarity of a copy, above 0 and at most 1
   * @param capacity how many trajectories are remembered, a power of two
   */
  NearDuplicateFilter(double threshold, int capacity) {
    this.threshold = threshold;
    this.rows = rows(threshold);
    this.remembered = new Shingles[capacity];
    this.ids = new String[capacity];
    this.latest = new int[COMPONENTS / rows][capacity];
    this.before = new int[COMPONENTS / rows][capacity];
  }

  /** Returns the most rows with which what is right at the threshold is still found. */
  private static int rows(double threshold) {
    int rows = 8;
    while (rows > 1 && missed(threshold, rows) > 1 - FOUND) {
      rows /= 2;
    }
    return rows;
  }

  private static double missed(double similarity, int rows) {
    double missed = 1;
    for (int band = 0; band < COMPONENTS / rows; band++) {
      missed *= 1 - StrictMath.pow(similarity, rows);
    }
    return missed;
  }

  /**
   * Returns the most similar earlier trajectory that is a copy; remembers the new one if none is.
   */
  Optional<Copy> copyOf(Trajectory trajectory) {
    Shingles shingles = Shingles.of(trajectory);
    int[] keys = keys(shingles);
    Optional<Copy> copy = find(shingles, keys);
    if (copy.isEmpty()) {
      remember(trajectory.id(), shingles, keys);
    }
    return copy;
  }

  private int[] keys(Shingles shingles) {
    byte[] signature =
        MIN_HASH
            .createHasher()
            .compute(ElementHashProvider.ofFunction(shingles::hash, shingles.size()));
    int[] keys = new int[latest.length];
    for (int band = 0; band < keys.length; band++) {
      long key = band;
      for (int row = 0; row < rows; row++) {
        key = key * 0x9E3779B97F4A7C15L + MIN_HASH.getComponent(signature, band * rows + row);
      }
      long mixed = (key ^ (key >>> 32)) * 0x9E3779B97F4A7C15L;
      keys[band] = (int) (mixed >>> 32) & (ids.length - 1);
    }
    return keys;
  }

  private Optional<Copy> find(Shingles shingles, int[] keys) {
    Copy best = new Copy("", 0);
    for (int band = 0; band < keys.length; band++) {
      int number = latest[band][keys[band]];
      for (int i = 0; i < MOST_COMPARED && number > Math.max(0, count - ids.length); i++) {
        int place = place(number);
        double similarity = shingles.similarity(remembered[place]);
        if (similarity > best.similarity()) {
          best = new Copy(ids[place], similarity);
        }
        number = before[band][place];
      }
    }
    return Optional.of(best).filter(found -> found.similarity() >= threshold);
  }

  private void remember(String id, Shingles shingles, int[] keys) {
    count++;
    int place = place(count);
    remembered[place] = shingles;
    ids[place] = id;
    for (int band = 0; band < keys.length; band++) {
      before[band][place] = latest[band][keys[band]];
      latest[band][keys[band]] = count;
    }
  }

  private int place(int number) {
    return number & (ids.length - 1);
  }
}
