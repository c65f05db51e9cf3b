package io.tdscaling.core.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Cuts a stream into lines of bounded length; what a line has beyond that is skipped. */
public final class LineReader {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int end;
  private long offset;
  private long number;

  /**
   * One line.
   *
   * @param number its number
   * @param offset where it begins, in bytes from where reading began
   * @param bytes what stands in it, without the line feed; not copied
   * @param tooLong whether it was longer than the limit; the bytes are then cut off
   */
  @SuppressWarnings("ArrayRecordComponent") // used at once and never compared
  public record Line(long number, long offset, byte[] bytes, boolean tooLong) {}

  /**
   * Begins to read.
   *
   * @param in the stream
   * @param limit most bytes of a line
   * @param firstNumber number of the first line
   */
  public LineReader(InputStream in, int limit, long firstNumber) {
    this.in = in;
    this.limit = limit;
    this.number = firstNumber;
  }

  /** Returns the next line, or empty at the end. */
  public Optional<Line> next() throws IOException {
    if (!filled()) {
      return Optional.empty();
    }
    long start = offset;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean tooLong = false;
    boolean ended = false;
    while (!ended && filled()) {
      int feed = nextFeed();
      int length = Math.min(feed - position, limit - line.size());
      line.write(buffer, position, length);
      tooLong |= length < feed - position;
      ended = feed < end;
      advanceTo(ended ? feed + 1 : feed);
    }
    return Optional.of(new Line(number++, start, line.toByteArray(), tooLong));
  }

  private int nextFeed() {
    int at = position;
    while (at < end && buffer[at] != '\n') {
      at++;
    }
    return at;
  }

  private void advanceTo(int newPosition) {
    offset += newPosition - position;
    position = newPosition;
  }

  private boolean filled() throws IOException {
    if (position == end) {
      position = 0;
      end = Math.max(0, in.read(buffer));
    }
    return position < end;
  }
}
