package io.tdscaling.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in sentences how each arm compares with one of them; all of it comes from the numbers. */
final class Comparisons {
  private static final String USUAL_BASELINE = "uniform";

  private final String baseline;
  private final List<StudyTable> tables;

  /**
   * Compares with {@code uniform} where it is there, else with the first arm.
   *
   * @param arms the arms' names, at least one
   */
  Comparisons(List<String> arms, List<StudyTable> tables) {
    this.baseline = arms.contains(USUAL_BASELINE) ? USUAL_BASELINE : arms.get(0);
    this.tables = tables;
  }

  /** Returns the sentences on a measure. */
  List<String> of(Measure measure) {
    List<String> sentences = new ArrayList<>();
    for (StudyTable table : tables) {
      for (StudyTable.Row row : table.rows()) {
        if (row.measure() == measure) {
          sentences.addAll(of(table, row));
        }
      }
    }
    return sentences;
  }

  private List<String> of(StudyTable table, StudyTable.Row row) {
    Optional<SeedValues> base =
        row.cells().stream()
            .filter(cell -> cell.arm().equals(baseline))
            .findFirst()
            .flatMap(StudyTable.Cell::values);
    List<String> sentences = new ArrayList<>();
    for (StudyTable.Cell cell : row.cells()) {
      if (!cell.arm().equals(baseline) && cell.values().isPresent() && base.isPresent()) {
        sentences.add(sentence(table, row.measure(), cell.arm(), cell.values().get(), base.get()));
      }
    }
    return sentences;
  }

  private String sentence(
      StudyTable table, Measure measure, String arm, SeedValues own, SeedValues base) {
    String unit = measure.isShare() ? "" : " " + measure.unit();
    return "At %s, %s reached %s%s, %s %s: %s."
        .formatted(
            table.basis(),
            arm,
            Figures.value(measure, own.mean()),
            unit,
            baseline,
            Figures.value(measure, base.mean()),
            difference(measure, own, base));
  }

  private String difference(Measure measure, SeedValues own, SeedValues base) {
    double difference = own.mean() - base.mean();
    String amount =
        measure.isShare()
            ? String.format(Locale.ROOT, "%.1f points", Math.abs(difference) * 100)
            : String.format(Locale.ROOT, "%.2f", Math.abs(difference));
    if (amount.matches("[0.]+( points)?")) {
      return "no difference at this precision";
    }
    String direction = difference > 0 ? "more" : "less";
    return amount + " " + direction + clarity(own, base);
  }

  /** Returns how sure the seeds make of it. */
  private String clarity(SeedValues own, SeedValues base) {
    if (own.seeds() < 2 || base.seeds() < 2) {
      return ", by one seed";
    }
    boolean apart = own.low() > base.high() || own.high() < base.low();
    return apart
        ? ", and the ranges of the seeds are apart"
        : ", but the ranges of the seeds overlap";
  }
}
