package io.tdscaling.sandbox;

import static io.tdscaling.sandbox.Calls.assertRefused;
import static io.tdscaling.sandbox.Calls.call;
import static io.tdscaling.sandbox.Calls.edit;
import static io.tdscaling.sandbox.Calls.json;
import static io.tdscaling.sandbox.Calls.list;
import static io.tdscaling.sandbox.Calls.read;
import static io.tdscaling.sandbox.Calls.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tdscaling.api.code.CodeTool;
import io.tdscaling.sandbox.workspace.OutputBudget;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class WorkspaceQuotaTest {
  private static final WorkspaceLimits LIMITS = WorkspaceLimits.defaults();

  @Test
  void write_tooLargeFile_isRefusedAndChangesNothing() {
    try (CodeTool workspace = open(LIMITS.withMaxFileBytes(10))) {
      write(workspace, "a", "1234567890");
      String before = workspace.stateDigest();
      String message = "\"a\" would have more than 10 bytes, the most for one file";
      assertRefused(write(workspace, "a", "12345678901"), "quota_exceeded", message);
      assertRefused(write(workspace, "a", "éééééé"), "quota_exceeded", message);
      assertRefused(edit(workspace, "a", "1", "11"), "quota_exceeded", message);
      assertThat(workspace.stateDigest()).isEqualTo(before);
    }
  }

  @Test
  void write_pastTheTotal_isRefusedAndMakesNoDirectory() {
    try (CodeTool workspace = open(LIMITS.withMaxTotalBytes(10))) {
      write(workspace, "a", "123456");
      String before = workspace.stateDigest();
      assertRefused(
          write(workspace, "new/b", "12345"),
          "quota_exceeded",
          "with \"new/b\" the workspace would hold 11 bytes, the most is 10");
      assertThat(workspace.stateDigest()).isEqualTo(before);
    }
  }

  @Test
  void write_replacingAFile_countsOnlyTheNewContent() {
    try (CodeTool workspace = open(LIMITS.withMaxTotalBytes(10))) {
      assertThat(write(workspace, "a", "1234567890").error()).isFalse();
      assertThat(write(workspace, "a", "abcdefghij").error()).isFalse();
      assertThat(write(workspace, "a", "").error()).isFalse();
      assertThat(write(workspace, "b", "1234567890").error()).isFalse();
    }
  }

  @Test
  void write_tooManyEntries_areRefusedDirectoriesIncluded() {
    try (CodeTool workspace = open(LIMITS.withMaxEntries(3))) {
      assertThat(write(workspace, "a/b/c", "").error()).isFalse();
      assertThat(write(workspace, "a/b/c", "again").error()).isFalse();
      String before = workspace.stateDigest();
      assertRefused(
          write(workspace, "x/y", ""),
          "quota_exceeded",
          "with \"x/y\" the workspace would hold 5 files and directories, the most is 3");
      assertThat(workspace.stateDigest()).isEqualTo(before);
    }
  }

  @Test
  void write_upToEveryLimit_neverMeetsTheFileSystemsOwn() {
    WorkspaceLimits limits = LIMITS.withMaxTotalBytes(5_000).withMaxEntries(200);
    try (CodeTool workspace = open(limits)) {
      for (int i = 0; i < 200; i++) {
        assertThat(write(workspace, "f" + i, "x".repeat(25)).error()).isFalse();
      }
      assertThat(write(workspace, "f0", "x".repeat(24)).error()).isFalse();
      assertThat(write(workspace, "f1", "x".repeat(26)).error()).isFalse();
      assertThat(write(workspace, "f1", "x".repeat(27)).error()).isTrue();
    }
  }

  @Test
  void read_longFile_isCutAtALineAndCanBeReadOn() {
    try (CodeTool workspace = open(LIMITS.withMaxOutputBytes(10))) {
      write(workspace, "a", "123\n567\n901\n34");
      JsonNode first = read(workspace, "a").content();
      assertThat(first.path("content").textValue()).isEqualTo("123\n567\n");
      assertThat(first.path("truncated").booleanValue()).isTrue();
      assertThat(first.path("note").textValue())
          .isEqualTo("lines 3 to 4 are left out; read on with start_line 3");
      JsonNode rest =
          call(workspace, "read_file", json("{'path': 'a', 'start_line': 3}")).content();
      assertThat(rest.path("content").textValue()).isEqualTo("901\n34");
      assertThat(rest.path("truncated").booleanValue()).isFalse();
    }
  }

  @Test
  void read_longLine_isCutBetweenCharacters() {
    try (CodeTool workspace = open(LIMITS.withMaxOutputBytes(10))) {
      write(workspace, "a", "😀😀😀\nnext");
      JsonNode answer = read(workspace, "a").content();
      assertThat(answer.path("content").textValue()).isEqualTo("😀😀");
      assertThat(answer.path("end_line").intValue()).isEqualTo(1);
      assertThat(answer.path("note").textValue())
          .isEqualTo(
              "line 1 is too long for one answer and was cut after 4 characters;"
                  + " lines 2 to 2 are left out; read on with start_line 2");
    }
  }

  @Test
  void read_controlCharacters_areBoundedAsTheJsonTheyBecome() throws JsonProcessingException {
    try (CodeTool workspace = open(LIMITS.withMaxOutputBytes(600))) {
      write(workspace, "a", "\u0001".repeat(1_000));
      JsonNode content = read(workspace, "a").content().path("content");
      assertThat(content.textValue()).hasSize(100);
      assertThat(new JsonMapper().writeValueAsString(content)).hasSize(602);
    }
  }

  @Test
  void read_controlCharactersWithLimit_measuresAsJackson() throws JsonProcessingException {
    StringBuilder every = new StringBuilder();
    for (int codePoint = 0; codePoint < 0x3000; codePoint++) {
      every.appendCodePoint(codePoint);
    }
    String text = every.append("😀").toString();
    byte[] json = new JsonMapper().writeValueAsString(text).getBytes(StandardCharsets.UTF_8);
    assertThat(OutputBudget.jsonBytes(text, 0, text.length())).isEqualTo(json.length - 2);
  }

  @Test
  void list_manyEntries_isCutAndSaysSo() {
    try (CodeTool workspace = open(LIMITS.withMaxOutputBytes(1_000))) {
      for (int i = 10; i < 60; i++) {
        write(workspace, "file" + i, "");
      }
      JsonNode answer = list(workspace, ".", false).content();
      assertThat(answer.path("entries")).hasSize(14);
      assertThat(answer.path("truncated").booleanValue()).isTrue();
      assertThat(answer.path("note").textValue())
          .isEqualTo("the first 14 of 50 entries; list a subdirectory instead");
      assertThat(answer.path("entries").toString().getBytes(StandardCharsets.UTF_8).length)
          .isLessThan(1_000);
    }
  }

  private static CodeTool open(WorkspaceLimits limits) {
    return Workspaces.withLimits(limits).open(1);
  }
}
