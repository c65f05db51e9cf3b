package io.tdscaling.core.llm.openai;

import com.google.common.base.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of server-sent events. Comments and fields other than {@code data} are passed
 * over; lines end as they like; what the end of the stream cuts off counts as an event, since some
 * servers leave the last empty line out.
 */
final class EventStream {
  private static final ByteString LINE_END = ByteString.encodeUtf8("\r\n");
  private static final String FIELD = "data";

  private final BufferedSource source;
  private boolean afterReturn;

  EventStream(BufferedSource source) {
    this.source = source;
  }

  /** Returns the data of the next event that has some, or null at the end. */
  @Nullable String next() throws IOException {
    StringBuilder data = null;
    String line = line();
    while (line != null && (data == null || !line.isEmpty())) {
      String value = value(line);
      if (value != null) {
        data = data == null ? new StringBuilder() : data.append('\n');
        data.append(value);
      }
      line = line();
    }
    return data == null ? null : data.toString();
  }

  /** Returns the data that a line holds, or null if it holds none. */
  private static @Nullable String value(String line) {
    if (!line.startsWith(FIELD)) {
      return null;
    }
    if (line.length() == FIELD.length()) {
      return "";
    }
    String rest = line.substring(FIELD.length());
    if (rest.charAt(0) != ':') {
      return null;
    }
    return rest.startsWith(": ") ? rest.substring(2) : rest.substring(1);
  }

  private @Nullable String line() throws IOException {
    long end = source.indexOfElement(LINE_END);
    // The rest of a "\r\n" is not waited for when "\r" has come.
    while (afterReturn && end == 0 && source.getBuffer().getByte(0) == '\n') {
      source.skip(1);
      afterReturn = false;
      end = source.indexOfElement(LINE_END);
    }
    afterReturn = false;
    if (end < 0) {
      return source.exhausted() ? null : decoded(source.readByteArray());
    }
    String line = decoded(source.readByteArray(end));
    afterReturn = source.readByte() == '\r';
    return line;
  }

  private static String decoded(byte[] line) throws MalformedException {
    if (!Utf8.isWellFormed(line)) {
      throw new MalformedException("the stream is not UTF-8");
    }
    return new String(line, StandardCharsets.UTF_8);
  }
}
