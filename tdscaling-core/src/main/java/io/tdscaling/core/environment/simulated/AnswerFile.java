package io.tdscaling.core.environment.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.format.LineReader;
import io.tdscaling.core.json.Json;
import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Remembered answers as JSON lines: a header, then an answer a line, the oldest first. */
final class AnswerFile {
  private static final String FORMAT = "tdscaling-simulated-answers-1";
  private static final int LONGEST_LINE = 1 << 20;
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  private AnswerFile() {}

  /** Writes answers; the file has its name only when it is complete and on disk. */
  static void write(Path file, Map<String, AnswerMemory.Entry> answers) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path part = Files.createTempFile(target.getParent(), target.getFileName().toString(), ".part");
    try {
      writeLines(part, answers);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void writeLines(Path part, Map<String, AnswerMemory.Entry> answers)
      throws IOException {
    try (FileOutputStream raw = new FileOutputStream(part.toFile());
        BufferedWriter out =
            new BufferedWriter(new OutputStreamWriter(raw, StandardCharsets.UTF_8))) {
      ObjectNode header = Json.object().put("format", FORMAT).put("answers", answers.size());
      out.write(Json.compact(header) + "\n");
      for (Map.Entry<String, AnswerMemory.Entry> answer : answers.entrySet()) {
        ObjectNode line = Json.object().put("key", answer.getKey());
        line.put("error", answer.getValue().error());
        line.put("content", answer.getValue().content());
        out.write(Json.compact(line) + "\n");
      }
      out.flush();
      raw.getFD().sync();
    }
  }

  /**
   * Reads answers into a memory.
   *
   * @throws IOException if the file is not a whole one of this kind; the message names the line
   */
  static void read(Path file, AnswerMemory into) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      LineReader lines = new LineReader(in, LONGEST_LINE, 1);
      long announced = announced(file, lines.next());
      long read = 0;
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        take(file, line.get(), into);
        read++;
      }
      if (read != announced) {
        throw new IOException(file + ": it announces " + announced + " answers and holds " + read);
      }
    }
  }

  private static long announced(Path file, Optional<LineReader.Line> header) throws IOException {
    JsonNode json = header.isPresent() ? json(file, header.get()) : Json.object();
    JsonNode answers = json.path("answers");
    if (!json.path("format").asText().equals(FORMAT) || !answers.canConvertToLong()) {
      throw new IOException(file + ":1: not a file of remembered answers (" + FORMAT + ")");
    }
    return answers.longValue();
  }

  private static void take(Path file, LineReader.Line line, AnswerMemory into) throws IOException {
    JsonNode json = json(file, line);
    String where = file + ":" + line.number() + ": ";
    String key = json.path("key").asText();
    if (!KEY.matcher(key).matches()
        || !json.path("error").isBoolean()
        || !json.path("content").isTextual()) {
      throw new IOException(where + "an answer must have key, error and content");
    }
    String content = json.path("content").textValue();
    AnswerMemory.Entry entry =
        new AnswerMemory.Entry(checked(where, content), json.path("error").booleanValue());
    if (!into.put(key, entry)) {
      throw new IOException(where + "the key " + key + " is there twice");
    }
    if (into.forgotten() > 0) {
      throw new IOException(where + "the file holds more answers than are kept in memory");
    }
  }

  private static String checked(String where, String content) throws IOException {
    try {
      return Json.compact(Json.parse(content));
    } catch (JsonProcessingException e) {
      throw new IOException(where + "content is no JSON: " + Json.problem(e), e);
    }
  }

  private static JsonNode json(Path file, LineReader.Line line) throws IOException {
    String where = file + ":" + line.number() + ": ";
    if (line.tooLong()) {
      throw new IOException(where + "longer than " + LONGEST_LINE + " bytes");
    }
    try {
      return Json.parse(new String(line.bytes(), StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IOException(where + "no JSON: " + Json.problem(e), e);
    }
  }
}
