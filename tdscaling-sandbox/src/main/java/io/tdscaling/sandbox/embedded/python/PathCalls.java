package io.tdscaling.sandbox.embedded.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import run.endive.runtime.Memory;

/** The system calls on paths. */
final class PathCalls {
  private static final int MAX_PATH_BYTES = 4_096;
  private static final int CREATE = 1;
  private static final int DIRECTORY = 2;
  private static final int EXCLUSIVE = 4;
  private static final int TRUNCATE = 8;
  private static final int APPEND = 1;
  private static final long RIGHT_READ = 1L << 1;
  private static final long RIGHT_WRITE = 1L << 6;

  private final GuestSystem system;

  PathCalls(GuestSystem system) {
    this.system = system;
  }

  void addTo(SystemCalls calls) {
    calls.add("path_open", "iiiiillii", this::open);
    calls.add("path_filestat_get", "iiiii", this::filestat);
    calls.add("path_filestat_set_times", "iiiilli", this::setTimes);
    calls.add("path_create_directory", "iii", this::makeDirectory);
    calls.add("path_remove_directory", "iii", this::removeDirectory);
    calls.add("path_unlink_file", "iii", this::unlink);
    calls.add("path_rename", "iiiiii", this::rename);
    // There are no links of either kind: what a path names is what it leads to.
    calls.add("path_link", "iiiiiii", (memory, a) -> Errno.NOTSUP);
    calls.add("path_symlink", "iiiii", (memory, a) -> Errno.NOTSUP);
    calls.add("path_readlink", "iiiiii", (memory, a) -> Errno.INVAL);
  }

  private int open(Memory memory, long[] a) throws IOException {
    long flags = a[4];
    GuestFiles.OpenMode mode =
        new GuestFiles.OpenMode(
            (a[5] & RIGHT_READ) != 0,
            (a[5] & RIGHT_WRITE) != 0,
            (flags & CREATE) != 0,
            (flags & EXCLUSIVE) != 0,
            (flags & TRUNCATE) != 0,
            (a[7] & APPEND) != 0,
            (flags & DIRECTORY) != 0);
    system.descriptors.checkRoom();
    Descriptor opened = system.files.open(directory(a[0]), text(memory, a[2], a[3]), mode);
    memory.writeI32((int) a[8], system.descriptors.add(opened));
    return Errno.SUCCESS;
  }

  private int filestat(Memory memory, long[] a) throws IOException {
    Path path = system.paths.resolve(directory(a[0]), text(memory, a[2], a[3]));
    memory.write((int) a[4], FileStat.of(path));
    return Errno.SUCCESS;
  }

  private int setTimes(Memory memory, long[] a) throws IOException {
    Path path = system.paths.resolve(directory(a[0]), text(memory, a[2], a[3]));
    FileStat.setTimes(system.paths.mutable(path), a[4], a[5], (int) a[6], system.time.read());
    return Errno.SUCCESS;
  }

  private int makeDirectory(Memory memory, long[] a) throws IOException {
    system.files.makeDirectory(directory(a[0]), text(memory, a[1], a[2]));
    return Errno.SUCCESS;
  }

  private int removeDirectory(Memory memory, long[] a) throws IOException {
    system.files.removeDirectory(directory(a[0]), text(memory, a[1], a[2]));
    return Errno.SUCCESS;
  }

  private int unlink(Memory memory, long[] a) throws IOException {
    system.files.removeFile(directory(a[0]), text(memory, a[1], a[2]));
    return Errno.SUCCESS;
  }

  private int rename(Memory memory, long[] a) throws IOException {
    system.files.rename(
        directory(a[0]), text(memory, a[1], a[2]), directory(a[3]), text(memory, a[4], a[5]));
    return Errno.SUCCESS;
  }

  private Path directory(long number) throws ErrnoException {
    return system.descriptors.directory((int) number).path();
  }

  private static String text(Memory memory, long at, long length) throws ErrnoException {
    if (length < 0 || length > MAX_PATH_BYTES) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    byte[] bytes = memory.readBytes((int) at, (int) length);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
