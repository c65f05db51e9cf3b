package io.tdscaling.core.cluster.refinement;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hashing;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replies that were paid for, a file each in one directory, named by the SHA-256 of the model and
 * the question. A file appears only when it is complete; one that cannot be read counts as missing.
 */
final class ReplyCache {
  private final @Nullable Path directory;

  /**
   * @param directory where the files are, made when needed; null to remember nothing
   */
  ReplyCache(@Nullable Path directory) {
    this.directory = directory;
  }

  /** Returns the key of a question to a model. */
  static String key(String model, String question) {
    return Hashing.sha256().hashString(model + "\n" + question, StandardCharsets.UTF_8).toString();
  }

  Optional<JsonNode> find(String key) {
    if (directory == null || !Files.isRegularFile(file(directory, key))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(Files.readString(file(directory, key))));
    } catch (IOException damaged) {
      return Optional.empty(); // It is asked for again, and replaced.
    }
  }

  void put(String key, JsonNode reply) throws IOException {
    if (directory == null) {
      return;
    }
    Files.createDirectories(directory);
    Path part = Files.createTempFile(directory, key, ".part");
    try {
      Files.writeString(part, Json.compact(reply));
      Files.move(part, file(directory, key), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Path file(Path directory, String key) {
    return directory.resolve(key + ".json");
  }
}
