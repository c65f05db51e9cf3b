package io.tdscaling.examples.cli;

import java.io.PrintWriter;
import java.io.Writer;

/** Parses command lines without running them. */
public final class CommandLines {
  private CommandLines() {}

  /** Parses; throws where the command line would be refused. */
  public static void parse(String... args) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    TdscalingCommand.commandLine(nowhere, nowhere).parseArgs(args);
  }
}
