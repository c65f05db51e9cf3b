package io.tdscaling.sandbox.embedded.command;

import java.util.List;

/** Reads the files that a command was given, one after the other, or standard input. */
final class Inputs {
  private final Invocation in;
  private final String cannotOpen;
  private final String cannotRead;
  private boolean failed;

  /** Takes messages with {@code %s} for the file and then for the problem. */
  private Inputs(Invocation in, String cannotOpen, String cannotRead) {
    this.in = in;
    this.cannotOpen = cannotOpen;
    this.cannotRead = cannotRead;
  }

  /** Returns inputs whose problems are told in the most common form. */
  static Inputs of(Invocation in) {
    return new Inputs(in, "%s: %s", "%s: %s");
  }

  static Inputs of(Invocation in, String cannotOpen, String cannotRead) {
    return new Inputs(in, cannotOpen, cannotRead);
  }

  /** Hands over each file that can be read; of the others it complains. */
  void each(List<String> operands, Reader reader) throws CommandFailure {
    if (operands.isEmpty()) {
      reader.accept("-", in.stdin());
    }
    for (String operand : operands) {
      in.budget().work();
      String text = "";
      try {
        text = operand.equals("-") ? in.stdin() : in.files().read(operand);
      } catch (FileProblem problem) {
        failed = true;
        in.complain(
            (problem.isDirectory() ? cannotRead : cannotOpen).formatted(operand, problem.words()));
        continue;
      }
      reader.accept(operand, text);
    }
  }

  /** Returns whether some file could not be read. */
  boolean failed() {
    return failed;
  }

  /** Gets a file's name as it was typed, {@code -} for standard input, and its text. */
  interface Reader {
    void accept(String name, String text) throws CommandFailure;
  }
}
