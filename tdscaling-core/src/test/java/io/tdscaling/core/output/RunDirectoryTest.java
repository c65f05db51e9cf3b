package io.tdscaling.core.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunDirectoryTest {
  @TempDir Path temporary;

  @Test
  void open_newDirectory_isMade() throws IOException {
    Path path = temporary.resolve("a/b");

    try (RunDirectory directory = RunDirectory.open(path)) {
      assertThat(directory.path()).isEqualTo(path);
      assertThat(path).isDirectory();
    }
    assertThat(names(path)).isEmpty();
  }

  @Test
  void open_directoryWithOtherFiles_leavesThemAlone() throws IOException {
    Files.writeString(temporary.resolve("notes.txt"), "mine");

    RunDirectory.open(temporary).close();

    assertThat(names(temporary)).containsExactly("notes.txt");
  }

  @Test
  void open_file_isRefused() throws IOException {
    Path file = Files.createFile(temporary.resolve("out"));

    assertRefused(file, "output directory " + file + " is a file; choose another or remove it");
  }

  @Test
  void open_belowFile_isRefused() throws IOException {
    Path file = Files.createFile(temporary.resolve("out"));
    Path below = file.resolve("run");

    assertThatIOException()
        .isThrownBy(() -> RunDirectory.open(below))
        .withMessage(
            "output directory " + below + " cannot be made: " + file + " is not a directory");
  }

  @Test
  void open_unwritableDirectory_isRefused() throws IOException {
    Path path =
        Files.createDirectory(
            temporary.resolve("out"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
    assumeFalse(Files.isWritable(path), "this user may write everywhere");

    assertRefused(
        path,
        "output directory " + path + " is not writable; choose another or change its permissions");
  }

  @ParameterizedTest
  @EnumSource
  void open_directoryOfAnotherRun_isRefused(RunFile file) throws IOException {
    Files.createFile(temporary.resolve(file.fileName()));

    assertRefused(
        temporary,
        "output directory "
            + temporary
            + " already holds a run ("
            + file.fileName()
            + "); choose another or remove it");
  }

  @Test
  void open_directoryOfUnfinishedRun_isRefused() throws IOException {
    Files.createFile(temporary.resolve("trajectories.jsonl.part"));

    assertRefused(
        temporary,
        "output directory "
            + temporary
            + " holds an unfinished run (trajectories.jsonl.part); choose another or remove it");
  }

  @Test
  void open_whileAnotherRunHoldsIt_isRefused() throws IOException {
    try (RunDirectory first = RunDirectory.open(temporary)) {
      assertRefused(first.path(), "output directory " + temporary + " is in use by another run");
    }
    RunDirectory.open(temporary).close();
  }

  @Test
  void open_staleLockOfKilledProcess_isTaken() throws IOException {
    Files.writeString(temporary.resolve(DirectoryLock.FILE_NAME), "left behind");

    RunDirectory.open(temporary).close();

    assertThat(names(temporary)).isEmpty();
  }

  @Test
  void finish_filesWritten_haveFinalNames() throws IOException {
    RunDirectory directory = RunDirectory.open(temporary);
    directory.create(RunFile.RUN).write('a');
    directory.create(RunFile.REJECTED).write('b');
    assertThat(names(temporary)).containsExactly(".lock", "rejected.jsonl.part", "run.json.part");

    directory.finish();
    directory.close();

    assertThat(names(temporary)).containsExactly("rejected.jsonl", "run.json");
    assertThat(temporary.resolve("run.json")).hasContent("a");
  }

  @Test
  void close_unfinished_keepsWhatWasWrittenUnderPartialNames() throws IOException {
    try (RunDirectory directory = RunDirectory.open(temporary)) {
      directory.create(RunFile.TRAJECTORIES).write('a');
      directory.create(RunFile.REJECTED);
    }

    assertThat(names(temporary)).containsExactly("trajectories.jsonl.part");
    assertThat(temporary.resolve("trajectories.jsonl.part")).hasContent("a");
  }

  private static void assertRefused(Path path, String message) {
    assertThatIOException().isThrownBy(() -> RunDirectory.open(path)).withMessage(message);
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
