package io.tdscaling.core.format;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tdscaling.core.json.Json;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads the elements of one large JSON array, one at a time. */
final class ArrayReader {
  // After an element come the other elements: these are no trailing tokens.
  private static final ObjectReader ELEMENT =
      Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final BoundedStream in;
  private final JsonParser parser;
  private final long linesBefore;
  private long number;

  /**
   * One element.
   *
   * @param number its position, from 1
   * @param line the line it begins on
   * @param node the element
   */
  record Element(long number, long line, JsonNode node) {}

  /** Begins to read a stream that stands before the array's opening bracket. */
  ArrayReader(InputStream in, int limit, long firstLine) throws IOException {
    this.in = new BoundedStream(in, limit);
    this.parser = Json.MAPPER.createParser(this.in);
    this.linesBefore = firstLine - 1;
    parser.nextToken();
  }

  /**
   * Returns the next element, or empty at the array's end.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException if this is not JSON; the rest cannot
   *     be read
   */
  Optional<Element> next() throws IOException {
    in.startRecord();
    if (parser.nextToken() == JsonToken.END_ARRAY) {
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more follows the array");
      }
      return Optional.empty();
    }
    number++;
    long line = linesBefore + parser.currentTokenLocation().getLineNr();
    return Optional.of(new Element(number, line, ELEMENT.readTree(parser)));
  }

  /** Returns the line that was read last. */
  long line() {
    return linesBefore + parser.currentLocation().getLineNr();
  }

  /** Refuses to read records that would fill the memory. */
  private static final class BoundedStream extends FilterInputStream {
    private final int limit;
    private long read;

    BoundedStream(InputStream in, int limit) {
      super(in);
      this.limit = limit;
    }

    void startRecord() {
      read = 0;
    }

    @Override
    public int read() throws IOException {
      throw new UnsupportedOperationException("the parser reads blocks");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      read += Math.max(0, count);
      if (read > limit) {
        throw new IOException("a record is longer than " + limit + " bytes");
      }
      return count;
    }
  }
}
