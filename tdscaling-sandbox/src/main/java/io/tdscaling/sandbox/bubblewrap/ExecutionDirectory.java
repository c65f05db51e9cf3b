package io.tdscaling.sandbox.bubblewrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The private directory of one execution, with the files that {@code launch.sh} opens for it. Only
 * open files go into the sandbox, no path does.
 */
final class ExecutionDirectory implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMES =
      List.of("stdin", "left", "given", "arguments", "status", "code");

  private final Path path;

  ExecutionDirectory(Path path) throws IOException {
    this.path = Files.createDirectory(path);
  }

  Path path() {
    return path;
  }

  void write(String name, byte[] content) throws IOException {
    Files.write(path.resolve(name), content);
  }

  void write(String name, String content) throws IOException {
    write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Opens the file that the workspace is packed into, to be unpacked by the sandbox. */
  OutputStream given() throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(path.resolve("given")));
  }

  /** Opens what the sandbox left: an exit code of three digits, a newline, an archive. */
  InputStream left() throws IOException {
    return new BufferedInputStream(Files.newInputStream(path.resolve("left")));
  }

  long leftBytes() throws IOException {
    Path left = path.resolve("left");
    return Files.exists(left) ? Files.size(left) : 0;
  }

  /** Returns the id, out here, of the sandbox's process 1; empty before there is one. */
  OptionalLong driver() throws IOException {
    Optional<JsonNode> id = status("child-pid");
    return id.isPresent() ? OptionalLong.of(id.get().asLong()) : OptionalLong.empty();
  }

  /** Returns how the sandbox's process 1 ended; empty where the sandbox did not come about. */
  OptionalInt exitCode() throws IOException {
    Optional<JsonNode> code = status("exit-code");
    return code.isPresent() ? OptionalInt.of(code.get().asInt()) : OptionalInt.empty();
  }

  /** Bubblewrap itself writes this, out here: one JSON object for each event. */
  private Optional<JsonNode> status(String member) throws IOException {
    Path status = path.resolve("status");
    if (!Files.exists(status)) {
      return Optional.empty();
    }
    for (String line : Files.readAllLines(status)) {
      JsonNode value = parsed(line).path(member);
      if (value.isIntegralNumber()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** A line may be half written when it is read. */
  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  @Override
  public void close() throws IOException {
    for (String name : NAMES) {
      Files.deleteIfExists(path.resolve(name));
    }
    try {
      Files.delete(path);
    } catch (NoSuchFileException e) {
      // The backend was closed meanwhile, and took it along.
    }
  }
}
