package io.tdscaling.sandbox.workspace;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The files of one workspace, within their quotas. Every write is checked as a whole before
 * anything is changed.
 *
 * <p>The quotas are kept here because the file system below counts bytes only: any number of empty
 * files would pass it. Its own bound is set just above ours, as a second line of defence. An {@link
 * IOException} of a file system in memory is a bug, not an event, and is thrown unchecked.
 */
public final class WorkspaceFiles {
  /** Small, since most files are: each takes whole blocks. */
  private static final int BLOCK_BYTES = 1_024;

  private final FileSystem fileSystem;
  private final Path root;
  private final WorkspaceLimits limits;
  private long totalBytes;
  private int entryCount;

  private WorkspaceFiles(FileSystem fileSystem, WorkspaceLimits limits) {
    this.fileSystem = fileSystem;
    this.root = fileSystem.getPath(WorkspacePath.ROOT);
    this.limits = limits;
  }

  /** Makes an empty workspace. */
  public static WorkspaceFiles create(WorkspaceLimits limits) {
    return new WorkspaceFiles(Jimfs.newFileSystem(configuration(limits)), limits);
  }

  /** Without links of either kind: what a path names is what it leads to. */
  public static Configuration configuration(WorkspaceLimits limits) {
    long blocks = limits.maxTotalBytes() / BLOCK_BYTES + limits.maxEntries() + 1;
    return Configuration.unix().toBuilder()
        .setWorkingDirectory(WorkspacePath.ROOT)
        .setAttributeViews("basic")
        .setSupportedFeatures()
        .setFileTimeSource(new FileTimes())
        .setBlockSize(BLOCK_BYTES)
        .setMaxSize(Math.min(blocks, Integer.MAX_VALUE) * BLOCK_BYTES)
        .build();
  }

  /**
   * Something in the workspace.
   *
   * @param path its path from the root
   * @param directory whether it is a directory
   * @param bytes its size, 0 for a directory; a file limit is an int
   */
  public record Entry(String path, boolean directory, int bytes) {}

  /** Returns the text of a file. */
  public String read(WorkspacePath path) throws RefusedException {
    Path file = existing(path);
    if (isDirectory(file)) {
      throw FailureCode.IS_A_DIRECTORY.because(Quoted.of(path.toString()) + " is a directory");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
    } catch (CharacterCodingException e) {
      throw FailureCode.NOT_TEXT.because(
          Quoted.of(path.toString()) + " is not text: its " + size(file) + " bytes are not UTF-8");
    }
  }

  /** Writes a whole file and returns whether it is new. Missing directories are made. */
  public boolean write(WorkspacePath path, String content) throws RefusedException {
    int newDirectories = missingDirectories(path);
    Path file = resolve(path);
    if (isDirectory(file)) {
      throw FailureCode.IS_A_DIRECTORY.because(Quoted.of(path.toString()) + " is a directory");
    }
    boolean created = !exists(file);
    byte[] bytes = encoded(path, content);
    long total = totalBytes - (created ? 0 : size(file)) + bytes.length;
    int entries = entryCount + newDirectories + (created ? 1 : 0);
    checkQuotas(path, total, entries);
    store(file, bytes);
    totalBytes = total;
    entryCount = entries;
    return created;
  }

  /** Returns what a directory holds, sorted by path; the directory itself is not part of it. */
  public List<Entry> list(WorkspacePath directory, boolean recursive) throws RefusedException {
    Path start = existing(directory);
    if (!isDirectory(start)) {
      throw FailureCode.NOT_A_DIRECTORY.because(Quoted.of(directory.toString()) + " is a file");
    }
    return below(start, recursive ? Integer.MAX_VALUE : 1);
  }

  /** Returns everything in the workspace, sorted by path. */
  public List<Entry> all() {
    return below(root, Integer.MAX_VALUE);
  }

  /** Returns the bytes of a listed file. */
  public byte[] bytes(Entry file) {
    return bytes(root.resolve(file.path()));
  }

