package io.tdscaling.core.contamination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.format.DatasetReader;
import io.tdscaling.core.format.LineReader;
import io.tdscaling.core.json.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of a benchmark. What begins like JSON is read as JSON, a record at a time; if it is one
 * document on many lines, as a whole. Anything else is text with a question on each line.
 */
final class BenchmarkFile {
  /** Most bytes of a line of text and of a document on many lines. */
  private static final int LARGEST = 64 << 20;

  private final Path file;

  BenchmarkFile(Path file) {
    this.file = file;
  }

  void read(BenchmarkCollector into) throws IOException, InterruptedException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("no such file: " + file);
    }
    int before = into.size();
    try {
      switch (firstCharacter()) {
        case '[' -> records(into);
        case '{' -> objects(into);
        default -> lines(into);
      }
    } catch (ZipException | java.io.EOFException e) {
      throw new IOException(file + ": broken gzip: " + e.getMessage(), e);
    }
    if (into.size() == before) {
      throw new IOException(
          file
              + ": holds neither a text of at least "
              + Benchmark.FEWEST
              + " words nor a tool with parameters");
    }
  }

  private int firstCharacter() throws IOException {
    try (InputStream in = open()) {
      int first = in.read();
      while (Character.isWhitespace(first) || first == 0xEF || first == 0xBB || first == 0xBF) {
        first = in.read();
      }
      return first;
    }
  }

  private InputStream open() throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    try {
      raw.mark(2);
      boolean gzip = raw.read() == 0x1F && raw.read() == 0x8B;
      raw.reset();
      return gzip ? new BufferedInputStream(new GZIPInputStream(raw)) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private void objects(BenchmarkCollector into) throws IOException, InterruptedException {
    if (firstLineIsJson()) {
      records(into);
    } else {
      into.take(document());
    }
  }

  private boolean firstLineIsJson() throws IOException {
    try (InputStream in = open()) {
      LineReader lines = new LineReader(in, LARGEST, 1);
      Optional<LineReader.Line> line = lines.next();
      while (line.isPresent() && new String(line.get().bytes(), StandardCharsets.UTF_8).isBlank()) {
        line = lines.next();
      }
      return line.isPresent() && Json.MAPPER.readTree(line.get().bytes()).isObject();
    } catch (JsonProcessingException goesOn) {
      return false;
    }
  }

  private JsonNode document() throws IOException {
    try (InputStream in = open()) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException(file + ": the document is longer than " + LARGEST + " bytes");
      }
      return Json.MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw at(line, "not valid JSON: " + Json.problem(e), e);
    }
  }

  private void records(BenchmarkCollector into) throws IOException, InterruptedException {
    List<DatasetReader.Problem> problems = new ArrayList<>();
    DatasetReader.read(
        file,
        (number, node) -> {
          if (problems.isEmpty()) {
            into.take(node);
          }
        },
        problems::add);
    if (!problems.isEmpty()) {
      DatasetReader.Problem first = problems.get(0);
      throw new IOException(file + ":" + first.line() + ": " + first.reason());
    }
  }

  private void lines(BenchmarkCollector into) throws IOException {
    try (InputStream in = open()) {
      LineReader lines = new LineReader(in, LARGEST, 1);
      for (Optional<LineReader.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
        LineReader.Line line = next.get();
        if (line.tooLong()) {
          throw new IOException(file + ":" + line.number() + ": longer than " + LARGEST + " bytes");
        }
        into.words(decoded(line));
      }
    }
  }

  private String decoded(LineReader.Line line) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.bytes())).toString();
    } catch (CharacterCodingException e) {
      throw at(line.number(), "not valid UTF-8", e);
    }
  }

  private IOException at(long line, String reason, IOException cause) {
    return new IOException(file + ":" + line + ": " + reason, cause);
  }
}
