package io.tdscaling.sandbox.bubblewrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TakeoverTest {
  private static final WorkspaceLimits LIMITS =
      WorkspaceLimits.defaults().withMaxTotalBytes(100).withMaxEntries(12);

  private final WorkspaceFiles files = WorkspaceFiles.create(LIMITS);
  private final LeftBehind left = new LeftBehind();

  private void before(String path, String content) throws Exception {
    files.write(WorkspacePath.of(path, LIMITS), content);
  }

  private TakeoverTest after(String path, String content) {
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      left.directories().add(path.substring(0, end));
    }
    left.files().put(path, content.getBytes(UTF_8));
    return this;
  }

  @Test
  void into_nothingChanged_changesNothing() throws Exception {
    before("a/b", "x");
    after("a/b", "x");

    assertThat(Takeover.into(files, left)).isEmpty();
  }

  @Test
  void into_filesThatTradeTheirSizes_fitWhateverTheOrder() throws Exception {
    before("a", "x".repeat(90));
    before("b", "y");
    after("a", "x").after("b", "y".repeat(90));

    assertThat(Takeover.into(files, left)).containsExactly("a", "b");
    assertThat(files.scan().totalBytes()).isEqualTo(91);
  }

  @Test
  void into_namesThatSortBetweenADirectoryAndItsContent_areRemoved() throws Exception {
    before("a/x", "1");
    before("a-b/y", "2");
    before("a/c/z", "3");

    assertThat(Takeover.into(files, left)).containsExactly("a-b/y", "a/c/z", "a/x");
    assertThat(files.all()).isEmpty();
  }

  /** Any workspace becomes any other. */
  @Test
  void into_anything_isWhatWasLeft() throws Exception {
    long seed = 4;
    Random random = new Random(seed);
    String[] paths = {"a", "a-b", "a/x", "a/c", "a/c/z", "b", "b/a", "b/a/q", "c", "b.txt"};
    for (int round = 0; round < 500; round++) {
      WorkspaceFiles workspace = WorkspaceFiles.create(LIMITS);
      Map<String, String> old = drawn(random, paths);
      for (String path : old.keySet()) {
        workspace.write(WorkspacePath.of(path, LIMITS), old.get(path));
      }
      Map<String, String> wanted = drawn(random, paths);
      TakeoverTest test = new TakeoverTest();
      wanted.forEach(test::after);

      List<String> changed = Takeover.into(workspace, test.left);

      TreeSet<String> expected = new TreeSet<>(old.keySet());
      expected.addAll(wanted.keySet());
      expected.removeIf(path -> wanted.containsKey(path) && wanted.get(path).equals(old.get(path)));
      assertThat(changed).as("seed %d, round %d", seed, round).containsExactlyElementsOf(expected);
      TreeMap<String, String> now = new TreeMap<>();
      for (WorkspaceFiles.Entry entry : workspace.all()) {
        if (!entry.directory()) {
          now.put(entry.path(), new String(workspace.bytes(entry), UTF_8));
        }
      }
      assertThat(now).isEqualTo(wanted);
    }
  }

  /** Draws files none of which is in another. */
  private static Map<String, String> drawn(Random random, String[] paths) {
    Map<String, String> drawn = new TreeMap<>();
    List<String> taken = new ArrayList<>();
    for (String path : paths) {
      boolean free =
          taken.stream()
              .noneMatch(other -> path.startsWith(other + "/") || other.startsWith(path + "/"));
      if (free && random.nextBoolean()) {
        taken.add(path);
        drawn.put(path, "x".repeat(random.nextInt(20)));
      }
    }
    return drawn;
  }
}
