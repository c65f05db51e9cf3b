package io.tdscaling.sandbox.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkspaceFilesTest {
  private static final WorkspaceLimits LIMITS =
      WorkspaceLimits.defaults().withMaxFileBytes(20).withMaxTotalBytes(60).withMaxEntries(8);

  private final WorkspaceFiles files = WorkspaceFiles.create(LIMITS);

  @AfterEach
  void close() {
    files.close();
  }

  @Test
  void append_addsToTheEndWithinTheQuota() throws RefusedException {
    assertThat(files.append(path("a"), bytes("one"))).isTrue();
    assertThat(files.append(path("a"), bytes("two"))).isFalse();
    assertThat(files.read(path("a"))).isEqualTo("onetwo");
    assertRefused(() -> files.append(path("a"), new byte[15]), FailureCode.QUOTA_EXCEEDED);
    assertThat(files.read(path("a"))).isEqualTo("onetwo");
  }

  @Test
  void read_bytesThatAreNoText_isRefused() throws RefusedException {
    files.write(path("a"), new byte[] {'x', (byte) 0xFF});
    assertRefused(() -> files.read(path("a")), FailureCode.NOT_TEXT);
    assertThat(files.bytes(path("a"))).containsExactly('x', 0xFF);
  }

  @Test
  void path_withAnUnpairedSurrogate_isRefused() {
    assertRefused(() -> path("a\uD800"), FailureCode.INVALID_PATH);
  }

  @Test
  void move_directory_takesEverythingAlong() throws RefusedException {
    files.write(path("a/b/c"), "text");
    files.move(path("a"), path("x/y"));
    assertThat(paths()).containsExactly("x", "x/y", "x/y/b", "x/y/b/c");
  }

  @Test
  void move_intoItself_isRefused() throws RefusedException {
    files.write(path("a/b"), "");
    assertRefused(() -> files.move(path("a"), path("a/c")), FailureCode.INVALID_PATH);
    assertRefused(() -> files.move(path("."), path("c")), FailureCode.INVALID_PATH);
  }

  @Test
  void move_fileOverDirectory_isRefused() throws RefusedException {
    files.write(path("a"), "");
    files.makeDirectory(path("b"));
    assertRefused(() -> files.move(path("a"), path("b")), FailureCode.ALREADY_EXISTS);
    assertRefused(() -> files.move(path("b"), path("a")), FailureCode.ALREADY_EXISTS);
  }

  @Test
  void copy_thatPassesAQuota_changesNothing() throws RefusedException {
    files.write(path("a/b"), "x".repeat(20));
    files.write(path("a/c"), "x".repeat(20));
    String before = StateDigest.of(files);
    assertRefused(() -> files.copy(path("a"), path("d")), FailureCode.QUOTA_EXCEEDED);
    assertThat(StateDigest.of(files)).isEqualTo(before);
    files.copy(path("a/b"), path("d"));
    assertThat(files.read(path("d"))).hasSize(20);
  }

  @Test
  void copy_pastTheDepthLimit_changesNothing() throws RefusedException {
    WorkspaceFiles shallow = WorkspaceFiles.create(LIMITS.withMaxDepth(3));
    shallow.write(path("a/b/c"), "");
    assertRefused(() -> shallow.copy(path("a"), path("d/e")), FailureCode.INVALID_PATH);
    assertThat(shallow.all()).hasSize(3);
    shallow.close();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23})
  void anyOperations_keepTheQuotasExact(long seed) throws RefusedException {
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      try {
        operate(random);
      } catch (RefusedException refused) {
        assertThat(refused.reason()).isNotBlank();
      }
      assertThat(files.all()).as("seed %d, step %d", seed, i).hasSizeLessThanOrEqualTo(8);
      assertThat(files.all().stream().mapToInt(WorkspaceFiles.Entry::bytes).sum())
          .as("seed %d, step %d", seed, i)
          .isLessThanOrEqualTo(60);
    }
    for (WorkspaceFiles.Entry entry : files.list(path("."), false)) {
      files.delete(path(entry.path()));
    }
    for (int i = 0; i < 3; i++) {
      files.write(path("f" + i), "x".repeat(20));
    }
    for (int i = 0; i < 5; i++) {
      files.makeDirectory(path("d" + i));
    }
    assertRefused(() -> files.makeDirectory(path("more")), FailureCode.QUOTA_EXCEEDED);
  }

  private void operate(Random random) throws RefusedException {
    WorkspacePath one = anyPath(random);
    WorkspacePath other = anyPath(random);
    switch (random.nextInt(6)) {
      case 0 -> files.write(one, "x".repeat(random.nextInt(25)));
      case 1 -> files.append(one, new byte[random.nextInt(10)]);
      case 2 -> files.delete(one);
      case 3 -> files.move(one, other);
      case 4 -> files.copy(one, other);
      default -> files.makeDirectory(one);
    }
  }

  private static WorkspacePath anyPath(Random random) {
    List<String> names = new ArrayList<>();
    for (int depth = random.nextInt(3); depth >= 0; depth--) {
      names.add(random.nextBoolean() ? "a" : "b");
    }
    return new WorkspacePath(names);
  }

  private List<String> paths() {
    return files.all().stream().map(WorkspaceFiles.Entry::path).toList();
  }

  private static WorkspacePath path(String text) throws RefusedException {
    return WorkspacePath.of(text, LIMITS);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertRefused(Operation operation, FailureCode code) {
    assertThatThrownBy(operation::run)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private interface Operation {
    void run() throws RefusedException;
  }
}
