package io.tdscaling.core.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reasoning mode entropy; see {@link DiversityMetrics}. */
final class ReasoningModeEntropy implements MetricState {
  private static final String START = "^";
  private static final String END = "$";

  private static final ImmutableMap<ReasoningMode, List<String>> SINGLE_LABELS =
      Maps.toMap(EnumSet.allOf(ReasoningMode.class), mode -> List.of(mode.label()));

  private final OccurrenceCounts signatures = new OccurrenceCounts();
  private final OccurrenceCounts trigrams = new OccurrenceCounts();
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
    List<String> actions = profile.actions();
    for (int i = 0; i < actions.size(); i++) {
      String before = i == 0 ? START : actions.get(i - 1);
      String after = i == actions.size() - 1 ? END : actions.get(i + 1);
      trigrams.add(before + ' ' + actions.get(i) + ' ' + after);
    }
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
  public JsonNode value() {
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

  /** Steering asks for the labels of single modes all the time. */
  private static List<String> labels(Set<ReasoningMode> modes) {
    return modes.size() == 1
        ? SINGLE_LABELS.getOrDefault(modes.iterator().next(), List.of())
        : modes.stream().map(ReasoningMode::label).toList();
  }
}
