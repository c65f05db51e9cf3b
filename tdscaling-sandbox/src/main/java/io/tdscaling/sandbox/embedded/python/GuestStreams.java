package io.tdscaling.sandbox.embedded.python;

import io.tdscaling.sandbox.embedded.execution.ProgramOutput;

/** Standard input, output and error of one execution. */
final class GuestStreams {
  private byte[] input = new byte[0];
  private int inputRead;
  private ProgramOutput output = new ProgramOutput(0);

  /** Starts an execution. */
  void begin(byte[] stdin, int outputBytes) {
    input = stdin;
    inputRead = 0;
    output = new ProgramOutput(outputBytes);
  }

  /** Returns the next bytes of standard input, none at its end. */
  byte[] read(int most) {
    int count = Math.min(most, input.length - inputRead);
    byte[] bytes = new byte[count];
    System.arraycopy(input, inputRead, bytes, 0, count);
    inputRead += count;
    return bytes;
  }

  /** Keeps what the program wrote, or as much of it as it may write, and then ends it. */
  void write(boolean error, byte[] bytes) {
    if (error) {
      output.err(bytes);
    } else {
      output.out(bytes);
    }
  }

  ProgramOutput output() {
    return output;
  }
}
