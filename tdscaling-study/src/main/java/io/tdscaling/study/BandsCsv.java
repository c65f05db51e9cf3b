package io.tdscaling.study;

import java.util.List;

/** Entropies within bands of length, and what learners scored, as comma-separated values. */
final class BandsCsv {
  private BandsCsv() {}

  /** Returns a line for each run, band and count, the equal count of the band among them. */
  static String bands(StudyData data) {
    StringBuilder csv = new StringBuilder("arm,seed,assistant_steps,first,equal_count,h_mode\n");
    for (BandTable.Row row : BandTable.of(data)) {
      for (String arm : data.arms()) {
        data.runs(arm).forEach(run -> bands(run, row, csv));
      }
    }
    return csv.toString();
  }

  private static void bands(ArmResult run, BandTable.Row row, StringBuilder csv) {
    List<Integer> signatures = run.signatures().getOrDefault(row.band().label(), List.of());
    Checkpoints.accepted(signatures.size()).stream()
        .filter(first -> first > 0)
        .forEach(first -> band(run, row, first.intValue(), csv));
    boolean listed = Checkpoints.accepted(signatures.size()).contains((long) row.equalCount());
    if (row.equalCount() > 0 && row.equalCount() <= signatures.size() && !listed) {
      band(run, row, row.equalCount(), csv);
    }
  }

  private static void band(ArmResult run, BandTable.Row row, int first, StringBuilder csv) {
    List<Integer> signatures = run.signatures().getOrDefault(row.band().label(), List.of());
    csv.append(
        Csv.line(
            List.of(
                run.arm(),
                String.valueOf(run.seed()),
                row.band().label(),
                String.valueOf(first),
                String.valueOf(row.equalCount()),
                CurvesCsv.number(BandSignatures.bits(signatures, first)))));
  }

  /** Returns a line for each run, size, test set and score. */
  static String learning(StudyData data) {
    StringBuilder csv = new StringBuilder("arm,seed,size,test,score,value,low,high\n");
    for (String arm : data.arms()) {
      for (ArmResult run : data.runs(arm)) {
        run.learning().forEach(point -> csv.append(learning(run, point)));
      }
    }
    return csv.toString();
  }

  private static String learning(ArmResult run, LearningPoint point) {
    return Csv.line(
        List.of(
            run.arm(),
            String.valueOf(run.seed()),
            String.valueOf(point.size()),
            point.test(),
            point.score(),
            CurvesCsv.number(point.value()),
            CurvesCsv.number(point.low()),
            CurvesCsv.number(point.high())));
  }
}
