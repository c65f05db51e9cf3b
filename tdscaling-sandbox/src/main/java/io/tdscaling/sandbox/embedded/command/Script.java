package io.tdscaling.sandbox.embedded.command;

import java.util.List;

/**
 * A command line, understood.
 *
 * @param steps its pipelines, from left to right
 */
record Script(List<Step> steps) {
  /** When a pipeline is run, given how the one before it ended. */
  enum When {
    ALWAYS,
    AFTER_SUCCESS,
    AFTER_FAILURE
  }

  /** A pipeline: commands, each reading what the one before it wrote. */
  record Step(When when, boolean negated, List<Simple> commands) {}

  /** A command's words and where its streams go. */
  record Simple(List<Word> words, List<Redirect> redirects) {}

  /** What a stream is turned to. */
  enum Mode {
    READ,
    WRITE,
    APPEND,
    /** Standard error goes where standard output goes. */
    JOIN,
    /** Standard output goes where standard error goes. */
    TO_ERROR
  }

  /** One redirection; {@code stream} is 0, 1 or 2, the target is empty for the last two modes. */
  record Redirect(int stream, Mode mode, Word target) {}
}
