package io.tdscaling.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that nobody ever sees half of it. */
final class WholeFile {
  private WholeFile() {}

  /**
   * Writes beside the file, then moves it into place; an earlier file is replaced. A link is
   * followed, and what is no regular file, such as a pipe, is written to directly.
   */
  static void write(Path file, byte[] content) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path directory = target.getParent();
    if (directory == null || Files.isDirectory(target)) {
      throw new IOException(file + " is a directory; give a file");
    }
    if (!Files.isDirectory(directory)) {
      throw new IOException(directory + " is not a directory; cannot write " + file);
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      Files.write(target, content, StandardOpenOption.WRITE);
    } else {
      writeRegular(target, directory.resolve(target.getFileName() + ".part"), content);
    }
  }

  private static void writeRegular(Path target, Path partial, byte[] content) throws IOException {
    try {
      Files.write(partial, content);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** Returns what tells a file from another however its path is written. */
  static Path identity(Path file) throws IOException {
    return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
  }
}
