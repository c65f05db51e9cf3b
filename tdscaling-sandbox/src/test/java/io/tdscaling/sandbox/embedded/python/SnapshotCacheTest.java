package io.tdscaling.sandbox.embedded.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.endive.runtime.Memory;

final class SnapshotCacheTest {
  @TempDir private Path parent;
  private Path directory;
  private SnapshotCache cache;

  @BeforeEach
  void makeCache() {
    directory = parent.resolve("a/b");
    cache = new SnapshotCache(directory, "identity");
  }

  @Test
  void load_whatWasStored_isEqual() {
    Snapshot stored = snapshot();
    cache.store(stored);
    Snapshot loaded = cache.load().orElseThrow();
    assertThat(loaded.globals()).isEqualTo(stored.globals());
    assertThat(loaded.pages()).hasSize(3);
    assertThat(loaded.pages().get(0)).isEqualTo(stored.pages().get(0));
    assertThat(loaded.pages().get(1)).isEmpty();
  }

  @Test
  void load_nothingStored_isEmpty() {
    assertThat(cache.load()).isEmpty();
  }

  @Test
  void load_otherIdentity_isEmpty() {
    cache.store(snapshot());
    assertThat(new SnapshotCache(directory, "other").load()).isEmpty();
  }

  @Test
  void load_changedByte_isEmptyAndMended() throws IOException {
    cache.store(snapshot());
    byte[] bytes = Files.readAllBytes(onlyFile());
    bytes[bytes.length / 2] ^= 1;
    Files.write(onlyFile(), bytes);
    assertThat(cache.load()).isEmpty();
    cache.store(snapshot());
    assertThat(cache.load()).isPresent();
  }

  @Test
  void load_cutFile_isEmpty() throws IOException {
    cache.store(snapshot());
    byte[] bytes = Files.readAllBytes(onlyFile());
    for (int length : new int[] {0, 10, 32, bytes.length - 1}) {
      Files.write(onlyFile(), Arrays.copyOf(bytes, length));
      assertThat(cache.load()).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void store_newDirectory_isItsOwnersAlone() throws IOException {
    cache.store(snapshot());
    assertThat(permissions(directory)).isEqualTo("rwx------");
    assertThat(permissions(onlyFile())).isEqualTo("rw-------");
  }

  @Test
  void load_directoryThatOthersMayWrite_isNotUsed() throws IOException {
    cache.store(snapshot());
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(cache.load()).isEmpty();
  }

  @Test
  void store_directoryThatIsAFile_isNoError() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "x");
    SnapshotCache unusable = new SnapshotCache(file, "identity");
    unusable.store(snapshot());
    assertThat(unusable.load()).isEmpty();
    assertThat(file).hasContent("x");
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found = files.toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Snapshot snapshot() {
    byte[] page = new byte[Memory.PAGE_SIZE];
    for (int i = 0; i < page.length; i++) {
      page[i] = (byte) (i * 31);
    }
    return new Snapshot(List.of(page, new byte[0], page), List.of(1L, -2L, Long.MAX_VALUE));
  }
}
