package io.tdscaling.sandbox.bubblewrap;

import java.util.List;
import java.util.Optional;

/**
 * What is run in a sandbox.
 *
 * @param command program and arguments
 * @param runner script that is put in as {@code /run/sandbox/runner}; empty for an empty file
 * @param code text that is put in as {@code /run/sandbox/code}
 * @param stdin text of standard input
 * @param reserves whether it reserves far more memory than it uses
 */
record Program(
    List<String> command, Optional<Script> runner, String code, String stdin, boolean reserves) {
  static final String CODE = "/run/sandbox/code";
  static final String RUNNER = "/run/sandbox/runner";

  Program {
    command = List.copyOf(command);
  }

  Program withStdin(String text) {
    return new Program(command, runner, code, text, reserves);
  }
}
