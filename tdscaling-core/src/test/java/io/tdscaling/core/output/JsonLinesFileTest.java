package io.tdscaling.core.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesFileTest {
  @TempDir Path directory;

  @Test
  void finish_earlierFile_isReplacedOnlyThen() throws IOException {
    Path file = Files.writeString(directory.resolve("pairs.jsonl"), "old");
    try (JsonLinesFile lines = JsonLinesFile.create(file)) {
      lines.write(Json.object().put("a", 1));
      assertThat(file).hasContent("old");
      lines.finish();
    }

    assertThat(file).hasContent("{\"a\":1}\n");
    assertThat(directory.toFile().list()).containsExactly("pairs.jsonl");
  }

  @Test
  void close_unfinished_leavesNothing() throws IOException {
    Path file = directory.resolve("pairs.jsonl");
    try (JsonLinesFile lines = JsonLinesFile.create(file)) {
      lines.write(Json.object());
    }

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void create_whereNoFileCanBe_isRefused() {
    assertThatIOException()
        .isThrownBy(() -> JsonLinesFile.create(directory))
        .withMessage(directory + " is a directory; give a file");
    assertThatIOException()
        .isThrownBy(() -> JsonLinesFile.create(directory.resolve("no/pairs.jsonl")))
        .withMessageContaining("no is not a directory; cannot write ");
  }
}
