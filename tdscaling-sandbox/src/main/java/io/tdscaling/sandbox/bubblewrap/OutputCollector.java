package io.tdscaling.sandbox.bubblewrap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps what a program writes, up to a limit on both streams together, and counts the rest. The
 * streams are read to their end by a thread each, so that a program never waits for a reader.
 */
final class OutputCollector {
  private static final int CHUNK_BYTES = 8 << 10;

  private final int limit;
  private final Runnable onOverflow;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Thread outReader;
  private final Thread errReader;
  private long truncatedBytes;

  /**
   * Starts to read.
   *
   * @param limit most bytes that are kept of both
   * @param onOverflow told once, by a reader's thread, when there is more
   */
  OutputCollector(InputStream stdout, InputStream stderr, int limit, Runnable onOverflow) {
    this.limit = limit;
    this.onOverflow = onOverflow;
    this.outReader = reader(stdout, out);
    this.errReader = reader(stderr, err);
    outReader.start();
    errReader.start();
  }

  private Thread reader(InputStream from, ByteArrayOutputStream to) {
    Thread thread = new Thread(() -> readAll(from, to), "tdscaling-sandbox-output");
    thread.setDaemon(true);
    return thread;
  }

  private void readAll(InputStream from, ByteArrayOutputStream to) {
    byte[] chunk = new byte[CHUNK_BYTES];
    try (from) {
      for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
        if (keep(to, chunk, read)) {
          onOverflow.run();
        }
      }
    } catch (IOException e) {
      note("the output could not be read: " + e);
    }
  }

  /** Returns whether this was the first part that did not fit. */
  private synchronized boolean keep(ByteArrayOutputStream to, byte[] chunk, int length) {
    int kept = Math.min(length, room());
    to.write(chunk, 0, kept);
    boolean first = truncatedBytes == 0 && kept < length;
    truncatedBytes += length - kept;
    return first;
  }

  private int room() {
    return limit - out.size() - err.size();
  }

  /** Waits until both streams have ended, which they have once no process is left. */
  void await() throws InterruptedException {
    outReader.join();
    errReader.join();
  }

  /** Adds a line to standard error, as far as there is room. */
  synchronized void note(String message) {
    String before = err.size() == 0 || endsLine() ? "" : "\n";
    byte[] bytes = (before + message + "\n").getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= room()) {
      err.writeBytes(bytes);
    }
  }

  private boolean endsLine() {
    byte[] bytes = err.toByteArray();
    return bytes[bytes.length - 1] == '\n';
  }

  /** Returns standard output, invalid UTF-8 replaced. */
  synchronized String stdout() {
    return text(out);
  }

  /** Returns standard error, invalid UTF-8 replaced. */
  synchronized String stderr() {
    return text(err);
  }

  synchronized long truncatedBytes() {
    return truncatedBytes;
  }

  private String text(ByteArrayOutputStream stream) {
    byte[] bytes = stream.toByteArray();
    int end = truncatedBytes > 0 ? wholeCharacters(bytes) : bytes.length;
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /** Returns where the last character ends that was not cut through. */
  private static int wholeCharacters(byte[] bytes) {
    int start = bytes.length - 1;
    while (start > 0 && start > bytes.length - 4 && (bytes[start] & 0xC0) == 0x80) {
      start--;
    }
    if (start < 0 || (bytes[start] & 0xC0) != 0xC0) {
      return bytes.length;
    }
    int width = Integer.numberOfLeadingZeros(~(bytes[start] << 24));
    return start + width > bytes.length ? start : bytes.length;
  }
}
