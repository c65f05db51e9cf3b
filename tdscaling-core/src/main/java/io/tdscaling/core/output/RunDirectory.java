package io.tdscaling.core.output;

import com.google.common.io.CountingOutputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** A file that is being written. */
  private record Output(FileOutputStream raw, CountingOutputStream stream, long before) {
    /** Returns how long the file is with all that was written to it. */
    long end() {
      return before + stream.getCount();
    }

    void sync() throws IOException {
      stream.flush();
      raw.getFD().sync();
    }
  }

  private RunDirectory(Path path, DirectoryLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Returns whether there is a run in a directory that can be gone on with. */
  public static boolean isResumable(Path directory) {
    return Files.isRegularFile(directory.resolve(Journal.FILE_NAME));
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
    Stream<String> partial = Arrays.stream(RunFile.values()).map(RunFile::partialName);
    for (String left : Stream.concat(partial, Stream.of(Journal.FILE_NAME)).toList()) {
      if (Files.exists(directory.resolve(left))) {
        String advice = isResumable(directory) ? "resume it, choose another" : "choose another";
        return Optional.of(
            "%s holds an unfinished run (%s); %s or remove it".formatted(shown, left, advice));
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

  /**
   * Takes the directory of a run that ended early, or was wanted shorter, to go on with it. Nothing
   * in it is changed before {@link #reopen}.
   *
   * @throws IOException if another run holds it; the message is one line that names it
   */
  static RunDirectory take(Path directory) throws IOException {
    return new RunDirectory(directory, lock(directory));
  }

  /** Gives the files of records their partial names again, and removes what is written anew. */
  void reopen() throws IOException {
    // The last to get its name is the first to lose it: where it is, all others are.
    List<RunFile> files = new ArrayList<>(List.of(RunFile.values()));
    Collections.reverse(files);
    for (RunFile file : files) {
      Path whole = path.resolve(file.fileName());
      Path partial = path.resolve(file.partialName());
      if (!RunFile.RECORDS.contains(file)) {
        Files.deleteIfExists(whole);
        Files.deleteIfExists(partial);
      } else if (Files.exists(whole)) {
        Files.move(whole, partial, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  /** Returns where a file is until the run is finished. */
  Path partial(RunFile file) {
    return path.resolve(file.partialName());
  }

  /** Returns where a file is: under its final name, or else under its partial one. */
  Path present(RunFile file) {
    Path whole = path.resolve(file.fileName());
    return Files.exists(whole) ? whole : partial(file);
  }

  /** Returns where the directory is. */
  public Path path() {
    return path;
  }

  /** Begins a file; it is buffered, and closed with the directory. */
  OutputStream create(RunFile file) throws IOException {
    Files.createFile(partial(file));
    return open(file, 0);
  }

  /** Goes on with a file after its first so many bytes; what comes after them is cut off. */
  OutputStream append(RunFile file, long keep) throws IOException {
    if (!Files.exists(partial(file))) {
      Files.createFile(partial(file));
    }
    return open(file, keep);
  }

  private OutputStream open(RunFile file, long keep) throws IOException {
    // Written to as a stream: an interruption would close a channel and lose what is buffered.
    FileOutputStream raw = new FileOutputStream(partial(file).toFile(), true);
    raw.getChannel().truncate(keep);
    CountingOutputStream stream = new CountingOutputStream(new BufferedOutputStream(raw, BUFFER));
    outputs.put(file, new Output(raw, stream, keep));
    return stream;
  }

  /** Returns how long the files of records are with all that was written to them. */
  Map<RunFile, Long> ends() {
    Map<RunFile, Long> ends = new EnumMap<>(RunFile.class);
    for (RunFile file : RunFile.RECORDS) {
      Output output = outputs.get(file);
      ends.put(file, output == null ? 0 : output.end());
    }
    return ends;
  }

  /** Puts all that was written on disk. */
  void sync() throws IOException {
    for (Output output : outputs.values()) {
      output.sync();
    }
  }

  /**
   * Gives all files their final names and the directory free. All are on disk before the first is
   * renamed.
   */
  void finish() throws IOException {
    for (Output output : outputs.values()) {
      output.sync();
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
