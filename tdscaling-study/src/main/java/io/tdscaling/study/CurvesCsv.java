package io.tdscaling.study;

import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The curves as comma-separated values: a line for each arm, seed and checkpoint. */
final class CurvesCsv {
  private CurvesCsv() {}

  static String of(List<ArmResult> results) {
    StringBuilder csv = new StringBuilder(Csv.line(header()));
    for (ArmResult result : results) {
      result.points().forEach(point -> csv.append(Csv.line(row(result, point))));
    }
    return csv.toString();
  }

  private static List<String> header() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "arm",
                "seed",
                "axis",
                "at",
                "accepted",
                "attempts",
                "tokens",
                "context_tokens",
                "unlike_promise",
                "tools_used",
                "dependencies_used"));
    for (Measure measure : Measure.values()) {
      columns.add(measure.key());
      if (measure.correctable()) {
        columns.add(measure.key() + "_corrected");
        columns.add(measure.key() + "_low");
        columns.add(measure.key() + "_high");
      }
    }
    return columns;
  }

  private static List<String> row(ArmResult result, CurvePoint point) {
    List<String> row =
        new ArrayList<>(
            List.of(
                result.arm(),
                String.valueOf(result.seed()),
                point.axis().label(),
                String.valueOf(point.at()),
                String.valueOf(point.accepted()),
                String.valueOf(point.attempts()),
                String.valueOf(point.tokens()),
                String.valueOf(point.contextTokens()),
                String.valueOf(point.unlikePromise()),
                String.valueOf(point.toolsUsed()),
                String.valueOf(point.dependenciesUsed())));
    for (Measure measure : Measure.values()) {
      row.add(number(point.measures(), measure));
      if (measure.correctable()) {
        Corrected corrected = point.corrected().get(measure.key());
        row.add(corrected == null ? "" : number(corrected.value()));
        row.add(corrected == null ? "" : number(corrected.low()));
        row.add(corrected == null ? "" : number(corrected.high()));
      }
    }
    return row;
  }

  private static String number(Map<String, Double> measures, Measure measure) {
    Double value = measures.get(measure.key());
    return value == null ? "" : number(value);
  }

  /** Returns a number as Jackson writes it, the same on every JDK. */
  static String number(double value) {
    return Json.tree(value).toString();
  }
}
