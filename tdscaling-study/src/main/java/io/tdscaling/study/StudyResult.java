package io.tdscaling.study;

import java.nio.file.Path;
import java.util.List;

/**
 * What a study came to.
 *
 * @param directory where its files are
 * @param complete whether all runs are finished and the report is written; if not, the study was
 *     cancelled, and running it again goes on
 * @param runs the finished runs, seed by seed in the order of the arms
 */
public record StudyResult(Path directory, boolean complete, List<ArmResult> runs) {
  /** Copies the list. */
  public StudyResult {
    runs = List.copyOf(runs);
  }
}
