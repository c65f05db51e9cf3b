package io.tdscaling.sandbox;

import static io.tdscaling.sandbox.Calls.assertOk;
import static io.tdscaling.sandbox.Calls.assertRefused;
import static io.tdscaling.sandbox.Calls.call;
import static io.tdscaling.sandbox.Calls.read;
import static io.tdscaling.sandbox.Calls.strings;
import static io.tdscaling.sandbox.Calls.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tdscaling.api.code.CodeTool;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.sandbox.embedded.command.CommandInterpreter;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EditFileDiffTest {
  private static final String TEXT = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";

  private final CodeTool workspace = Workspaces.ofDefaults().open(1);

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void diff_severalHunks_areAppliedTogether() {
    write(workspace, "a.txt", TEXT);
    String diff =
        """
        --- a/a.txt
        +++ b/a.txt
        @@ -1,3 +1,4 @@
         1
        -2
        +two
        +and a half
         3
        @@ -8,3 +9,2 @@ some function
         8
        -9
         10
        """;
    assertOk(patch("a.txt", diff), "{'path': 'a.txt', 'line': 2, 'bytes': 32}");
    assertThat(content()).isEqualTo("1\ntwo\nand a half\n3\n4\n5\n6\n7\n8\n10\n");
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "4, 7", "40, 45"})
  void diff_lineNumbersOff_areLookedForNearby(int stated, int target) {
    write(workspace, "a.txt", "x\n".repeat(target - 1) + "old\n" + "x\n".repeat(20));
    assertThat(patch("a.txt", "@@ -%d +%d @@\n-old\n+new\n".formatted(stated, stated)).error())
        .isFalse();
    assertThat(content()).isEqualTo("x\n".repeat(target - 1) + "new\n" + "x\n".repeat(20));
  }

  @Test
  void diff_twoPlaces_takesTheNearer() {
    write(workspace, "a.txt", "a\nb\na\nb\na\nb\n");
    patch("a.txt", "@@ -4,2 +4,2 @@\n a\n-b\n+c\n");
    assertThat(content()).isEqualTo("a\nb\na\nb\na\nc\n");
  }

  @Test
  void diff_insertionsAndDeletions_standWhereTheySay() {
    write(workspace, "a.txt", "1\n2\n");
    patch("a.txt", "@@ -1,0 +2,1 @@\n+one and a half\n@@ -2,1 +3,0 @@\n-2\n");
    assertThat(content()).isEqualTo("1\none and a half\n");
    write(workspace, "a.txt", "");
    patch("a.txt", "@@ -0,0 +1,2 @@\n+x\n+y\n");
    assertThat(content()).isEqualTo("x\ny\n");
    assertThat(patch("a.txt", "@@ -9,0 +9,1 @@\n+z\n").error()).isTrue();
  }

  @Test
  void diff_missingNewline_isAChange() {
    write(workspace, "a.txt", "1\n2");
    patch("a.txt", "@@ -2 +2 @@\n-2\n\\ No newline at end of file\n+2\n");
    assertThat(content()).isEqualTo("1\n2\n");
    patch("a.txt", "@@ -2 +2 @@\n-2\n+3\n\\ No newline at end of file");
    assertThat(content()).isEqualTo("1\n3");
  }

  @Test
  void diff_blankContextLine_mayLackItsBlank() {
    write(workspace, "a.txt", "1\n\n2\n");
    patch("a.txt", "@@ -1,3 +1,3 @@\n 1\n\n-2\n+3\n");
    assertThat(content()).isEqualTo("1\n\n3\n");
  }

  @Test
  void diff_hunkThatDoesNotApply_isNamedAndChangesNothing() {
    write(workspace, "a.txt", TEXT);
    String first = "@@ -1,2 +1,2 @@\n-1\n+one\n 2\n";
    assertRefused(
        patch("a.txt", first + "@@ -5,2 +5,2 @@\n five\n-6\n+six\n"),
        "diff_does_not_apply",
        "hunk 2 of the diff does not apply to \"a.txt\": line 5 is \"5\", the diff has \"five\"; nor"
            + " do its lines occur nearby");
    assertRefused(
        patch("a.txt", first + "@@ -10 +10 @@\n-10\n\\ No newline at end of file\n+ten\n"),
        "diff_does_not_apply",
        "hunk 2 of the diff does not apply to \"a.txt\": line 10 is \"10\", the diff has \"10\" without"
            + " a newline; nor do its lines occur nearby");
    assertRefused(
        patch("a.txt", "@@ -20 +20 @@\n-20\n+twenty\n"),
        "diff_does_not_apply",
        "hunk 1 of the diff does not apply to \"a.txt\": line 20 is past the end, the diff has \"20\";"
            + " nor do its lines occur nearby");
    assertRefused(
        patch("a.txt", first + first),
        "diff_does_not_apply",
        "hunk 2 of the diff does not apply to \"a.txt\": its place is taken by the hunk before it, or"
            + " past the end");
    assertThat(content()).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "just text | there is no hunk: no line begins with \"@@ -\"",
        "@@ here @@ | line 1 is no hunk header like \"@@ -1,3 +1,4 @@\"",
        "@@ -1,2 +1,2 @@;-1;+one | hunk 1 does not have the 2 old and 2 new lines that its header says; seen up to line 4",
        "@@ -1 +1 @@;-1;+one; 2 | hunk 1 has more lines than its header says, or line 4 is no hunk header",
        "@@ -1 +1 @@;?1;+one | hunk 1 does not have the 1 old and 1 new lines that its header says; seen up to line 2",
        "@@ -1 +1 @@;-1;+one;--- b;+++ b;@@ -1 +1 @@;-1;+2 | line 4 begins another file; give one file's diff",
        "@@ -9999999999 +1 @@;-1 | line 1 is no hunk header like \"@@ -1,3 +1,4 @@\"",
      })
  void diff_malformed_isRefused(String diff, String problem) {
    write(workspace, "a.txt", TEXT);
    assertRefused(
        patch("a.txt", diff.replace(';', '\n')),
        "diff_malformed",
        "argument \"diff\" is no unified diff: " + problem);
    assertThat(content()).isEqualTo(TEXT);
  }

  @Test
  void diff_withOtherArguments_isRefused() {
    write(workspace, "a.txt", TEXT);
    assertRefused(
        call(workspace, "edit_file", strings("path", "a.txt", "diff", "x", "old_text", "1")),
        "invalid_arguments",
        "argument \"diff\" cannot be given together with \"old_text\" or \"new_text\"");
    assertRefused(
        call(workspace, "edit_file", strings("path", "a.txt", "old_text", "1")),
        "invalid_arguments",
        "missing argument \"new_text\"");
    assertRefused(
        call(workspace, "edit_file", strings("path", "a.txt")),
        "invalid_arguments",
        "missing argument \"old_text\"");
    assertRefused(
        patch("no.txt", "@@ -1 +1 @@\n-1\n+2\n"), "not_found", "\"no.txt\" does not exist");
  }

  @Test
  void diff_pastTheQuota_changesNothing() {
    try (CodeTool small =
        Workspaces.withLimits(WorkspaceLimits.defaults().withMaxFileBytes(5)).open(1)) {
      write(small, "a.txt", "1\n2\n");
      ToolResult result =
          call(
              small, "edit_file", strings("path", "a.txt", "diff", "@@ -1,0 +2,1 @@\n+too long\n"));
      assertThat(result.content().at("/error/code").textValue()).isEqualTo("quota_exceeded");
      assertThat(read(small, "a.txt").content().path("content").textValue()).isEqualTo("1\n2\n");
    }
  }

  @Test
  void diff_madeToBeSlow_isAnswered() {
    write(workspace, "a.txt", "a\n".repeat(400_000));
    String hunk = "@@ -50000,150001 +50000,150000 @@\n" + " a\n".repeat(150_000) + "-b\n";
    assertTimeoutPreemptively(
        Duration.ofSeconds(30), () -> assertThat(patch("a.txt", hunk).error()).isTrue());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {41, 42, 43})
  void diff_ofAnyTwoTexts_leadsFromOneToTheOther(long seed) throws Exception {
    Random random = new Random(seed);
    WorkspaceFiles files = WorkspaceFiles.create(WorkspaceLimits.defaults());
    try (CommandInterpreter commands = new CommandInterpreter(files)) {
      for (int i = 0; i < 300; i++) {
        String before = text(random);
        String after = random.nextInt(3) == 0 ? text(random) : changed(random, before);
        put(files, "a", before);
        put(files, "b", after);
        String diff =
            commands
                .exec(ExecRequest.of(Language.COMMAND, "diff -U" + random.nextInt(4) + " a b"))
                .stdout();
        write(workspace, "a.txt", before);
        if (!diff.isEmpty()) {
          ToolResult result = patch("a.txt", diff);
          assertThat(result.error()).as("seed %d: %s\n%s", seed, result, diff).isFalse();
        }
        assertThat(content()).as("seed %d:\n%s", seed, diff).isEqualTo(after);
      }
    }
    files.close();
  }

  private static void put(WorkspaceFiles files, String name, String text) throws RefusedException {
    files.write(WorkspacePath.of(name, files.limits()), text);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(25); i > 0; i--) {
      text.append(List.of("a", "b", "", "c d", "-x", "+y", "@@").get(random.nextInt(7)));
      text.append('\n');
    }
    if (text.length() > 1 && random.nextInt(4) == 0) {
      text.setLength(text.length() - 1);
    }
    return text.toString();
  }

  private static String changed(Random random, String text) {
    StringBuilder result = new StringBuilder();
    for (String line : text.split("(?<=\n)", -1)) {
      int kind = random.nextInt(10);
      result.append(kind == 0 ? "" : kind == 1 ? "new\n" + line : line);
    }
    return result.toString();
  }

  private ToolResult patch(String path, String diff) {
    return call(workspace, "edit_file", strings("path", path, "diff", diff));
  }

  private String content() {
    return read(workspace, "a.txt").content().path("content").textValue();
  }
}
