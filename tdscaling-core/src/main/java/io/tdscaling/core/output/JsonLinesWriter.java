package io.tdscaling.core.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes JSON values one a line, in UTF-8, with {@code \n} on every system. */
final class JsonLinesWriter implements Closeable {
  private final OutputStream out;

  JsonLinesWriter(OutputStream out) {
    this.out = out;
  }

  void write(JsonNode value) throws IOException {
    out.write(escaped(Json.compact(value)).getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /**
   * Escapes what some readers take for the end of a line, and halves of surrogate pairs, which
   * UTF-8 cannot hold. In JSON all of these stand inside strings, so escaping changes nothing else.
   */
  private static String escaped(String line) {
    if (isPlain(line)) {
      return line;
    }
    StringBuilder result = new StringBuilder(line.length() + 16);
    for (int at = 0; at < line.length(); ) {
      int codePoint = line.codePointAt(at);
      if (breaksLines(codePoint) || isHalfPair(codePoint)) {
        result.append("\\u").append(HexFormat.of().toHexDigits((char) codePoint));
      } else {
        result.appendCodePoint(codePoint);
      }
      at += Character.charCount(codePoint);
    }
    return result.toString();
  }

  /** Nearly every line is: it need not be copied. */
  private static boolean isPlain(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (breaksLines(c) || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean breaksLines(int codePoint) {
    return codePoint == 0x85 || codePoint == 0x2028 || codePoint == 0x2029;
  }

  private static boolean isHalfPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
