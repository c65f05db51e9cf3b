package io.tdscaling.core.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Maps;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reasoning mode entropy; see {@link DiversityMetrics}. */
final class ReasoningModeEntropy implements MetricState {
  private static final Map<ReasoningMode, Integer> BITS = bits();
  private static final List<List<String>> LABELS = labels();

  private final OccurrenceCounts signatures = new OccurrenceCounts();
  private final TrigramCounts trigrams = new TrigramCounts();
  private final FractionalCounts taxonomy = new FractionalCounts();
  private final int reachable;

  /**
   * Makes a state that has observed nothing.
   *
   * @param reachable how many classes of the taxonomy the configuration can reach
   */
  ReasoningModeEntropy(int reachable) {
    this.reachable = reachable;
  }

  @Override
  public String name() {
    return DiversityMetrics.REASONING_MODE_ENTROPY;
  }

  @Override
  public void observe(Trajectory trajectory, TrajectoryProfile profile) {
    signatures.add(profile.signature());
    taxonomy.add(labels(profile.modes()));
    trigrams.add(profile.actions());
  }

  @Override
  public void merge(MetricState other) {
    ReasoningModeEntropy same = DiversityMetrics.sameMetric(this, other);
    if (same.reachable != reachable) {
      throw new IllegalArgumentException(
          "cannot merge a taxonomy of %d reachable classes with one of %d"
              .formatted(reachable, same.reachable));
    }
    signatures.merge(same.signatures);
    trigrams.merge(same.trigrams);
    taxonomy.merge(same.taxonomy);
  }

  @Override
  public ObjectNode value() {
    ObjectNode value = Json.object();
    Entropy.put(value, signatures.total() > 0, signatures.bits(), signatures.distinct());
    value.put("signatures", signatures.distinct());
    value.set("taxonomy", taxonomyValue());
    ObjectNode trigramValue = value.putObject("trigrams");
    trigramValue.set(
        "value", trigrams.total() > 0 ? Entropy.rounded(trigrams.bits()) : NullNode.instance);
    trigramValue.put("distinct", trigrams.distinct());
    return value;
  }

  @Override
  public JsonNode report() {
    ObjectNode report = value();
    report.set("corrected", CorrectedEntropy.of(signatures.spectrum()));
    report.withObject("/taxonomy").set("corrected", CorrectedEntropy.of(taxonomy.grouped()));
    return report;
  }

  @Override
  public double gain(TrajectoryProfile candidate) {
    double gain = taxonomy.gain(labels(candidate.modes()));
    return candidate.signature().isEmpty() ? gain : gain + signatures.gain(candidate.signature());
  }

  private ObjectNode taxonomyValue() {
    ObjectNode value = Json.object();
    int classes = Math.max(reachable, taxonomy.categories());
    Entropy.put(value, taxonomy.total() > 0, taxonomy.bits(), classes);
    value.put("classes", classes);
    value.set("distribution", taxonomy.distribution(ReasoningMode.values().length));
    return value;
  }

  private static Map<ReasoningMode, Integer> bits() {
    Map<ReasoningMode, Integer> bits = new EnumMap<>(ReasoningMode.class);
    for (ReasoningMode mode : ReasoningMode.values()) {
      bits.put(mode, 1 << bits.size());
    }
    return Maps.immutableEnumMap(bits);
  }

  /** The labels of each set of modes, at the sum of their bits: looked up all the time. */
  private static List<List<String>> labels() {
    List<List<String>> labels = new ArrayList<>();
    for (int sum = 0; sum < 1 << BITS.size(); sum++) {
      int set = sum;
      labels.add(
          BITS.entrySet().stream()
              .filter(mode -> (set & mode.getValue()) != 0)
              .map(mode -> mode.getKey().label())
              .toList());
    }
    return List.copyOf(labels);
  }

  private static List<String> labels(Set<ReasoningMode> modes) {
    int sum = 0;
    for (ReasoningMode mode : modes) {
      sum |= BITS.getOrDefault(mode, 0);
    }
    return LABELS.get(sum);
  }
}
