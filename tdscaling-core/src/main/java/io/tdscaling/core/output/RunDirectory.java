package io.tdscaling.core.output;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The directory of one run, held for that run alone. Files have names that end in {@code .part}
 * until {@link #finish} gives them their final ones, {@code run.json} last. A run that is closed
 * unfinished leaves what it has written under these names, for it may have been paid for; empty
 * files go.
 */
public final class RunDirectory implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final DirectoryLock lock;
  private final Map<RunFile, Output> outputs = new EnumMap<>(RunFile.class);
  private boolean closed;

  private record Output(FileOutputStream raw, OutputStream stream) {}

  private RunDirectory(Path path, DirectoryLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Returns why a new run cannot have this directory, in one line, or empty if it can. */
  public static Optional<String> problem(Path directory) {
    if (!Files.exists(directory)) {
      return cannotBeMade(directory);
    }
    String shown = "output directory " + directory;
    if (!Files.isDirectory(directory)) {
      return Optional.of(shown + " is a file; choose another or remove it");
    }
    for (RunFile file : RunFile.values()) {
      if (Files.exists(directory.resolve(file.fileName()))) {
        return Optional.of(
            shown + " already holds a run (" + file.fileName() + "); choose another or remove it");
      }
    }
    for (RunFile file : RunFile.values()) {
      if (Files.exists(directory.resolve(file.partialName()))) {
        return Optional.of(
            "%s holds an unfinished run (%s); choose another or remove it"
                .formatted(shown, file.partialName()));
      }
    }
    return Files.isWritable(directory)
        ? Optional.empty()
        : Optional.of(shown + " is not writable; choose another or change its permissions");
  }

  private static Optional<String> cannotBeMade(Path directory) {
    Path above = directory.toAbsolutePath().getParent();
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    boolean fine = above == null || (Files.isDirectory(above) && Files.isWritable(above));
    String why =
        above != null && Files.isDirectory(above) ? " is not writable" : " is not a directory";
    return fine
        ? Optional.empty()
        : Optional.of("output directory " + directory + " cannot be made: " + above + why);
  }

  /**
   * Makes a directory, where there is none, and takes it for a run.
   *
   * @throws IOException if the run cannot have it; the message is one line that names it
   */
  public static RunDirectory open(Path directory) throws IOException {
    refuse(problem(directory));
    DirectoryLock lock = lock(directory);
    try {
      // Again: until the lock was taken, another run could have come and gone.
      refuse(problem(directory));
      return new RunDirectory(directory, lock);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /** Returns where the directory is. */
  public Path path() {
    return path;
  }

  /** Begins a file; it is buffered, and closed with the directory. */
  OutputStream create(RunFile file) throws IOException {
    Path partial = Files.createFile(path.resolve(file.partialName()));
    // Not a channel: an interruption would close it and lose what is buffered.
    FileOutputStream raw = new FileOutputStream(partial.toFile());
    OutputStream stream = new BufferedOutputStream(raw, BUFFER);
    outputs.put(file, new Output(raw, stream));
    return stream;
  }

  /**
   * Gives all files their final names and the directory free. All are on disk before the first is
   * renamed.
   */
  void finish() throws IOException {
    for (Output output : outputs.values()) {
      output.stream().flush();
      output.raw().getFD().sync();
      output.stream().close();
    }
    for (RunFile file : outputs.keySet()) {
      Files.move(
          path.resolve(file.partialName()),
          path.resolve(file.fileName()),
          StandardCopyOption.ATOMIC_MOVE);
    }
    outputs.clear();
    close();
  }

  /** Gives the directory free. Does nothing the second time. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (lock) {
      for (Map.Entry<RunFile, Output> output : outputs.entrySet()) {
        abandon(output.getKey(), output.getValue());
      }
    }
  }

  private void abandon(RunFile file, Output output) throws IOException {
    output.stream().close();
    Path partial = path.resolve(file.partialName());
    if (Files.exists(partial) && Files.size(partial) == 0) {
      Files.delete(partial);
    }
  }

  private static DirectoryLock lock(Path directory) throws IOException {
    Optional<DirectoryLock> lock;
    try {
      Files.createDirectories(directory);
      lock = DirectoryLock.tryLock(directory);
    } catch (FileAlreadyExistsException e) {
      throw unusable(directory, e.getFile() + " is a file", e);
    } catch (IOException e) {
      throw unusable(directory, e.toString(), e);
    }
    return lock.orElseThrow(
        () -> new IOException("output directory " + directory + " is in use by another run"));
  }

  private static IOException unusable(Path directory, String why, IOException cause) {
    return new IOException("output directory " + directory + " cannot be used: " + why, cause);
  }

  private static void refuse(Optional<String> problem) throws IOException {
    if (problem.isPresent()) {
      throw new IOException(problem.get());
    }
  }
}
