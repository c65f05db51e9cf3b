package io.tdscaling.core.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.format.LineReader;
import io.tdscaling.core.format.LineReader.Line;
import io.tdscaling.core.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The journal of a run: what the run is, on the first line, and then a line for each attempt whose
 * records are on disk. A line is written only after the records it speaks of, so whatever the
 * journal says is there after a crash, and what it does not say is cut off and done again.
 */
final class Journal implements Closeable {
  static final String FILE_NAME = "journal.jsonl";

  private static final int FORMAT = 1;
  private static final int LONGEST_LINE = 1 << 20;

  private final FileOutputStream out;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

  private Journal(FileOutputStream out) {
    this.out = out;
  }

  /** Begins a journal. */
  static Journal create(Path directory, JsonNode identity) throws IOException {
    Path part = directory.resolve(FILE_NAME + ".part");
    try (Journal journal = new Journal(new FileOutputStream(part.toFile()))) {
      journal.line(Json.object().put("journal", FORMAT).set("run", identity));
      journal.sync();
    }
    Path file = directory.resolve(FILE_NAME);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    return append(directory, Files.size(file));
  }

  /** Goes on with a journal after its first so many bytes; what comes after them is cut off. */
  static Journal append(Path directory, long keep) throws IOException {
    FileOutputStream out = new FileOutputStream(directory.resolve(FILE_NAME).toFile(), true);
    out.getChannel().truncate(keep);
    return new Journal(out);
  }

  /** Removes a journal that says nothing. */
  static void delete(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve(FILE_NAME));
  }

  /** Takes in an entry, which is written with the next {@link #sync}. */
  void add(JournalEntry entry) throws IOException {
    line(entry.write());
  }

  /** Puts what was added on disk; the records it speaks of have to be there. */
  void sync() throws IOException {
    byte[] lines = pending.toByteArray();
    // What was written in part is cut off later; written again it would spoil the line.
    pending.reset();
    out.write(lines);
    out.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void line(JsonNode line) throws IOException {
    pending.write(Json.compact(line).getBytes(StandardCharsets.UTF_8));
    pending.write('\n');
  }

  /** Reads a journal from its beginning; a last line that was cut off is no line. */
  static final class Reader implements Closeable {
    private final Path file;
    private final InputStream in;
    private final LineReader lines;
    private final long size;
    private final JsonNode identity;
    private long position;

    Reader(Path directory) throws IOException {
      this.file = directory.resolve(FILE_NAME);
      this.size = Files.size(file);
      this.in = Files.newInputStream(file);
      this.lines = new LineReader(in, LONGEST_LINE, 1);
      try {
        JsonNode header = next().orElse(Json.object());
        if (header.path("journal").asInt() != FORMAT) {
          throw new IOException(file + " is no journal of form " + FORMAT);
        }
        this.identity = header.path("run");
      } catch (IOException | RuntimeException e) {
        in.close();
        throw e;
      }
    }

    /** Returns what the run is. */
    JsonNode identity() {
      return identity;
    }

    /** Returns how many bytes the lines that were read take. */
    long position() {
      return position;
    }

    /** Returns the next entry, or empty after the last that is whole. */
    Optional<JournalEntry> entry() throws IOException {
      Optional<JsonNode> line = next();
      return line.isEmpty() ? Optional.empty() : Optional.of(JournalEntry.read(line.get()));
    }

    private Optional<JsonNode> next() throws IOException {
      Optional<Line> line = lines.next();
      if (line.isEmpty()) {
        return Optional.empty();
      }
      long end = line.get().offset() + line.get().bytes().length + 1;
      if (end > size) {
        return Optional.empty();
      }
      try {
        JsonNode node = Json.MAPPER.readTree(line.get().bytes());
        position = end;
        return Optional.of(node);
      } catch (JsonProcessingException e) {
        String why = Json.problem(e);
        throw new IOException(
            "%s:%d: not valid JSON: %s".formatted(file, line.get().number(), why), e);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
