package io.tdscaling.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reasoning mode entropy of trajectories of about equal length, at equal count: longer
 * conversations have more signatures by their length alone, and more of them more again. In each
 * band the first {@code n} of each run are looked at, {@code n} being the smallest count that any
 * run has there. An arm that has a run with fewer than {@value #FEWEST} is left out of the band,
 * for it would leave nothing to compare.
 */
final class BandTable {
  static final int FEWEST = 20;

  private BandTable() {}

  /**
   * One band.
   *
   * @param band which one
   * @param equalCount trajectories of each run that were looked at, 0 where no arm has enough
   * @param cells one for each arm
   */
  record Row(LengthBand band, int equalCount, List<Cell> cells) {}

  /**
   * An arm in a band.
   *
   * @param arm the arm's name
   * @param fewest the smallest count that a seed of the arm has in the band
   * @param entropy the entropy at equal count; empty where the arm is left out
   */
  record Cell(String arm, int fewest, Optional<SeedValues> entropy) {}

  static List<Row> of(StudyData data) {
    List<Row> rows = new ArrayList<>();
    for (LengthBand band : LengthBand.values()) {
      int equal =
          data.arms().stream()
              .mapToInt(arm -> fewest(data.runs(arm), band))
              .filter(count -> count >= FEWEST)
              .min()
              .orElse(0);
      List<Cell> cells = new ArrayList<>();
      for (String arm : data.arms()) {
        int own = fewest(data.runs(arm), band);
        Optional<SeedValues> entropy =
            own >= FEWEST ? entropy(data.runs(arm), band, equal) : Optional.empty();
        cells.add(new Cell(arm, own, entropy));
      }
      rows.add(new Row(band, equal, cells));
    }
    return rows;
  }

  /** Returns the smallest count that one of the runs has in a band. */
  static int fewest(List<ArmResult> runs, LengthBand band) {
    return runs.stream().mapToInt(run -> signatures(run, band).size()).min().orElse(0);
  }

  /** Returns the entropy of the first so many of each run; empty where one has fewer. */
  static Optional<SeedValues> entropy(List<ArmResult> runs, LengthBand band, int first) {
    if (first == 0 || fewest(runs, band) < first) {
      return Optional.empty();
    }
    return SeedValues.of(
        runs.stream().map(run -> BandSignatures.bits(signatures(run, band), first)).toList());
  }

  private static List<Integer> signatures(ArmResult run, LengthBand band) {
    return run.signatures().getOrDefault(band.label(), List.of());
  }
}
