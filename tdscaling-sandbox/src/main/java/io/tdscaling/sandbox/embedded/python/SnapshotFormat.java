package io.tdscaling.sandbox.embedded.python;

import com.google.common.hash.Hashing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import run.endive.runtime.Memory;

/**
 * A snapshot as bytes: SHA-256 of what follows, and that compressed: the number of pages and of
 * globals, the globals, and for each page whether it holds anything, and if so its bytes.
 */
final class SnapshotFormat {
  /** Changes whenever the format does. */
  static final String VERSION = "tdscaling-python-snapshot-1";

  private static final int HASH_BYTES = 32;
  private static final int MAX_PAGES = 65_536;
  private static final int MAX_GLOBALS = 1_024;

  private SnapshotFormat() {}

  static byte[] write(Snapshot snapshot) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[HASH_BYTES]);
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast))) {
      out.writeInt(snapshot.pages().size());
      out.writeInt(snapshot.globals().size());
      for (long global : snapshot.globals()) {
        out.writeLong(global);
      }
      for (byte[] page : snapshot.pages()) {
        out.writeBoolean(page.length > 0);
        out.write(page);
      }
    } finally {
      fast.end();
    }
    byte[] file = bytes.toByteArray();
    System.arraycopy(hash(file), 0, file, 0, HASH_BYTES);
    return file;
  }

  /**
   * Reads a snapshot.
   *
   * @throws IOException if it is not what was written
   */
  static Snapshot read(byte[] file) throws IOException {
    if (file.length < HASH_BYTES || !Arrays.equals(hash(file), Arrays.copyOf(file, HASH_BYTES))) {
      throw new IOException("the checksum is wrong");
    }
    ByteArrayInputStream compressed =
        new ByteArrayInputStream(file, HASH_BYTES, file.length - HASH_BYTES);
    try (DataInputStream in = new DataInputStream(new InflaterInputStream(compressed))) {
      int pageCount = count(in, MAX_PAGES);
      int globalCount = count(in, MAX_GLOBALS);
      List<Long> globals = new ArrayList<>();
      for (int i = 0; i < globalCount; i++) {
        globals.add(in.readLong());
      }
      List<byte[]> pages = new ArrayList<>();
      for (int i = 0; i < pageCount; i++) {
        byte[] page = new byte[in.readBoolean() ? Memory.PAGE_SIZE : 0];
        in.readFully(page);
        pages.add(page);
      }
      return new Snapshot(pages, globals);
    }
  }

  private static int count(DataInputStream in, int most) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw new IOException("a count is out of range: " + count);
    }
    return count;
  }

  private static byte[] hash(byte[] file) {
    return Hashing.sha256().hashBytes(file, HASH_BYTES, file.length - HASH_BYTES).asBytes();
  }
}
