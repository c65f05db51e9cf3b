package io.tdscaling.study;

import io.tdscaling.study.CurvePoint.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arms beside each other where they are alike in one thing: at the last count of accepted
 * trajectories, or of tokens, that all runs reached.
 *
 * @param axis in what they are alike
 * @param at how much of it they have
 * @param rows one for each measure
 */
record StudyTable(Axis axis, long at, List<Row> rows) {

  /** One measure of all arms. */
  record Row(Measure measure, List<Cell> cells) {}

  /**
   * One measure of an arm.
   *
   * @param arm the arm's name
   * @param values over the seeds; empty where it is not available
   * @param corrected over the seeds: the mean of the corrected values, from the lowest to the
   *     highest end of their intervals; empty where a metric does not correct
   */
  record Cell(String arm, Optional<SeedValues> values, Optional<Corrected> corrected) {}

  /** Returns the tables, at equal count and at equal tokens, as far as there is such a point. */
  static List<StudyTable> of(StudyData data) {
    List<StudyTable> tables = new ArrayList<>();
    for (Axis axis : List.of(Axis.ACCEPTED, Axis.TOKENS)) {
      data.lastCommon(axis).ifPresent(at -> tables.add(at(data, axis, at)));
    }
    return tables;
  }

  private static StudyTable at(StudyData data, Axis axis, long at) {
    List<Row> rows = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      List<Cell> cells = new ArrayList<>();
      for (String arm : data.arms()) {
        cells.add(
            new Cell(
                arm,
                data.values(arm, axis, at, measure),
                corrected(data.at(arm, axis, at), measure)));
      }
      rows.add(new Row(measure, cells));
    }
    return new StudyTable(axis, at, rows);
  }

  private static Optional<Corrected> corrected(List<CurvePoint> points, Measure measure) {
    List<Corrected> all = new ArrayList<>();
    for (CurvePoint point : points) {
      Corrected one = point.corrected().get(measure.key());
      if (one != null) {
        all.add(one);
      }
    }
    if (all.isEmpty() || all.size() < points.size()) {
      return Optional.empty();
    }
    double sum = all.stream().mapToDouble(Corrected::value).sum();
    return Optional.of(
        new Corrected(
            Measurements.rounded(sum / all.size()),
            all.stream().mapToDouble(Corrected::low).min().orElseThrow(),
            all.stream().mapToDouble(Corrected::high).max().orElseThrow(),
            all.get(0).level(),
            all.get(0).estimator()));
  }

  /** Returns what the arms have in common, as in {@code 2,000 accepted}. */
  String basis() {
    return Figures.count(at) + (axis == Axis.TOKENS ? " tokens" : " accepted");
  }

  /** Returns the tables as comma-separated values: a line for each basis, measure and arm. */
  static String csv(List<StudyTable> tables) {
    StringBuilder csv =
        new StringBuilder(
            "axis,at,measure,unit,arm,seeds,mean,min,max,corrected,corrected_low,corrected_high,level,estimator\n");
    for (StudyTable table : tables) {
      for (Row row : table.rows()) {
        row.cells().forEach(cell -> csv.append(Csv.line(table.values(row.measure(), cell))));
      }
    }
    return csv.toString();
  }

  private List<String> values(Measure measure, Cell cell) {
    List<String> line =
        new ArrayList<>(
            List.of(axis.label(), String.valueOf(at), measure.key(), measure.unit(), cell.arm()));
    Optional<SeedValues> values = cell.values();
    line.add(values.map(v -> String.valueOf(v.seeds())).orElse(""));
    line.add(values.map(v -> CurvesCsv.number(v.mean())).orElse(""));
    line.add(values.map(v -> CurvesCsv.number(v.low())).orElse(""));
    line.add(values.map(v -> CurvesCsv.number(v.high())).orElse(""));
    Optional<Corrected> corrected = cell.corrected();
    line.add(corrected.map(c -> CurvesCsv.number(c.value())).orElse(""));
    line.add(corrected.map(c -> CurvesCsv.number(c.low())).orElse(""));
    line.add(corrected.map(c -> CurvesCsv.number(c.high())).orElse(""));
    line.add(corrected.map(c -> CurvesCsv.number(c.level())).orElse(""));
    line.add(corrected.map(Corrected::estimator).orElse(""));
    return line;
  }
}
