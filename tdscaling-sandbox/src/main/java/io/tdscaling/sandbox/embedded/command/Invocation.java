package io.tdscaling.sandbox.embedded.command;

import io.tdscaling.sandbox.embedded.execution.ExecutionBudget;
import java.util.List;

/**
 * One command being run.
 *
 * @param name the command's name
 * @param arguments what follows the name
 * @param stdin what it reads from standard input
 * @param piped whether standard input comes from another command rather than from a file
 * @param out standard output
 * @param err standard error
 * @param outputFile path of the file that standard output goes to, as it was typed; empty if none
 * @param files the workspace
 * @param budget time and memory of the execution
 */
record Invocation(
    String name,
    List<String> arguments,
    String stdin,
    boolean piped,
    Output out,
    Output err,
    String outputFile,
    CommandFiles files,
    ExecutionBudget budget) {
  /** Writes a message that begins with the command's name to standard error. */
  void complain(String message) {
    err.line(name + ": " + message);
  }

  CommandFailure usage(int exitCode, String message) {
    return new CommandFailure(
        exitCode, message + "\nTry '" + name + " --help' for more information.");
  }

  TextLines lines(String text) {
    return new TextLines(text, budget);
  }
}
