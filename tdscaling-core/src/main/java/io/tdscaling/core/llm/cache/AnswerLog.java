package io.tdscaling.core.llm.cache;

import io.tdscaling.core.format.LineReader;
import io.tdscaling.core.format.LineReader.Line;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The answers that came last, one a line, in a file that is only written at its end: that takes
 * microseconds, so that nobody waits until the {@link AnswerStore} has put them in order. While
 * some are put in order, they are in a sealed file of their own, and others go on to be written.
 * Not thread-safe.
 */
final class AnswerLog implements AutoCloseable {
  private static final int LONGEST_LINE = 1 << 30;
  private static final int KEY_LENGTH = 64;

  private static final String SEALED_SUFFIX = ".sealed";

  private final Path file;
  private final Path sealed;
  private FileOutputStream out;
  private long size;

  /** Opens a file, or makes it; what was sealed beside it is part of it. */
  AnswerLog(Path file) throws IOException {
    this.file = file;
    this.sealed = file.resolveSibling(file.getFileName() + SEALED_SUFFIX);
    this.out = new FileOutputStream(file.toFile(), true);
    this.size = Files.size(file);
  }

  /** Returns the bytes that are not sealed. */
  long size() {
    return size;
  }

  /** Returns an answer as it is written. */
  static byte[] line(String key, String text) {
    return (key + ' ' + text + '\n').getBytes(StandardCharsets.UTF_8);
  }

  /** Writes an answer, so that it outlives the process. */
  void append(byte[] line) throws IOException {
    out.write(line);
    size += line.length;
  }

  /** Sets aside what there is, to be dropped some time, and begins anew. */
  void seal() throws IOException {
    if (isSealed()) {
      throw new IllegalStateException(sealed + " was not dropped yet");
    }
    out.close();
    Files.move(file, sealed);
    out = new FileOutputStream(file.toFile(), true);
    size = 0;
  }

  /** Forgets what was sealed, since it is elsewhere. */
  void dropSealed() throws IOException {
    Files.deleteIfExists(sealed);
  }

  boolean isSealed() {
    return Files.exists(sealed);
  }

  /** Returns the answers by key, the oldest first; a last line that was cut off is none. */
  Map<String, String> read() throws IOException {
    Map<String, String> answers = new LinkedHashMap<>();
    if (isSealed()) {
      read(sealed, answers);
    }
    read(file, answers);
    return answers;
  }

  private static void read(Path file, Map<String, String> answers) throws IOException {
    long size = Files.size(file);
    try (InputStream in = Files.newInputStream(file)) {
      LineReader lines = new LineReader(in, LONGEST_LINE, 1);
      for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
        Line line = next.get();
        String text = new String(line.bytes(), StandardCharsets.UTF_8);
        boolean whole = line.offset() + line.bytes().length < size;
        if (whole && text.length() > KEY_LENGTH && text.charAt(KEY_LENGTH) == ' ') {
          String key = text.substring(0, KEY_LENGTH);
          answers.remove(key); // so that it is the newest
          answers.put(key, text.substring(KEY_LENGTH + 1));
        }
      }
    }
  }

  /** Forgets all, since it is elsewhere. */
  void clear() throws IOException {
    dropSealed();
    out.getChannel().truncate(0);
    size = 0;
  }

  @Override
  public void close() throws IOException {
    out.close();
    if (size == 0) {
      Files.deleteIfExists(file);
    }
  }
}
