package io.tdscaling.sandbox.embedded.python;

import io.tdscaling.sandbox.workspace.WorkspaceQuota;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a program does to files: within the workspace, and within its quota. */
final class GuestFiles {
  private final GuestPaths paths;
  private final WorkspaceQuota quota;

  GuestFiles(GuestPaths paths, WorkspaceQuota quota) {
    this.paths = paths;
    this.quota = quota;
  }

  /** How a program opens a file. */
  record OpenMode(
      boolean read,
      boolean write,
      boolean create,
      boolean exclusive,
      boolean truncate,
      boolean append,
      boolean directory) {
    boolean changes() {
      return write || create || truncate || append;
    }
  }

  Descriptor open(Path directory, String raw, OpenMode mode) throws IOException {
    Path path = paths.resolve(directory, raw);
    if (Files.isDirectory(path)) {
      if (mode.changes()) {
        throw new ErrnoException(Errno.ISDIR);
      }
      return new Descriptor.Directory(path);
    }
    boolean exists = Files.exists(path);
    if (exists && (mode.directory() || raw.endsWith("/"))) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    if (mode.changes()) {
      paths.mutable(path);
    }
    if (mode.create() && !exists) {
      checkNew(path);
    }
    SeekableByteChannel channel = Files.newByteChannel(path, options(mode));
    return new Descriptor.OpenFile(path, channel, mode.append());
  }

  private void checkNew(Path path) throws IOException {
    paths.creatable(path);
    Path parent = path.getParent();
    if (parent == null || !Files.exists(parent)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!quota.addEntry()) {
      throw new ErrnoException(Errno.NOSPC);
    }
  }

  /** A channel that appends cannot read, so appending is done by moving to the end. */
  private static Set<OpenOption> options(OpenMode mode) {
    Set<OpenOption> options = new HashSet<>();
    if (mode.read() || !mode.changes()) {
      options.add(StandardOpenOption.READ);
    }
    if (mode.changes()) {
      options.add(StandardOpenOption.WRITE);
    }
    if (mode.create()) {
      options.add(mode.exclusive() ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
    }
    if (mode.truncate()) {
      options.add(StandardOpenOption.TRUNCATE_EXISTING);
    }
    return options;
  }

  /** Reads from where the file is, or from {@code offset} if that is not negative. */
  int read(Descriptor.OpenFile file, ByteBuffer into, long offset) throws IOException {
    SeekableByteChannel channel = file.channel();
    long position = channel.position();
    try {
      if (offset >= 0) {
        channel.position(offset);
      }
      return Math.max(0, channel.read(into));
    } catch (NonReadableChannelException e) {
      throw new ErrnoException(Errno.BADF);
    } finally {
      if (offset >= 0) {
        channel.position(position);
      }
    }
  }

  /** Writes where the file is, at its end if it appends, or at {@code offset} if not negative. */
  int write(Descriptor.OpenFile file, ByteBuffer from, long offset) throws IOException {
    SeekableByteChannel channel = file.channel();
    long position = channel.position();
    long at = offset >= 0 ? offset : file.append() ? channel.size() : position;
    checkGrowth(channel, at + from.remaining());
    channel.position(at);
    try {
      return channel.write(from);
    } catch (NonWritableChannelException e) {
      throw new ErrnoException(Errno.BADF);
    } catch (IOException e) {
      throw outOfSpace(e);
    } finally {
      if (offset >= 0) {
        channel.position(position);
      }
    }
  }

  /** Cuts a file, or fills it with zeros. */
  void resize(Descriptor.OpenFile file, long size) throws IOException {
    SeekableByteChannel channel = file.channel();
    if (size < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (size <= channel.size()) {
      channel.truncate(size);
      return;
    }
    checkGrowth(channel, size);
    long position = channel.position();
    try {
      channel.position(size - 1);
      channel.write(ByteBuffer.allocate(1));
    } catch (IOException e) {
      throw outOfSpace(e);
    } finally {
      channel.position(position);
    }
  }

  private void checkGrowth(SeekableByteChannel channel, long size) throws IOException {
    if (size < 0) {
      throw new ErrnoException(Errno.FBIG);
    }
    long now = channel.size();
    if (size > now && !quota.grow(now, size)) {
      throw new ErrnoException(Errno.NOSPC);
    }
  }

  /** The only thing that can go wrong with a write in memory is that there is no more of it. */
  private IOException outOfSpace(IOException e) {
    if (e instanceof java.nio.channels.ClosedChannelException || e instanceof ErrnoException) {
      return e;
    }
    quota.exceed();
    return new ErrnoException(Errno.NOSPC);
  }

  void makeDirectory(Path directory, String raw) throws IOException {
    Path path = paths.resolve(directory, raw);
    if (Files.exists(path)) {
      throw new ErrnoException(Errno.EXIST);
    }
    checkNew(path);
    Files.createDirectory(path);
  }

  void removeDirectory(Path directory, String raw) throws IOException {
    Path path = paths.mutable(paths.resolve(directory, raw));
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    Files.delete(path);
  }

  void removeFile(Path directory, String raw) throws IOException {
    Path path = paths.mutable(paths.resolve(directory, raw));
    if (Files.isDirectory(path)) {
      throw new ErrnoException(Errno.ISDIR);
    }
    Files.delete(path);
  }

  void rename(Path oldDirectory, String oldRaw, Path newDirectory, String newRaw)
      throws IOException {
    Path from = paths.mutable(paths.resolve(oldDirectory, oldRaw));
    Path to = paths.creatable(paths.resolve(newDirectory, newRaw));
    if (!Files.exists(from)) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (from.equals(to)) {
      return;
    }
    if (to.startsWith(from)) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (Files.exists(to) && Files.isDirectory(from) != Files.isDirectory(to)) {
      throw new ErrnoException(Files.isDirectory(to) ? Errno.ISDIR : Errno.NOTDIR);
    }
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns what a directory holds, sorted by name; {@code .} and {@code ..} come first. */
  List<Path> list(Descriptor.Directory directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory.path())) {
      Stream<Path> special =
          Stream.of(directory.path().resolve("."), directory.path().resolve(".."));
      return Stream.concat(special, entries.sorted()).toList();
    }
  }
}
