package io.tdscaling.study;

import io.tdscaling.api.metric.TrajectoryProfile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The action signatures of accepted trajectories in their order, by band of length: a small number
 * for each trajectory, so that entropies at any equal count can be told once all arms are there.
 */
final class BandSignatures {
  private static final double LN_2 = StrictMath.log(2);

  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<LengthBand, List<Integer>> byBand = new EnumMap<>(LengthBand.class);

  void add(TrajectoryProfile profile) {
    Integer id = ids.computeIfAbsent(profile.signature(), signature -> ids.size());
    byBand
        .computeIfAbsent(LengthBand.of(profile.actions().size()), band -> new ArrayList<>())
        .add(id);
  }

  /** Returns the signatures' numbers by the label of the band; a band without any is left out. */
  SortedMap<String, List<Integer>> byBand() {
    SortedMap<String, List<Integer>> labelled = new TreeMap<>();
    byBand.forEach((band, signatures) -> labelled.put(band.label(), List.copyOf(signatures)));
    return labelled;
  }

  /** Returns the entropy of the first signatures in bits, to six decimals. */
  static double bits(List<Integer> signatures, int first) {
    // Sorted, so that the sum does not depend on which signature came first.
    Map<Integer, Integer> counts = new HashMap<>();
    signatures.subList(0, first).forEach(id -> counts.merge(id, 1, Integer::sum));
    double sum =
        counts.values().stream().sorted().mapToDouble(n -> n * log2(n)).reduce(0, Double::sum);
    return first == 0 ? 0 : Measurements.rounded(Math.max(0, log2(first) - sum / first));
  }

  private static double log2(double value) {
    return StrictMath.log(value) / LN_2;
  }
}
