package io.tdscaling.core.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.core.format.DatasetReader.Problem;
import io.tdscaling.core.format.FormatException;
import io.tdscaling.core.format.LineReader;
import io.tdscaling.core.format.LineReader.Line;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.output.StoredLines.Extent;
import io.tdscaling.core.plan.BlueprintJson;
import io.tdscaling.core.text.Excerpt;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The blueprints of a file by their ids. Only where they stand is kept in memory. */
final class BlueprintIndex implements Closeable {
  private static final int LONGEST_LINE = 16 << 20;

  private final Map<String, Extent> extents = new HashMap<>();
  private final StoredLines stored;

  private BlueprintIndex(StoredLines stored) {
    this.stored = stored;
  }

  static BlueprintIndex open(Path file, Consumer<Problem> problems) throws IOException {
    BlueprintIndex index = new BlueprintIndex(StoredLines.open(file));
    try (InputStream in = Files.newInputStream(file)) {
      LineReader lines = new LineReader(in, LONGEST_LINE, 1);
      for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        try {
          index.add(line.get());
        } catch (FormatException e) {
          String name = RunFile.BLUEPRINTS.fileName();
          problems.accept(new Problem(name, line.get().number(), e.reason()));
        }
      }
      return index;
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
  }

  /**
   * Returns the blueprint of this id.
   *
   * @throws FormatException if there is none, or it is not as it should be
   */
  Blueprint get(String id) throws IOException, FormatException {
    Extent extent = extents.get(id);
    if (extent == null) {
      throw new FormatException("no blueprint " + Excerpt.quoted(id));
    }
    try {
      return BlueprintJson.read(Json.MAPPER.readTree(stored.bytes(extent)));
    } catch (JsonProcessingException e) {
      throw malformed("blueprint " + Excerpt.quoted(id) + " cannot be read", e);
    }
  }

  @Override
  public void close() throws IOException {
    stored.close();
  }

  private void add(Line line) throws IOException, FormatException {
    if (line.tooLong()) {
      throw new FormatException("longer than " + LONGEST_LINE + " bytes");
    }
    JsonNode id = parsed(line.bytes()).path("id");
    if (!id.isTextual()) {
      throw new FormatException("id must be a string, got " + Excerpt.of(id));
    }
    Extent extent = new Extent(line.offset(), line.bytes().length);
    if (extents.putIfAbsent(id.textValue(), extent) != null) {
      throw new FormatException("blueprint " + Excerpt.of(id) + " stands here again");
    }
  }

  private static JsonNode parsed(byte[] json) throws IOException, FormatException {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw malformed("not valid JSON", e);
    }
  }

  private static FormatException malformed(String what, JsonProcessingException e) {
    return new FormatException(what + ": " + Excerpt.of(Json.problem(e)));
  }
}
