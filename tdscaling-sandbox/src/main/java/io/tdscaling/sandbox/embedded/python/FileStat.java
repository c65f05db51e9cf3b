package io.tdscaling.sandbox.embedded.python;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What programs are told of files. */
final class FileStat {
  private static final byte UNKNOWN = 0;
  private static final byte DIRECTORY = 3;
  private static final byte REGULAR = 4;
  private static final int BYTES = 64;
  private static final int ACCESSED = 1;
  private static final int ACCESSED_NOW = 2;
  private static final int MODIFIED = 4;
  private static final int MODIFIED_NOW = 8;

  private FileStat() {}

  static byte typeOf(Path path) {
    return Files.isDirectory(path) ? DIRECTORY : REGULAR;
  }

  static byte typeOf(Descriptor descriptor) {
    if (descriptor instanceof Descriptor.Directory) {
      return DIRECTORY;
    }
    return descriptor instanceof Descriptor.OpenFile ? REGULAR : UNKNOWN;
  }

  /** Returns what is told of something open, which may not have a path any more. */
  static byte[] of(Descriptor descriptor) throws IOException {
    if (descriptor instanceof Descriptor.Directory directory) {
      return of(directory.path());
    }
    if (descriptor instanceof Descriptor.OpenFile file) {
      return Files.exists(file.path())
          ? of(file.path(), file.channel().size())
          : stat(REGULAR, 0, file.channel().size(), 0, 0);
    }
    return stat(UNKNOWN, 0, 0, 0, 0);
  }

  static byte[] of(Path path) throws IOException {
    return of(path, Files.isDirectory(path) ? 0 : Files.size(path));
  }

  private static byte[] of(Path path, long size) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return stat(
        attributes.isDirectory() ? DIRECTORY : REGULAR,
        attributes.fileKey() instanceof Number number ? number.longValue() : 0,
        size,
        nanos(attributes.lastAccessTime()),
        nanos(attributes.lastModifiedTime()));
  }

  private static byte[] stat(byte type, long key, long size, long accessed, long modified) {
    byte[] stat = new byte[BYTES];
    ByteBuffer.wrap(stat)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(0, 1L)
        .putLong(8, key)
        .put(16, type)
        .putLong(24, 1L)
        .putLong(32, size)
        .putLong(40, accessed)
        .putLong(48, modified)
        .putLong(56, modified);
    return stat;
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }

  /**
   * Sets the times that {@code flags} ask for.
   *
   * @param now the time of the clock, in nanoseconds
   */
  static void setTimes(Path path, long accessed, long modified, int flags, long now)
      throws IOException {
    Files.getFileAttributeView(path, BasicFileAttributeView.class)
        .setTimes(
            wanted(flags, MODIFIED, MODIFIED_NOW, modified, now),
            wanted(flags, ACCESSED, ACCESSED_NOW, accessed, now),
            null);
  }

  private static @Nullable FileTime wanted(
      int flags, int given, int byClock, long nanos, long now) {
    if ((flags & given) != 0) {
      return FileTime.from(nanos, TimeUnit.NANOSECONDS);
    }
    return (flags & byClock) != 0 ? FileTime.from(now, TimeUnit.NANOSECONDS) : null;
  }
}
