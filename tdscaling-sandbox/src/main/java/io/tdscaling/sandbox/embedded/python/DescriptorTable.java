package io.tdscaling.sandbox.embedded.python;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** The open descriptors of the guest. */
final class DescriptorTable {
  /** Standard streams and the root directory, which do not count and are never closed. */
  static final int FIRST_FREE = 4;

  private final SortedMap<Integer, Descriptor> open = new TreeMap<>();
  private int mostFiles;

  DescriptorTable(Path root) {
    for (int number = 0; number < FIRST_FREE - 1; number++) {
      open.put(number, new Descriptor.Stream(number));
    }
    open.put(FIRST_FREE - 1, new Descriptor.Directory(root));
  }

  /** Starts an execution, in which so many descriptors may be open at once. */
  void begin(int openFiles) {
    mostFiles = openFiles;
  }

  Descriptor get(int number) throws ErrnoException {
    Descriptor descriptor = open.get(number);
    if (descriptor == null) {
      throw new ErrnoException(Errno.BADF);
    }
    return descriptor;
  }

  Descriptor.OpenFile file(int number) throws ErrnoException {
    Descriptor descriptor = get(number);
    if (descriptor instanceof Descriptor.OpenFile file) {
      return file;
    }
    throw new ErrnoException(
        descriptor instanceof Descriptor.Directory ? Errno.ISDIR : Errno.SPIPE);
  }

  Descriptor.Directory directory(int number) throws ErrnoException {
    if (get(number) instanceof Descriptor.Directory directory) {
      return directory;
    }
    throw new ErrnoException(Errno.NOTDIR);
  }

  /** Refuses to go on where no further descriptor may be opened. */
  void checkRoom() throws ErrnoException {
    if (open.size() - FIRST_FREE >= mostFiles) {
      throw new ErrnoException(Errno.MFILE);
    }
  }

  /** Adds a descriptor under the lowest free number. */
  int add(Descriptor descriptor) {
    int number = FIRST_FREE;
    while (open.containsKey(number)) {
      number++;
    }
    open.put(number, descriptor);
    return number;
  }

  /** Closes a descriptor; the standard streams and the root stay open, whatever the guest wants. */
  void close(int number) throws IOException {
    Descriptor descriptor = get(number);
    if (number >= FIRST_FREE) {
      open.remove(number);
      descriptor.close();
    }
  }

  /** Closes everything. */
  void closeAll() {
    for (Descriptor descriptor : open.values()) {
      try {
        descriptor.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    open.clear();
  }
}
