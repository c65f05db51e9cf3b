package io.tdscaling.examples.cli;

/** What the process ends with. */
final class ExitStatus {
  /** Everything was done. */
  static final int OK = 0;

  /** Something was done, but not all: verification failed, or a cap was met before the count. */
  static final int SHORT = 1;

  /** Nothing was done, for the usage, the configuration or the input is wrong. */
  static final int ERROR = 2;

  static final String HEADING = "%nExit status:%n";
  static final String OK_TEXT = "0:all done";
  static final String SHORT_TEXT = "1:verification failed, or the run ended short of its count";
  static final String ERROR_TEXT = "2:wrong usage, configuration, input or output";

  private ExitStatus() {}
}
