package io.tdscaling.core.written;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Cuts a file into documents: one JSON object on however many lines, several after one another such
 * as JSON lines, or an array of them; plain or gzip, whatever the file is called.
 */
final class DocumentFile {
  private static final int LARGEST = 64 << 20;

  /** After a document come others: these are no trailing tokens. */
  private static final ObjectReader DOCUMENT =
      Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path file;
  private final List<Document> documents = new ArrayList<>();

  /** A document and where it begins. */
  record Document(String place, JsonNode node) {}

  private DocumentFile(Path file) {
    this.file = file;
  }

  /**
   * Returns the documents of a file, in order.
   *
   * @throws IOException if it cannot be read or is not JSON; says where
   */
  static List<Document> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          (Files.exists(file) ? "not a file: " : "no such file: ") + Excerpt.line(file.toString()));
    }
    return new DocumentFile(file).documents();
  }

  private List<Document> documents() throws IOException {
    try (JsonParser parser = Json.MAPPER.createParser(text())) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY) {
        array(parser);
      } else {
        for (JsonToken token = first; token != null; token = parser.nextToken()) {
          take(parser);
        }
      }
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String where = at == null ? "" : ":" + at.getLineNr() + ": column " + at.getColumnNr();
      String reason = Excerpt.of(Json.problem(e), 200);
      throw new IOException(name() + where + ": not valid JSON: " + reason, e);
    }
    if (documents.isEmpty()) {
      throw new IOException(name() + ": holds no blueprint");
    }
    return documents;
  }

  private void array(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      take(parser);
    }
    if (parser.nextToken() != null) {
      String line = ":" + parser.currentTokenLocation().getLineNr();
      throw new IOException(name() + line + ": more follows the array");
    }
  }

  private void take(JsonParser parser) throws IOException {
    String place = name() + ":" + parser.currentTokenLocation().getLineNr();
    JsonNode node = DOCUMENT.readTree(parser);
    documents.add(new Document(place, node));
  }

  private byte[] text() throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream plain = isGzip(raw) ? new GZIPInputStream(raw) : raw) {
      byte[] text = plain.readNBytes(LARGEST + 1);
      if (text.length > LARGEST) {
        throw new IOException(name() + ": holds more than " + LARGEST + " bytes");
      }
      return text;
    }
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return gzip;
  }

  private String name() {
    return Excerpt.line(file.toString());
  }
}
