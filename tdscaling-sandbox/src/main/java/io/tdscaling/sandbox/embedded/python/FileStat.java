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
          : buffer(REGULAR).putLong(32, file.channel().size()).array();
    }
    return buffer(UNKNOWN).array();
  }

  static byte[] of(Path path) throws IOException {
    return of(path, -1);
  }

  private static byte[] of(Path path, long size) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    ByteBuffer stat = buffer(attributes.isDirectory() ? DIRECTORY : REGULAR);
    Object key = attributes.fileKey();
    stat.putLong(8, key instanceof Number number ? number.longValue() : 0);
    stat.putLong(32, size >= 0 ? size : attributes.isDirectory() ? 0 : attributes.size());
    stat.putLong(40, nanos(attributes.lastAccessTime()));
    stat.putLong(48, nanos(attributes.lastModifiedTime()));
    stat.putLong(56, nanos(attributes.lastModifiedTime()));
    return stat.array();
  }

  private static ByteBuffer buffer(byte type) {
    ByteBuffer stat = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return stat.putLong(0, 1L).put(16, type).putLong(24, 1L);
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
