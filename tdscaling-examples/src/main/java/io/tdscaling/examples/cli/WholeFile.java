package io.tdscaling.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file so that nobody ever sees half of it. */
final class WholeFile {
  private WholeFile() {}

  /** Writes beside the file, then moves it into place; an earlier file is replaced. */
  static void write(Path file, byte[] content) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null || Files.isDirectory(file)) {
      throw new IOException(file + " is a directory; give a file");
    }
    if (!Files.isDirectory(directory)) {
      throw new IOException(directory + " is not a directory; cannot write " + file);
    }
    Path partial = directory.resolve(file.getFileName() + ".part");
    try {
      Files.write(partial, content);
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
