package io.tdscaling.core.output;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Reads single lines of a file, given where they stand in it. */
final class StoredLines implements Closeable {
  private final String name;
  private final FileChannel channel;

  /**
   * Where a line stands.
   *
   * @param offset where it begins, in bytes
   * @param length its bytes, without the line feed
   */
  record Extent(long offset, int length) {}

  private StoredLines(String name, FileChannel channel) {
    this.name = name;
    this.channel = channel;
  }

  static StoredLines open(Path file) throws IOException {
    return new StoredLines(String.valueOf(file.getFileName()), FileChannel.open(file));
  }

  byte[] bytes(Extent extent) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(extent.length());
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, extent.offset() + buffer.position()) < 0) {
        throw new EOFException(name + " became shorter");
      }
    }
    return buffer.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
