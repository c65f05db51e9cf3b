package io.tdscaling.sandbox.bubblewrap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The block of 512 bytes that begins every entry of a tar archive, as GNU tar writes it. */
final class TarHeader {
  static final int BLOCK_BYTES = 512;

  static final byte FILE = '0';
  static final byte DIRECTORY = '5';

  /** The entry's content is the name of the entry that follows. */
  static final byte LONG_NAME = 'L';

  /** The entry's content is the target of the link that follows. */
  static final byte LONG_LINK = 'K';

  static final String LONG_NAME_NAME = "././@LongLink";
  static final int NAME_BYTES = 100;

  private static final int MODE = 100;
  private static final int USER = 108;
  private static final int GROUP = 116;
  private static final int SIZE = 124;
  private static final int TIME = 136;
  private static final int CHECKSUM = 148;
  private static final int TYPE = 156;
  private static final int MAGIC = 257;
  private static final byte[] GNU_MAGIC = "ustar  \0".getBytes(StandardCharsets.US_ASCII);

  private final byte[] block;

  private TarHeader(byte[] block) {
    this.block = block;
  }

  /** Returns the header of an entry; its time is the epoch, its owner user 0. */
  static byte[] of(byte[] name, int mode, long size, byte type) {
    byte[] block = new byte[BLOCK_BYTES];
    System.arraycopy(name, 0, block, 0, Math.min(name.length, NAME_BYTES));
    octal(block, MODE, 8, mode);
    octal(block, USER, 8, 0);
    octal(block, GROUP, 8, 0);
    octal(block, SIZE, 12, size);
    octal(block, TIME, 12, 0);
    block[TYPE] = type;
    System.arraycopy(GNU_MAGIC, 0, block, MAGIC, GNU_MAGIC.length);
    octal(block, CHECKSUM, 7, checksum(block));
    block[CHECKSUM + 7] = ' ';
    return block;
  }

  /** Reads a header. Nothing in it is believed that does not have the one form written here. */
  static TarHeader parse(byte[] block) throws TarException {
    TarHeader header = new TarHeader(block.clone());
    if (header.number(CHECKSUM, 7) != checksum(block)) {
      throw new TarException("the checksum of a header is wrong");
    }
    byte[] magic = Arrays.copyOfRange(block, MAGIC, MAGIC + GNU_MAGIC.length);
    if (!Arrays.equals(magic, GNU_MAGIC)) {
      throw new TarException("a header is not of GNU tar");
    }
    return header;
  }

  byte type() {
    return block[TYPE];
  }

  long size() throws TarException {
    return number(SIZE, 12);
  }

  boolean executable() throws TarException {
    return (number(MODE, 8) & 0100) != 0;
  }

  /** Returns the name, up to the first zero byte; cut to 100 bytes where a long name precedes. */
  byte[] name() {
    int length = 0;
    while (length < NAME_BYTES && block[length] != 0) {
      length++;
    }
    return Arrays.copyOf(block, length);
  }

  private static void octal(byte[] block, int start, int length, long value) {
    long rest = value;
    for (int i = start + length - 2; i >= start; i--) {
      block[i] = (byte) ('0' + (rest & 7));
      rest >>>= 3;
    }
    if (rest != 0) {
      throw new IllegalArgumentException("a tar archive cannot hold the number " + value);
    }
  }

  /** Octal digits and a zero byte; tar's other form, for numbers above 8 GiB, is refused. */
  private long number(int start, int length) throws TarException {
    long value = 0;
    for (int i = start; i < start + length - 1; i++) {
      if (block[i] < '0' || block[i] > '7') {
        throw new TarException("a number in a header is malformed");
      }
      value = value << 3 | (block[i] - '0');
    }
    if (block[start + length - 1] != 0) {
      throw new TarException("a number in a header is malformed");
    }
    return value;
  }

  /** The sum of all bytes, those of the checksum taken for spaces. */
  private static int checksum(byte[] block) {
    int sum = 0;
    for (int i = 0; i < BLOCK_BYTES; i++) {
      boolean own = i >= CHECKSUM && i < CHECKSUM + 8;
      sum += own ? ' ' : block[i] & 0xff;
    }
    return sum;
  }
}
