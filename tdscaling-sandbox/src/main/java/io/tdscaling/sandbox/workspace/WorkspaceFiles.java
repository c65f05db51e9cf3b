package io.tdscaling.sandbox.workspace;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
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
import java.util.Optional;
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
  private final Quota quota;

  private WorkspaceFiles(FileSystem fileSystem, WorkspaceLimits limits) {
    this.fileSystem = fileSystem;
    this.root = fileSystem.getPath(WorkspacePath.ROOT);
    this.limits = limits;
    this.quota = new Quota(limits);
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

  /** Returns what the workspace may hold. */
  public WorkspaceLimits limits() {
    return limits;
  }

  /**
   * Something in the workspace.
   *
   * @param path its path from the root
   * @param directory whether it is a directory
   * @param bytes its size, 0 for a directory; a file limit is an int
   */
  public record Entry(String path, boolean directory, int bytes) {}

  /**
   * Returns a file's text.
   *
   * @throws RefusedException with {@code not_text} also if the file is not UTF-8, such as a
   *     database
   */
  public String read(WorkspacePath path) throws RefusedException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(path))).toString();
    } catch (CharacterCodingException e) {
      throw FailureCode.NOT_TEXT.because(
          Quoted.of(path.toString())
              + " is not text: its "
              + Storage.size(resolve(path))
              + " bytes are not UTF-8");
    }
  }

  /** Returns a file's bytes. */
  public byte[] bytes(WorkspacePath path) throws RefusedException {
    Path file = existing(path);
    checkFile(path, file);
    return Storage.bytes(file);
  }

  /** Returns what a path leads to; empty where there is nothing. */
  public Optional<Entry> find(WorkspacePath path) {
    Path found = resolve(path);
    return Storage.exists(found) ? Optional.of(entry(found)) : Optional.empty();
  }

  /** Writes a whole file and returns whether it is new. Missing directories are made. */
  public boolean write(WorkspacePath path, String content) throws RefusedException {
    quota.checkFile(path, content.length());
    return write(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a whole file and returns whether it is new. Missing directories are made. */
  public boolean write(WorkspacePath path, byte[] content) throws RefusedException {
    return store(path, content, false);
  }

  /** Adds to the end of a file and returns whether it is new. Missing directories are made. */
  public boolean append(WorkspacePath path, byte[] content) throws RefusedException {
    return store(path, content, true);
  }

  /** Makes a directory and those above it that are missing. Where it is there, nothing happens. */
  public void makeDirectory(WorkspacePath path) throws RefusedException {
    int newDirectories = missingDirectories(path);
    Path directory = resolve(path);
    if (Storage.exists(directory)) {
      checkDirectory(path, directory);
      return;
    }
    quota.reserve(path, 0, newDirectories + 1);
    Storage.makeDirectories(directory);
  }

  /** Removes a file, or a directory with everything in it. The root cannot be removed. */
  public void delete(WorkspacePath path) throws RefusedException {
    Path target = existing(path);
    checkNotRoot(path);
    List<Entry> removed = tree(target);
    Storage.delete(target);
    quota.release(bytesOf(removed), removed.size());
  }

  /**
   * Moves a file or a directory to a path that nothing has, or a file over a file. Missing
   * directories are made.
   */
  public void move(WorkspacePath from, WorkspacePath to) throws RefusedException {
    Path source = existing(from);
    Path target = resolve(to);
    if (source.equals(target)) {
      return;
    }
    checkNotRoot(from);
    List<Entry> moved = tree(source);
    checkTarget(from, to, moved);
    boolean replaced = Storage.exists(target);
    long bytes = replaced ? Storage.size(target) : 0;
    int newDirectories = missingDirectories(to);
    quota.reserve(to, -bytes, newDirectories - (replaced ? 1 : 0));
    Storage.move(source, target);
  }

  /**
   * Copies a file or a directory with everything in it to a path that nothing has, or a file over a
   * file. Missing directories are made.
   */
  public void copy(WorkspacePath from, WorkspacePath to) throws RefusedException {
    Path source = existing(from);
    Path target = resolve(to);
    if (source.equals(target)) {
      return;
    }
    List<Entry> copied = tree(source);
    checkTarget(from, to, copied);
    boolean replaced = Storage.exists(target);
    long bytes = bytesOf(copied) - (replaced ? Storage.size(target) : 0);
    int entries = copied.size() + missingDirectories(to) - (replaced ? 1 : 0);
    quota.reserve(to, bytes, entries);
    Storage.copy(source, target);
  }

  /** Returns what a directory holds, sorted by path; the directory itself is not part of it. */
  public List<Entry> list(WorkspacePath directory, boolean recursive) throws RefusedException {
    Path start = existing(directory);
    checkDirectory(directory, start);
    return below(start, recursive ? Integer.MAX_VALUE : 1);
  }

  /** Returns everything in the workspace, sorted by path. */
  public List<Entry> all() {
    return below(root, Integer.MAX_VALUE);
  }

  /** Returns the bytes of a listed file. */
  public byte[] bytes(Entry file) {
    return Storage.bytes(root.resolve(file.path()));
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
    quota.recount(bytes, entries);
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

  private boolean store(WorkspacePath path, byte[] content, boolean append)
      throws RefusedException {
    int newDirectories = missingDirectories(path);
    Path file = resolve(path);
    checkFile(path, file);
    boolean created = !Storage.exists(file);
    long before = created ? 0 : Storage.size(file);
    long after = append ? before + content.length : content.length;
    quota.checkFile(path, after);
    quota.reserve(path, after - before, newDirectories + (created ? 1 : 0));
    Storage.write(file, content, append);
    return created;
  }

  private void checkTarget(WorkspacePath from, WorkspacePath to, List<Entry> tree)
      throws RefusedException {
    boolean directory = tree.get(0).directory();
    if (directory && to.isBelow(from)) {
      throw FailureCode.INVALID_PATH.because(
          Quoted.of(to.toString()) + " is inside of " + Quoted.of(from.toString()));
    }
    Path target = resolve(to);
    if (Storage.exists(target) && (directory || Storage.isDirectory(target))) {
      throw FailureCode.ALREADY_EXISTS.because(Quoted.of(to.toString()) + " already exists");
    }
    for (Entry entry : tree) {
      to.joinedBy(from, entry.path(), limits);
    }
  }

  private static void checkNotRoot(WorkspacePath path) throws RefusedException {
    if (path.names().isEmpty()) {
      throw FailureCode.INVALID_PATH.because("the root of the workspace stays where it is");
    }
  }

  private static void checkFile(WorkspacePath path, Path file) throws RefusedException {
    if (Storage.isDirectory(file)) {
      throw FailureCode.IS_A_DIRECTORY.because(Quoted.of(path.toString()) + " is a directory");
    }
  }

  private static void checkDirectory(WorkspacePath path, Path directory) throws RefusedException {
    if (!Storage.isDirectory(directory)) {
      throw FailureCode.NOT_A_DIRECTORY.because(Quoted.of(path.toString()) + " is a file");
    }
  }

  private static long bytesOf(List<Entry> entries) {
    return entries.stream().mapToLong(Entry::bytes).sum();
  }

  private int missingDirectories(WorkspacePath path) throws RefusedException {
    int missing = 0;
    for (int depth = 1; depth < path.names().size(); depth++) {
      WorkspacePath ancestor = new WorkspacePath(path.names().subList(0, depth));
      Path directory = resolve(ancestor);
      if (Storage.exists(directory)) {
        checkDirectory(ancestor, directory);
      } else {
        missing++;
      }
    }
    return missing;
  }

  private Path existing(WorkspacePath path) throws RefusedException {
    Path resolved = resolve(path);
    if (!Storage.exists(resolved)) {
      throw FailureCode.NOT_FOUND.because(Quoted.of(path.toString()) + " does not exist");
    }
    return resolved;
  }

  private Path resolve(WorkspacePath path) {
    return path.names().isEmpty() ? root : root.resolve(path.toString());
  }

  private List<Entry> below(Path start, int depth) {
    List<Entry> entries = new ArrayList<>();
    Storage.walk(start, depth).stream()
        .filter(path -> !path.equals(start))
        .forEach(path -> entries.add(entry(path)));
    entries.sort(Comparator.comparing(Entry::path));
    return entries;
  }

  /** Returns a file or directory and everything in it, itself first. */
  private List<Entry> tree(Path start) {
    return Storage.walk(start, Integer.MAX_VALUE).stream().map(this::entry).toList();
  }

  private Entry entry(Path path) {
    boolean directory = Storage.isDirectory(path);
    String name = path.equals(root) ? "." : root.relativize(path).toString();
    return new Entry(name, directory, directory ? 0 : (int) Storage.size(path));
  }
}
