package io.tdscaling.sandbox.embedded.python;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import run.endive.runtime.Memory;

/** The system calls on open descriptors. */
final class FileCalls {
  private static final int MAX_BUFFERS = 1_024;
  private static final int MAX_CHUNK = 1 << 20;
  private static final int DIRENT_BYTES = 24;
  private static final byte[] ROOT_NAME = "/".getBytes(StandardCharsets.UTF_8);
  private static final int APPEND_FLAG = 1;

  private final GuestSystem system;

  FileCalls(GuestSystem system) {
    this.system = system;
  }

  void addTo(SystemCalls calls) {
    calls.add("fd_prestat_get", "ii", this::prestat);
    calls.add("fd_prestat_dir_name", "iii", this::prestatName);
    calls.add("fd_fdstat_get", "ii", this::fdstat);
    calls.add("fd_fdstat_set_flags", "ii", (memory, a) -> Errno.SUCCESS);
    calls.add("fd_filestat_get", "ii", this::filestat);
    calls.add("fd_filestat_set_size", "il", this::resize);
    calls.add("fd_filestat_set_times", "illi", this::setTimes);
    calls.add("fd_read", "iiii", (m, a) -> read(m, a, -1, (int) a[3]));
    calls.add("fd_pread", "iiili", (m, a) -> read(m, a, offset(a[3]), (int) a[4]));
    calls.add("fd_write", "iiii", (m, a) -> write(m, a, -1, (int) a[3]));
    calls.add("fd_pwrite", "iiili", (m, a) -> write(m, a, offset(a[3]), (int) a[4]));
    calls.add("fd_seek", "ilii", this::seek);
    calls.add("fd_tell", "ii", this::tell);
    calls.add("fd_readdir", "iiili", this::readDirectory);
    calls.add("fd_close", "i", this::close);
    calls.add("fd_sync", "i", (memory, a) -> Errno.SUCCESS);
    calls.add("fd_datasync", "i", (memory, a) -> Errno.SUCCESS);
    calls.add("fd_advise", "illi", (memory, a) -> Errno.SUCCESS);
  }

  private int prestat(Memory memory, long[] a) throws IOException {
    if (a[0] != DescriptorTable.FIRST_FREE - 1) {
      return Errno.BADF;
    }
    memory.writeI32((int) a[1], 0);
    memory.writeI32((int) a[1] + 4, ROOT_NAME.length);
    return Errno.SUCCESS;
  }

  private int prestatName(Memory memory, long[] a) {
    if (a[0] != DescriptorTable.FIRST_FREE - 1 || (int) a[2] < ROOT_NAME.length) {
      return Errno.BADF;
    }
    memory.write((int) a[1], ROOT_NAME);
    return Errno.SUCCESS;
  }

  private int fdstat(Memory memory, long[] a) throws IOException {
    Descriptor descriptor = system.descriptors.get((int) a[0]);
    ByteBuffer stat = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    stat.put(0, FileStat.typeOf(descriptor));
    if (descriptor instanceof Descriptor.OpenFile file && file.append()) {
      stat.putShort(2, (short) APPEND_FLAG);
    }
    stat.putLong(8, -1L).putLong(16, -1L);
    memory.write((int) a[1], stat.array());
    return Errno.SUCCESS;
  }

  private int filestat(Memory memory, long[] a) throws IOException {
    Descriptor descriptor = system.descriptors.get((int) a[0]);
    memory.write((int) a[1], FileStat.of(descriptor));
    return Errno.SUCCESS;
  }

  private int resize(Memory memory, long[] a) throws IOException {
    system.files.resize(system.descriptors.file((int) a[0]), a[1]);
    return Errno.SUCCESS;
  }

  private int setTimes(Memory memory, long[] a) throws IOException {
    Path path = system.descriptors.file((int) a[0]).path();
    FileStat.setTimes(system.paths.mutable(path), a[1], a[2], (int) a[3], system.time.read());
    return Errno.SUCCESS;
  }

