package io.tdscaling.sandbox.bubblewrap;

import io.tdscaling.sandbox.workspace.FailureCode;
import io.tdscaling.sandbox.workspace.Quoted;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the archive that comes out of a sandbox, in memory. It was written by the sandbox's own tar
 * if the program did not prevent that, so what that tar does not write is refused: absolute names,
 * {@code ..}, a name twice, unknown types, wrong checksums. What a workspace cannot hold, such as
 * links, devices and names that are not UTF-8, is left out and named. Bytes and entries are counted
 * before they are read.
 */
final class TarReader {
  /** Names of what a workspace does not hold that are reported; the rest is only counted. */
  private static final int MAX_REPORTED = 5;

  /** Linux takes paths of up to 4,096 bytes at a time, but tar walks deeper than that. */
  private static final int MAX_LONG_TEXT_BYTES = 64 << 10;

  private final InputStream in;
  private final WorkspaceLimits limits;
  private final LeftBehind found = new LeftBehind();
  private byte @Nullable [] longName;
  private long totalBytes;
  private int entries;
  private int notReported;

  private TarReader(InputStream in, WorkspaceLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /**
   * Reads an archive to its end.
   *
   * @throws TarException if it is not what the sandbox's tar writes, or ends too early
   * @throws RefusedException if it holds more than a workspace may
   */
  static LeftBehind read(InputStream in, WorkspaceLimits limits)
      throws IOException, RefusedException {
    TarReader reader = new TarReader(in, limits);
    for (byte[] block = reader.block(); !isZero(block); block = reader.block()) {
      reader.entry(TarHeader.parse(block));
    }
    if (!isZero(reader.block()) || reader.longName != null) {
      throw new TarException("the archive has no end");
    }
    if (reader.notReported > 0) {
      reader.found.notKept().add("… and " + reader.notReported + " more");
    }
    return reader.found;
  }

  private void entry(TarHeader header) throws IOException, RefusedException {
    if (header.type() == TarHeader.LONG_NAME || header.type() == TarHeader.LONG_LINK) {
      longText(header);
      return;
    }
    byte[] name = longName == null ? header.name() : longName;
    longName = null;
    switch (header.type()) {
      case TarHeader.FILE -> file(name, header);
      case TarHeader.DIRECTORY -> directory(name, header);
      case '1', '2', '3', '4', '6' -> leaveOut(name, header);
      default -> throw new TarException("an entry is of unknown type " + (header.type() & 0xff));
    }
  }

  /** A link's target is not of interest. */
  private void longText(TarHeader header) throws IOException {
    boolean name = header.type() == TarHeader.LONG_NAME;
    long size = header.size();
    if (size < 2 || size > MAX_LONG_TEXT_BYTES || (name && longName != null)) {
      throw new TarException("a long name is malformed");
    }
    byte[] text = bytes((int) size);
    if (text[text.length - 1] != 0) {
      throw new TarException("a long name is malformed");
    }
    if (name) {
      longName = Arrays.copyOf(text, text.length - 1);
    }
  }

  private void file(byte[] name, TarHeader header) throws IOException, RefusedException {
    long size = header.size();
    count(size);
    if (size > limits.maxFileBytes()) {
      throw FailureCode.QUOTA_EXCEEDED.because(
          "a file has more than " + limits.maxFileBytes() + " bytes, the most for one file");
    }
    byte[] content = bytes((int) size);
    Optional<String> path = path(name);
    if (path.isPresent()) {
      claim(path.get());
      found.files().put(path.get(), content);
      if (header.executable()) {
        found.programs().add(path.get());
      }
    }
  }

  private void directory(byte[] name, TarHeader header) throws IOException, RefusedException {
    if (header.size() != 0) {
      throw new TarException("a directory has content");
    }
    if (name.length == 2 && name[0] == '.' && name[1] == '/') {
      return; // the root itself
    }
    count(0);
    boolean slash = name.length > 0 && name[name.length - 1] == '/';
    Optional<String> path = path(slash ? Arrays.copyOf(name, name.length - 1) : name);
    if (path.isPresent()) {
      claim(path.get());
      found.directories().add(path.get());
    }
  }

  private void leaveOut(byte[] name, TarHeader header) throws IOException, RefusedException {
    if (header.size() != 0) {
      throw new TarException("a link or a device has content");
    }
    count(0);
    notKept(new String(name, StandardCharsets.UTF_8), "is a link or a device");
  }

  private void count(long bytes) throws RefusedException {
    totalBytes += bytes;
    entries++;
    if (totalBytes > limits.maxTotalBytes()) {
      throw FailureCode.QUOTA_EXCEEDED.because(
          "the workspace would hold more than " + limits.maxTotalBytes() + " bytes");
    }
    if (entries > limits.maxEntries()) {
      throw FailureCode.QUOTA_EXCEEDED.because(
          "the workspace would hold more than " + limits.maxEntries() + " files and directories");
    }
  }

  /** Every entry comes after its directory and once. */
  private void claim(String path) throws TarException {
    if (found.files().containsKey(path) || found.directories().contains(path)) {
      throw new TarException("the archive holds " + Quoted.of(path) + " twice");
    }
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (!found.directories().contains(path.substring(0, end))) {
        throw new TarException("the directory of " + Quoted.of(path) + " is not in the archive");
      }
    }
  }

  /** Returns the path in the workspace; empty where it is none that a workspace can hold. */
  private Optional<String> path(byte[] name) throws TarException {
    if (name.length < 3 || name[0] != '.' || name[1] != '/') {
      throw new TarException("the name of an entry does not begin with ./");
    }
    String raw;
    try {
      ByteBuffer rest = ByteBuffer.wrap(name, 2, name.length - 2);
      raw = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
    } catch (CharacterCodingException e) {
      notKept(new String(name, StandardCharsets.UTF_8), "has a name that is not UTF-8");
      return Optional.empty();
    }
    checkNames(raw);
    return held(raw);
  }

  private Optional<String> held(String raw) {
    try {
      return Optional.of(WorkspacePath.ofFile(raw, limits).toString());
    } catch (RefusedException refused) {
      notKept(raw, "has a path that the workspace cannot hold");
      return Optional.empty();
    }
  }

  private static void checkNames(String raw) throws TarException {
    for (String name : raw.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..")) {
        throw new TarException("an entry is called " + Quoted.of(raw));
      }
    }
  }

  private void notKept(String name, String why) {
    if (found.notKept().size() < MAX_REPORTED) {
      String path = name.startsWith("./") ? name.substring(2) : name;
      found.notKept().add(Quoted.of(path) + " " + why);
    } else {
      notReported++;
    }
  }

  private byte[] block() throws IOException {
    return exactly(TarHeader.BLOCK_BYTES);
  }

  private byte[] bytes(int length) throws IOException {
    byte[] content = exactly(length);
    exactly(TarWriter.padding(length));
    return content;
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new TarException("the archive ends too early");
    }
    return bytes;
  }

  private static boolean isZero(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }
}
