package io.tdscaling.sandbox.embedded.python;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file descriptor of the guest stands for. */
sealed interface Descriptor {
  /** Releases it. */
  default void close() throws IOException {}

  /** Standard input, output or error. */
  record Stream(int number) implements Descriptor {}

  /** An open file. */
  record OpenFile(Path path, SeekableByteChannel channel, boolean append) implements Descriptor {
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** A directory, with what it held when a listing of it began. */
  final class Directory implements Descriptor {
    private final Path path;
    private @Nullable List<Path> listing;

    Directory(Path path) {
      this.path = path;
    }

    Path path() {
      return path;
    }

    @Nullable List<Path> listing() {
      return listing;
    }

    void list(List<Path> entries) {
      listing = List.copyOf(entries);
    }
  }
}
