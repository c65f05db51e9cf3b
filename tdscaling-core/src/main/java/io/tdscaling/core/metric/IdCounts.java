package io.tdscaling.core.metric;

import java.util.Arrays;

/**
 * Counts how often each of very many ids occurs. Beside the counts it keeps how many ids have each
 * count, so that the entropy is a sum over these few, in the order of the counts: which id stands
 * for what never shows. Ids are given out from 0 without gaps.
 */
final class IdCounts {
  /** Ids with counts from here on are listed; there cannot be many. */
  private static final int HEAVY = 4096;

  private long[] counts = new long[16];
  private int[] idsByCount = new int[16];
  private int[] heavy = new int[8];
  private int heavies;
  private int distinct;
  private long total;
  private double sumXLog2x;
  private double bits;
  private boolean known;

  void add(int id, long times) {
    if (id >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(id + 1, 2 * counts.length));
    }
    long before = counts[id];
    counts[id] = before + times;
    total += times;
    known = false;
    leave(before);
    enter(id, before, before + times);
  }

  long count(int id) {
    return counts[id];
  }

  long total() {
    return total;
  }

  int distinct() {
    return distinct;
  }

  double bits() {
    summarise();
    return bits;
  }

  /** Returns how much the entropy would grow if an id with this count occurred once more. */
  double gain(long count) {
    summarise();
    double sum = sumXLog2x + Entropy.xLog2x(count + 1) - Entropy.xLog2x(count);
    return Entropy.bits((double) (total + 1), sum) - bits;
  }

  CountSpectrum spectrum() {
    CountSpectrum spectrum = new CountSpectrum();
    for (int count = 1; count < idsByCount.length; count++) {
      if (idsByCount[count] > 0) {
        spectrum.append(count, idsByCount[count]);
      }
    }
    long[] heavyCounts = new long[heavies];
    for (int i = 0; i < heavies; i++) {
      heavyCounts[i] = counts[heavy[i]];
    }
    Arrays.sort(heavyCounts);
    for (long count : heavyCounts) {
      spectrum.append(count, 1);
    }
    return spectrum;
  }

  private void leave(long before) {
    if (before == 0) {
      distinct++;
    } else if (before < HEAVY) {
      idsByCount[(int) before]--;
    }
  }

  private void enter(int id, long before, long after) {
    if (after < HEAVY) {
      if (after >= idsByCount.length) {
        idsByCount = Arrays.copyOf(idsByCount, (int) Math.max(after + 1, 2L * idsByCount.length));
      }
      idsByCount[(int) after]++;
    } else if (before < HEAVY) {
      if (heavies == heavy.length) {
        heavy = Arrays.copyOf(heavy, 2 * heavies);
      }
      heavy[heavies++] = id;
    }
  }

  private void summarise() {
    if (known) {
      return;
    }
    CountSpectrum spectrum = spectrum();
    sumXLog2x = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      sumXLog2x += spectrum.keys(i) * Entropy.xLog2x(spectrum.count(i));
    }
    bits = Entropy.bits((double) total, sumXLog2x);
    known = true;
  }
}
