package io.tdscaling.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  private static final byte[] CONTENT = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory;

  @Test
  void write_earlierFile_isReplacedAndNothingElseIsLeft() throws IOException {
    Path file = Files.writeString(directory.resolve("a"), "old");

    WholeFile.write(file, CONTENT);

    assertThat(file).hasContent("new");
    assertThat(directory).isDirectoryContaining(file::equals);
    assertThat(directory.toFile().list()).hasSize(1);
  }

  @Test
  void write_link_writesWhatItLeadsToAndKeepsIt() throws IOException {
    Path file = Files.writeString(directory.resolve("a"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);

    WholeFile.write(link, CONTENT);

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no named pipes in directories")
  void write_pipe_isWrittenToAndStaysAPipe() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    FutureTask<String> reader = new FutureTask<>(() -> Files.readString(pipe));
    new Thread(reader, "reader").start();

    WholeFile.write(pipe, CONTENT);

    assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo("new");
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void write_intoNoDirectory_names() {
    Path file = directory.resolve("no/file");

    assertThatThrownBy(() -> WholeFile.write(file, CONTENT))
        .isInstanceOf(IOException.class)
        .hasMessage(directory.resolve("no") + " is not a directory; cannot write " + file);
  }
}
