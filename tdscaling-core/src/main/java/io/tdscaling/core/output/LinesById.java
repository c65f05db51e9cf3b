package io.tdscaling.core.output;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.format.LineReader;
import io.tdscaling.core.format.LineReader.Line;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.output.StoredLines.Extent;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Those records of a file whose ids are asked for. Only where they stand is kept in memory, so that
 * what is kept is bounded by what is asked for and not by the file.
 */
public final class LinesById implements Closeable {
  /** Most bytes of a line; a longer one is passed over. */
  public static final int LONGEST_LINE = 64 << 20;

  private final Map<String, Extent> extents = new HashMap<>();
  private final StoredLines stored;

  private LinesById(StoredLines stored) {
    this.stored = stored;
  }

  /**
   * Looks for records. Of several with one id the first counts; lines that are not JSON are passed
   * over.
   *
   * @param file the file
   * @param ids the ids to look for
   * @param id where a record has its id
   */
  public static LinesById find(Path file, Set<String> ids, JsonPointer id) throws IOException {
    LinesById found = new LinesById(StoredLines.open(file));
    try {
      if (!ids.isEmpty()) {
        found.scan(file, ids, id);
      }
      return found;
    } catch (IOException | RuntimeException e) {
      found.close();
      throw e;
    }
  }

  /** Returns the record of an id, if there is one. */
  public Optional<JsonNode> get(String id) throws IOException {
    Extent extent = extents.get(id);
    return extent == null ? Optional.empty() : parsed(stored.bytes(extent));
  }

  @Override
  public void close() throws IOException {
    stored.close();
  }

  private void scan(Path file, Set<String> ids, JsonPointer id) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      LineReader lines = new LineReader(in, LONGEST_LINE, 1);
      for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
        Line line = next.get();
        String found = line.tooLong() ? "" : id(line.bytes(), id);
        if (ids.contains(found)) {
          extents.putIfAbsent(found, new Extent(line.offset(), line.bytes().length));
        }
      }
    }
  }

  private static String id(byte[] line, JsonPointer id) throws IOException {
    return parsed(line).map(node -> node.at(id).asText()).orElse("");
  }

  private static Optional<JsonNode> parsed(byte[] line) throws IOException {
    try {
      return Optional.of(Json.MAPPER.readTree(line));
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }
}
