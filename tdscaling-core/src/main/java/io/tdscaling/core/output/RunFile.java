package io.tdscaling.core.output;

import java.util.List;
import java.util.Locale;

/**
 * The files of a run, in the order in which they get their final names. {@link #RUN} is the last:
 * where it is, all others are.
 */
public enum RunFile {
  /** The services whose tools were offered, one a line. */
  CATALOG("catalog.jsonl"),
  /** The blueprints of all attempts that have one, one a line, in index order. */
  BLUEPRINTS("blueprints.jsonl"),
  /** The rejected attempts with the reasons, one a line, in index order. */
  REJECTED("rejected.jsonl"),
  /** The accepted trajectories, one a line, in index order. */
  TRAJECTORIES("trajectories.jsonl"),
  /** What differs between two runs of one configuration: times, JDK, concurrency. */
  RUN_INFO("run-info.json"),
  /** Configuration, counts and metrics. */
  RUN("run.json");

  /** The files that grow by a record or none with each attempt. */
  static final List<RunFile> RECORDS = List.of(BLUEPRINTS, REJECTED, TRAJECTORIES);

  private static final String PARTIAL = ".part";

  private final String fileName;

  RunFile(String fileName) {
    this.fileName = fileName;
  }

  /** Returns the file's name in the run's directory. */
  public String fileName() {
    return fileName;
  }

  /** Returns the lower-case label used in the journal. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the file's name until the run is finished. */
  String partialName() {
    return fileName + PARTIAL;
  }
}
