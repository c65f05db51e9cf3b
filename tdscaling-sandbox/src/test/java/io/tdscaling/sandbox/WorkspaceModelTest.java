package io.tdscaling.sandbox;

import static io.tdscaling.sandbox.Calls.edit;
import static io.tdscaling.sandbox.Calls.list;
import static io.tdscaling.sandbox.Calls.read;
import static io.tdscaling.sandbox.Calls.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Utf8;
import io.tdscaling.api.code.CodeTool;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random calls on a workspace and on a map must come to the same; a refused one changes neither.
 */
final class WorkspaceModelTest {
  private static final int STEPS = 400;
  private static final int MAX_FILE = 30;
  private static final int MAX_TOTAL = 120;
  private static final int MAX_ENTRIES = 12;

  private final Map<String, String> model = new TreeMap<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void calls_atRandom_agreeWithAMap(long seed) {
    Random random = new Random(seed);
    WorkspaceLimits limits =
        WorkspaceLimits.defaults()
            .withMaxFileBytes(MAX_FILE)
            .withMaxTotalBytes(MAX_TOTAL)
            .withMaxEntries(MAX_ENTRIES);
    int refused = 0;
    try (CodeTool workspace = Workspaces.withLimits(limits).open(1)) {
      for (int step = 0; step < STEPS; step++) {
        String before = workspace.stateDigest();
        ToolResult result =
            random.nextInt(3) == 0 ? edit(workspace, random) : write(workspace, random);
        assertThat(workspace.stateDigest().equals(before) || !result.error())
            .as("seed %d, step %d: a refused call changed the workspace", seed, step)
            .isTrue();
        refused += result.error() ? 1 : 0;
      }
      assertSame(workspace, seed);
    }
    assertThat(refused).as("seed %d: both outcomes are tried", seed).isBetween(20, STEPS - 20);
  }

  private ToolResult write(CodeTool workspace, Random random) {
    String path = path(random);
    String content = text(random, random.nextInt(MAX_FILE + 4));
    ToolResult result = Calls.write(workspace, path, content);
    boolean fits = fits(path, content);
    assertThat(result.error()).as("write %s \"%s\" to %s", path, content, model).isEqualTo(!fits);
    if (fits) {
      model.put(path, content);
    }
    return result;
  }

  private ToolResult edit(CodeTool workspace, Random random) {
    String path = path(random);
    String oldText = text(random, 1 + random.nextInt(3));
    String newText = text(random, random.nextInt(6));
    ToolResult result = Calls.edit(workspace, path, oldText, newText);
    String content = model.getOrDefault(path, "");
    int at = content.indexOf(oldText);
    boolean once = at >= 0 && content.indexOf(oldText, at + 1) < 0 && !oldText.equals(newText);
    String changed = once ? content.replace(oldText, newText) : content;
    boolean done = once && fits(path, changed);
    assertThat(result.error()).as("edit %s %s in %s", path, oldText, model).isEqualTo(!done);
    if (done) {
      model.put(path, changed);
    }
    return result;
  }

  private boolean fits(String path, String content) {
    Map<String, String> after = new TreeMap<>(model);
    after.put(path, content);
    SortedSet<String> directories = directories(after);
    long total = after.values().stream().mapToLong(Utf8::encodedLength).sum();
    return directories.stream().noneMatch(after::containsKey)
        && Utf8.encodedLength(content) <= MAX_FILE
        && total <= MAX_TOTAL
        && after.size() + directories.size() <= MAX_ENTRIES;
  }

  private static SortedSet<String> directories(Map<String, String> files) {
    TreeSet<String> directories = new TreeSet<>();
    for (String path : files.keySet()) {
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        directories.add(path.substring(0, slash));
      }
    }
    return directories;
  }

  private void assertSame(CodeTool workspace, long seed) {
    SortedSet<String> expected = directories(model);
    expected.addAll(model.keySet());
    assertThat(list(workspace, ".", true).content().path("entries"))
        .as("seed %d", seed)
        .extracting(entry -> entry.path("path").textValue())
        .containsExactlyElementsOf(expected);
    model.forEach(
        (path, content) ->
            assertThat(read(workspace, path).content().path("content").textValue())
                .as("seed %d, %s", seed, path)
                .isEqualTo(content));
  }

  /** Few names, so that files and directories get into each other's way. */
  private static String path(Random random) {
    StringBuilder path = new StringBuilder().append((char) ('a' + random.nextInt(4)));
    while (random.nextInt(3) == 0) {
      path.append('/').append((char) ('a' + random.nextInt(4)));
    }
    return path.toString();
  }

  private static String text(Random random, int length) {
    String[] alphabet = {"x", "y", "\n", "é", "😀"};
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString();
  }
}
