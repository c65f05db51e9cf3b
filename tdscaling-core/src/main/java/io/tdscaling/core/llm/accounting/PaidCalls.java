package io.tdscaling.core.llm.accounting;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tdscaling.core.format.LineReader;
import io.tdscaling.core.format.LineReader.Line;
import io.tdscaling.core.json.Json;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The requests that were sent to models, one a line, in the order in which they were settled. The
 * file is made with the first of them. Thread-safe.
 */
final class PaidCalls implements Closeable {
  private static final int LONGEST_LINE = 1 << 16;

  private final Path file;
  private final ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();
  private boolean closed;
  private @Nullable FileOutputStream out;

  private PaidCalls(Path file) {
    this.file = file;
  }

  /**
   * Opens a file, where there is one; a last line that was cut off is taken away.
   *
   * @param earlier takes the requests that it holds
   * @throws IOException if it cannot be read; the message is one line that names the place
   */
  static PaidCalls open(Path file, Consumer<PaidCall> earlier) throws IOException {
    if (Files.exists(file)) {
      long end = read(file, earlier);
      try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
        out.getChannel().truncate(end);
      }
    }
    return new PaidCalls(file);
  }

  private static long read(Path file, Consumer<PaidCall> earlier) throws IOException {
    long size = Files.size(file);
    long end = 0;
    try (InputStream in = Files.newInputStream(file)) {
      LineReader lines = new LineReader(in, LONGEST_LINE, 1);
      for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        long lineEnd = line.get().offset() + line.get().bytes().length + 1;
        if (lineEnd > size) {
          return end;
        }
        earlier.accept(parsed(file, line.get()));
        end = lineEnd;
      }
    }
    return end;
  }

  private static PaidCall parsed(Path file, Line line) throws IOException {
    try {
      return PaidCall.read(Json.MAPPER.readTree(line.bytes()));
    } catch (JsonProcessingException e) {
      throw new IOException(
          "%s:%d: not valid JSON: %s".formatted(file, line.number(), Json.problem(e)), e);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s:%d: %s".formatted(file, line.number(), e.getMessage()), e);
    }
  }

  /**
   * Writes a request, so that it is not forgotten if the process dies. Where another thread is
   * writing, that one writes it at once after its own.
   */
  void write(PaidCall call) throws IOException {
    waiting.add(Json.compact(call.write()) + "\n");
    while (!waiting.isEmpty() && writing.tryLock()) {
      try {
        writeWaiting();
      } finally {
        writing.unlock();
      }
    }
  }

  private void writeWaiting() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String line = waiting.poll(); line != null; line = waiting.poll()) {
      lines.append(line);
    }
    if (lines.isEmpty()) {
      return;
    }
    if (closed) {
      throw new IOException(file + " is closed");
    }
    if (out == null) {
      out = new FileOutputStream(file.toFile(), true);
    }
    out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    writing.lock();
    try {
      writeWaiting();
      closed = true;
      if (out != null) {
        out.close();
      }
    } finally {
      writing.unlock();
    }
  }
}
