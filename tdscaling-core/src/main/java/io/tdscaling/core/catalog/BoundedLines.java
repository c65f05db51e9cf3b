package io.tdscaling.core.catalog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lines of UTF-8 text from an untrusted stream. A line over the limit is passed over without being
 * held; reading stops where the file is over its limit.
 */
final class BoundedLines {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final CatalogLimits limits;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int filled;
  private long total;
  private int number;

  /** A line: its text, or what is wrong with it. */
  record Line(int number, String text, String problem) {
    boolean isBad() {
      return !problem.isEmpty();
    }
  }

  BoundedLines(InputStream in, CatalogLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /** Returns the next line without its end, or empty after the last. */
  Optional<Line> next() throws IOException {
    if (total > limits.fileBytes() || !fill()) {
      return Optional.empty();
    }
    number++;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean fits = collect(bytes);
    if (total > limits.fileBytes()) {
      return bad("the file holds more than " + limits.fileBytes() + " bytes; the rest is not read");
    }
    return fits ? decode(bytes) : bad("line is longer than " + limits.lineBytes() + " bytes");
  }

  /** Takes bytes up to the end of the line; returns whether they were within the limit. */
  private boolean collect(ByteArrayOutputStream into) throws IOException {
    boolean fits = true;
    do {
      int end = position;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      fits = fits && into.size() + (end - position) <= limits.lineBytes();
      if (fits) {
        into.write(buffer, position, end - position);
      }
      boolean found = end < filled;
      position = found ? end + 1 : end;
      if (found) {
        return fits;
      }
    } while (fill());
    return fits;
  }

  private boolean fill() throws IOException {
    while (position == filled) {
      if (total > limits.fileBytes()) {
        return false;
      }
      int read = in.read(buffer);
      if (read < 0) {
        return false;
      }
      position = 0;
      filled = read;
      total += read;
    }
    return true;
  }

  private Optional<Line> decode(ByteArrayOutputStream bytes) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
      if (number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
        text = text.substring(1);
      }
      return Optional.of(new Line(number, text.endsWith("\r") ? chop(text) : text, ""));
    } catch (CharacterCodingException e) {
      return bad("line is not valid UTF-8");
    }
  }

  private static String chop(String text) {
    return text.substring(0, text.length() - 1);
  }

  private Optional<Line> bad(String problem) {
    return Optional.of(new Line(number, "", problem));
  }
}
