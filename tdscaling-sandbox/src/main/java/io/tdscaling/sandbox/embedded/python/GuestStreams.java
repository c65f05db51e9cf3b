package io.tdscaling.sandbox.embedded.python;

import java.io.ByteArrayOutputStream;

/** Standard input, output and error of one execution. */
final class GuestStreams {
  private byte[] input = new byte[0];
  private int inputRead;
  private int outputLeft;
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteArrayOutputStream err = new ByteArrayOutputStream();
  private long dropped;

  /** Starts an execution. */
  void begin(byte[] stdin, int outputBytes) {
    input = stdin;
    inputRead = 0;
    outputLeft = outputBytes;
    out = new ByteArrayOutputStream();
    err = new ByteArrayOutputStream();
    dropped = 0;
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
    int kept = Math.min(bytes.length, outputLeft);
    (error ? err : out).write(bytes, 0, kept);
    outputLeft -= kept;
    if (kept < bytes.length) {
      dropped += bytes.length - kept;
      throw new GuestStop(GuestStop.Reason.OUTPUT);
    }
  }

  byte[] out() {
    return out.toByteArray();
  }

  byte[] err() {
    return err.toByteArray();
  }

  long dropped() {
    return dropped;
  }
}
