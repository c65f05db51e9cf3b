package io.tdscaling.sandbox.embedded.execution;

import io.tdscaling.sandbox.spi.ExecStatus;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a program wrote, up to a limit on both streams together. The write that passes the limit is
 * cut and ends the execution.
 */
public final class ProgramOutput {
  private final int limit;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private long truncatedBytes;

  /** Takes the most bytes that both streams may hold together. */
  public ProgramOutput(int limit) {
    this.limit = limit;
  }

  /** Writes to standard output. */
  public void out(byte[] bytes) {
    write(out, bytes);
  }

  /** Writes to standard error. */
  public void err(byte[] bytes) {
    write(err, bytes);
  }

  /** Adds a closing message to standard error, as far as there is room. */
  public void note(String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= room()) {
      err.writeBytes(bytes);
    }
  }

  /** Returns standard output, invalid UTF-8 replaced. */
  public String stdout() {
    return text(out);
  }

  /** Returns standard error, invalid UTF-8 replaced. */
  public String stderr() {
    return text(err);
  }

  /** Returns how many bytes were left out. */
  public long truncatedBytes() {
    return truncatedBytes;
  }

  private void write(ByteArrayOutputStream stream, byte[] bytes) {
    int room = room();
    if (bytes.length <= room) {
      stream.writeBytes(bytes);
      return;
    }
    int kept = characterEnd(bytes, room);
    stream.write(bytes, 0, kept);
    truncatedBytes += bytes.length - kept;
    throw ExecutionEnded.with(
        ExecStatus.OUTPUT_LIMIT, "the output limit of " + limit + " bytes was reached");
  }

  private int room() {
    return limit - out.size() - err.size();
  }

  /** Returns the end of the last character of UTF-8 that fits; at most three bytes further left. */
  private static int characterEnd(byte[] bytes, int room) {
    int end = room;
    while (end > 0 && end > room - 3 && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return (bytes[end] & 0xC0) == 0x80 ? room : end;
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
