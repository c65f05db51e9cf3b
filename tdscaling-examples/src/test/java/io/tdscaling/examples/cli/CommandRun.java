package io.tdscaling.examples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One run of the command line within this process.
 *
 * @param status exit status
 * @param out what it printed to the standard output stream
 * @param err what it printed to the standard error stream
 */
record CommandRun(int status, String out, String err) {
  /** Runs the command line; paths may stand among the arguments. */
  static CommandRun of(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    int status =
        TdscalingCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(words);
    return new CommandRun(status, out.toString(), err.toString());
  }

  /** Synthesizes from the bundled catalog, with nothing said. */
  static CommandRun synthesize(int count, Path directory, Object... more) {
    List<Object> args =
        new ArrayList<>(
            List.of("synthesize", "--count", count, "--seed", 7, "--out", directory, "--quiet"));
    args.addAll(List.of(more));
    return of(args.toArray());
  }

  List<String> errorLines() {
    return err.lines().toList();
  }
}
