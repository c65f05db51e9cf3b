package io.tdscaling.study;

import io.tdscaling.study.CurvePoint.Axis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The results of a study by arm, and what its seeds have in common. */
final class StudyData {
  private final Map<String, List<ArmResult>> byArm = new LinkedHashMap<>();

  /** Takes the results of all runs in; arms stay in the order of their first results. */
  StudyData(List<ArmResult> results) {
    results.forEach(
        result -> byArm.computeIfAbsent(result.arm(), arm -> new ArrayList<>()).add(result));
  }

  List<String> arms() {
    return List.copyOf(byArm.keySet());
  }

  List<ArmResult> runs(String arm) {
    return byArm.getOrDefault(arm, List.of());
  }

  /** Returns the checkpoints over an axis that all seeds of an arm have. */
  List<Long> checkpoints(String arm, Axis axis) {
    return common(runs(arm), axis);
  }

  /** Returns the last checkpoint over an axis that all runs of all arms have. */
  Optional<Long> lastCommon(Axis axis) {
    List<Long> common = common(byArm.values().stream().flatMap(List::stream).toList(), axis);
    return common.isEmpty() ? Optional.empty() : Optional.of(common.get(common.size() - 1));
  }

  /** Returns the points of an arm's seeds at a checkpoint. */
  List<CurvePoint> at(String arm, Axis axis, long checkpoint) {
    return runs(arm).stream()
        .flatMap(run -> run.over(axis).stream())
        .filter(point -> point.at() == checkpoint)
        .toList();
  }

  /** Returns what an arm's seeds measured; empty where one of them could not. */
  Optional<SeedValues> values(String arm, Axis axis, long checkpoint, Measure measure) {
    List<CurvePoint> points = at(arm, axis, checkpoint);
    List<Double> values = new ArrayList<>();
    for (CurvePoint point : points) {
      Double value = point.measures().get(measure.key());
      if (value != null) {
        values.add(value);
      }
    }
    return values.size() == points.size() ? SeedValues.of(values) : Optional.empty();
  }

  private static List<Long> common(List<ArmResult> runs, Axis axis) {
    TreeSet<Long> common = new TreeSet<>();
    for (int i = 0; i < runs.size(); i++) {
      List<Long> own = runs.get(i).over(axis).stream().map(CurvePoint::at).toList();
      if (i == 0) {
        common.addAll(own);
      } else {
        common.retainAll(own);
      }
    }
    return List.copyOf(common);
  }
}