  private static long offset(long value) throws ErrnoException {
    if (value < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    return value;
  }

  private int read(Memory memory, long[] a, long offset, int result) throws IOException {
    Descriptor descriptor = system.descriptors.get((int) a[0]);
    long total = 0;
    for (int i = 0; i < buffers(a); i++) {
      int buffer = (int) a[1] + i * 8;
      int at = memory.readInt(buffer);
      int wanted = Math.min(length(memory, buffer), MAX_CHUNK);
      byte[] bytes = readSome(descriptor, (int) a[0], wanted, offset < 0 ? -1 : offset + total);
      memory.write(at, bytes);
      total += bytes.length;
      if (bytes.length < length(memory, buffer)) {
        break;
      }
    }
    memory.writeI32(result, (int) total);
    return Errno.SUCCESS;
  }

  private byte[] readSome(Descriptor descriptor, int number, int most, long offset)
      throws IOException {
    if (descriptor instanceof Descriptor.Stream stream) {
      if (stream.number() != 0 || offset >= 0) {
        throw new ErrnoException(offset >= 0 ? Errno.SPIPE : Errno.BADF);
      }
      return system.streams.read(most);
    }
    ByteBuffer buffer = ByteBuffer.allocate(most);
    system.files.read(system.descriptors.file(number), buffer, offset);
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }

  private int write(Memory memory, long[] a, long offset, int result) throws IOException {
    Descriptor descriptor = system.descriptors.get((int) a[0]);
    long total = 0;
    for (int i = 0; i < buffers(a); i++) {
      int buffer = (int) a[1] + i * 8;
      byte[] bytes =
          memory.readBytes(memory.readInt(buffer), Math.min(length(memory, buffer), MAX_CHUNK));
      int written = writeSome(descriptor, (int) a[0], bytes, offset < 0 ? -1 : offset + total);
      total += written;
      if (written < length(memory, buffer)) {
        break;
      }
    }
    memory.writeI32(result, (int) total);
    return Errno.SUCCESS;
  }

  private int writeSome(Descriptor descriptor, int number, byte[] bytes, long offset)
      throws IOException {
    if (descriptor instanceof Descriptor.Stream stream) {
      if (stream.number() == 0 || offset >= 0) {
        throw new ErrnoException(offset >= 0 ? Errno.SPIPE : Errno.BADF);
      }
      system.streams.write(stream.number() == 2, bytes);
      return bytes.length;
    }
    return system.files.write(system.descriptors.file(number), ByteBuffer.wrap(bytes), offset);
  }

  private static int buffers(long[] a) throws ErrnoException {
    int count = (int) a[2];
    if (count < 0 || count > MAX_BUFFERS) {
      throw new ErrnoException(Errno.INVAL);
    }
    return count;
  }

  private static int length(Memory memory, int buffer) throws ErrnoException {
    int length = memory.readInt(buffer + 4);
    if (length < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    return length;
  }

  private int seek(Memory memory, long[] a) throws IOException {
    SeekableByteChannel channel = system.descriptors.file((int) a[0]).channel();
    long base =
        switch ((int) a[2]) {
          case 0 -> 0;
          case 1 -> channel.position();
          case 2 -> channel.size();
          default -> throw new ErrnoException(Errno.INVAL);
        };
    long position = base + a[1];
    channel.position(offset(position));
    memory.writeLong((int) a[3], position);
    return Errno.SUCCESS;
  }

  private int tell(Memory memory, long[] a) throws IOException {
    memory.writeLong((int) a[1], system.descriptors.file((int) a[0]).channel().position());
    return Errno.SUCCESS;
  }

  private int readDirectory(Memory memory, long[] a) throws IOException {
    Descriptor.Directory directory = system.descriptors.directory((int) a[0]);
    List<Path> entries = directory.listing();
    if (a[3] == 0 || entries == null) {
      entries = system.files.list(directory);
      directory.list(entries);
    }
    int room = (int) a[2];
    int used = 0;
    for (long next = a[3]; next >= 0 && next < entries.size() && used < room; next++) {
      byte[] entry = dirent(entries.get((int) next), next + 1);
      int count = Math.min(entry.length, room - used);
      memory.write((int) a[1] + used, entry, 0, count);
      used += count;
    }
    memory.writeI32((int) a[4], used);
    return Errno.SUCCESS;
  }

  private static byte[] dirent(Path path, long next) {
    byte[] name = String.valueOf(path.getFileName()).getBytes(StandardCharsets.UTF_8);
    ByteBuffer entry =
        ByteBuffer.allocate(DIRENT_BYTES + name.length).order(ByteOrder.LITTLE_ENDIAN);
    entry.putLong(0, next).putLong(8, next).putInt(16, name.length);
    entry.put(20, FileStat.typeOf(path));
    return entry.position(DIRENT_BYTES).put(name).array();
  }

  private int close(Memory memory, long[] a) throws IOException {
    system.descriptors.close((int) a[0]);
    return Errno.SUCCESS;
  }
}
