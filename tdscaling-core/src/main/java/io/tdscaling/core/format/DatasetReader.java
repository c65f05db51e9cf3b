package io.tdscaling.core.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Reads a file of records, one record at a time: JSON Lines or one JSON array, plain or gzip, told
 * apart by content. A record that cannot be read is a problem, and the rest is read; after broken
 * JSON in an array nothing can be.
 */
public final class DatasetReader {
  /** Most bytes of one record. */
  static final int LARGEST_RECORD = 64 << 20;

  private static final int BUFFER = 1 << 16;

  private final String name;
  private final RecordConsumer records;
  private final Consumer<Problem> problems;

  /** Takes records as they are read. */
  @FunctionalInterface
  public interface RecordConsumer {
    /**
     * Takes one record.
     *
     * @param number its line, from 1; in an array its position, from 1
     * @param node the record
     * @throws FormatException if the record is not as it should be; this becomes a problem
     */
    void accept(long number, JsonNode node)
        throws FormatException, IOException, InterruptedException;
  }

  /**
   * A record that could not be read.
   *
   * @param file the file's name
   * @param line the line, from 1
   * @param reason what is wrong, in one line
   */
  public record Problem(String file, long line, String reason) {
    /** Returns {@code file:line: reason}. */
    @Override
    public String toString() {
      return file + ":" + line + ": " + reason;
    }
  }

  private DatasetReader(String name, RecordConsumer records, Consumer<Problem> problems) {
    this.name = name;
    this.records = records;
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @param records takes the records, in order
   * @param problems takes what could not be read, in order
   * @throws IOException if the file as a whole cannot be read
   * @throws InterruptedException if {@code records} was interrupted
   */
  public static void read(Path file, RecordConsumer records, Consumer<Problem> problems)
      throws IOException, InterruptedException {
    DatasetReader reader = new DatasetReader(String.valueOf(file.getFileName()), records, problems);
    try (InputStream raw = Files.newInputStream(file);
        InputStream plain = unpacked(new BufferedInputStream(raw, BUFFER))) {
      reader.read(new BufferedInputStream(plain, BUFFER));
    }
  }

  private static InputStream unpacked(BufferedInputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return gzip ? new GZIPInputStream(in, BUFFER) : in;
  }

  private void read(BufferedInputStream in) throws IOException, InterruptedException {
    skipByteOrderMark(in);
    long line = 1;
    in.mark(1);
    int first = in.read();
    while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
      line += first == '\n' ? 1 : 0;
      in.mark(1);
      first = in.read();
    }
    in.reset();
    if (first == '[') {
      elements(new ArrayReader(in, LARGEST_RECORD, line));
    } else {
      lines(new LineReader(in, LARGEST_RECORD, line));
    }
  }

  private static void skipByteOrderMark(BufferedInputStream in) throws IOException {
    in.mark(3);
    if (in.read() != 0xEF || in.read() != 0xBB || in.read() != 0xBF) {
      in.reset();
    }
  }

  private void lines(LineReader lines) throws IOException, InterruptedException {
    for (Optional<LineReader.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
      LineReader.Line line = next.get();
      if (line.tooLong()) {
        report(line.number(), "longer than " + LARGEST_RECORD + " bytes");
      } else {
        line(line);
      }
    }
  }

  private void line(LineReader.Line line) throws IOException, InterruptedException {
    JsonNode node;
    try {
      node = Json.MAPPER.readTree(line.bytes());
    } catch (JsonProcessingException e) {
      report(line.number(), notJson(e));
      return;
    }
    if (!node.isMissingNode()) {
      take(line.number(), line.number(), node);
    }
  }

  private void elements(ArrayReader array) throws IOException, InterruptedException {
    for (Optional<ArrayReader.Element> next = next(array); next.isPresent(); next = next(array)) {
      ArrayReader.Element element = next.get();
      take(element.number(), element.line(), element.node());
    }
  }

  private Optional<ArrayReader.Element> next(ArrayReader array) throws IOException {
    try {
      return array.next();
    } catch (JsonProcessingException e) {
      report(array.line(), notJson(e));
      return Optional.empty();
    }
  }

  private void take(long number, long line, JsonNode node)
      throws IOException, InterruptedException {
    try {
      records.accept(number, node);
    } catch (FormatException e) {
      report(line, e.reason());
    }
  }

  private void report(long line, String reason) {
    problems.accept(new Problem(name, line, reason));
  }

  private static String notJson(JsonProcessingException e) {
    // Jackson's own words for trailing tokens speak of its classes.
    String why =
        e instanceof MismatchedInputException ? "more than one value" : Excerpt.of(Json.problem(e));
    return "not valid JSON: " + why;
  }
}