  /** Returns the limits of the workspace. */
  public WorkspaceLimits limits() {
    return limits;
  }

  /** Returns the root directory, for what executes code; it then has to be {@link #scan}ned. */
  public Path root() {
    return root;
  }

  /**
   * Looks through the workspace, as is needed after anything but this class has changed it, and
   * counts what is in it.
   */
  public WorkspaceScan scan() {
    SortedMap<String, WorkspaceScan.Stamp> found = new TreeMap<>();
    long bytes = 0;
    int entries = 0;
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths.filter(p -> !p.equals(root))::iterator) {
        entries++;
        BasicFileAttributes attributes =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isDirectory()) {
          bytes += attributes.size();
          found.put(root.relativize(path).toString(), stamp(attributes));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    totalBytes = bytes;
    entryCount = entries;
    return new WorkspaceScan(found, bytes, entries);
  }

  private static WorkspaceScan.Stamp stamp(BasicFileAttributes attributes) {
    return new WorkspaceScan.Stamp(
        String.valueOf(attributes.fileKey()),
        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        attributes.size());
  }

  /** Releases the memory. */
  public void close() {
    try {
      fileSystem.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] encoded(WorkspacePath path, String content) throws RefusedException {
    // No character takes less than a byte: what is far too long is not even encoded.
    if (content.length() <= limits.maxFileBytes()) {
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      if (bytes.length <= limits.maxFileBytes()) {
        return bytes;
      }
    }
    throw FailureCode.QUOTA_EXCEEDED.because(
        Quoted.of(path.toString())
            + " would have more than "
            + limits.maxFileBytes()
            + " bytes, the most for one file");
  }

  private void checkQuotas(WorkspacePath path, long total, int entries) throws RefusedException {
    if (total > limits.maxTotalBytes()) {
      throw overQuota(path, total, "bytes", limits.maxTotalBytes());
    }
    if (entries > limits.maxEntries()) {
      throw overQuota(path, entries, "files and directories", limits.maxEntries());
    }
  }

  private static RefusedException overQuota(
      WorkspacePath path, long wanted, String what, long limit) {
    return FailureCode.QUOTA_EXCEEDED.because(
        "with "
            + Quoted.of(path.toString())
            + " the workspace would hold "
            + wanted
            + " "
            + what
            + ", the most is "
            + limit);
  }

  private int missingDirectories(WorkspacePath path) throws RefusedException {
    int missing = 0;
    for (int depth = 1; depth < path.names().size(); depth++) {
      WorkspacePath ancestor = new WorkspacePath(path.names().subList(0, depth));
      Path directory = resolve(ancestor);
      if (!exists(directory)) {
        missing++;
      } else if (!isDirectory(directory)) {
        throw FailureCode.NOT_A_DIRECTORY.because(Quoted.of(ancestor.toString()) + " is a file");
      }
    }
    return missing;
  }

  private Path existing(WorkspacePath path) throws RefusedException {
    Path resolved = resolve(path);
    if (!exists(resolved)) {
      throw FailureCode.NOT_FOUND.because(Quoted.of(path.toString()) + " does not exist");
    }
    return resolved;
  }

  private Path resolve(WorkspacePath path) {
    return path.names().isEmpty() ? root : root.resolve(path.toString());
  }

  private List<Entry> below(Path start, int depth) {
    try (Stream<Path> paths = Files.walk(start, depth)) {
      List<Entry> entries = new ArrayList<>();
      paths.filter(path -> !path.equals(start)).forEach(path -> entries.add(entry(path)));
      entries.sort(Comparator.comparing(Entry::path));
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Entry entry(Path path) {
    boolean directory = isDirectory(path);
    return new Entry(root.relativize(path).toString(), directory, directory ? 0 : (int) size(path));
  }

  /** Streams, not channels: those would fail on an interrupted thread. */
  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void store(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isDirectory(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
