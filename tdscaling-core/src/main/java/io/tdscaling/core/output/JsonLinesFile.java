package io.tdscaling.core.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file of JSON lines that has its name only once it is complete; until then it stands beside it
 * with {@code .part} at the end. A link is followed, and what is no regular file, such as a pipe,
 * is written to directly. Used by one thread at a time.
 */
public final class JsonLinesFile implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Path target;
  private final Path written;
  private final FileOutputStream raw;
  private final JsonLinesWriter lines;
  private boolean finished;

  private JsonLinesFile(Path target, Path written, FileOutputStream raw) {
    this.target = target;
    this.written = written;
    this.raw = raw;
    this.lines = new JsonLinesWriter(new BufferedOutputStream(raw, BUFFER));
  }

  /**
   * Begins a file.
   *
   * @param file where it goes; an earlier one is replaced at the end
   * @throws IOException if it cannot be written there; the message is one line that names it
   */
  public static JsonLinesFile create(Path file) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path directory = target.getParent();
    if (directory == null || Files.isDirectory(target)) {
      throw new IOException(file + " is a directory; give a file");
    }
    if (!Files.isDirectory(directory)) {
      throw new IOException(directory + " is not a directory; cannot write " + file);
    }
    boolean direct = Files.exists(target) && !Files.isRegularFile(target);
    Path written = direct ? target : directory.resolve(target.getFileName() + ".part");
    return new JsonLinesFile(target, written, new FileOutputStream(written.toFile()));
  }

  /** Writes a value as the next line. */
  public void write(JsonNode value) throws IOException {
    lines.write(value);
  }

  /** Puts the file on disk and gives it its name. */
  public void finish() throws IOException {
    lines.flush();
    if (!written.equals(target)) {
      raw.getFD().sync();
    }
    lines.close();
    if (!written.equals(target)) {
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    }
    finished = true;
  }

  /** Closes the file; what was not finished is deleted. */
  @Override
  public void close() throws IOException {
    if (finished) {
      return;
    }
    // Not through the buffer: what it still holds is of no use, and a full disk would fail again.
    raw.close();
    if (!written.equals(target)) {
      Files.deleteIfExists(written);
    }
  }
}
