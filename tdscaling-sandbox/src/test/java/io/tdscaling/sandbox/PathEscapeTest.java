package io.tdscaling.sandbox;

import static io.tdscaling.sandbox.Calls.assertRefused;
import static io.tdscaling.sandbox.Calls.edit;
import static io.tdscaling.sandbox.Calls.list;
import static io.tdscaling.sandbox.Calls.read;
import static io.tdscaling.sandbox.Calls.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Jimfs;
import io.tdscaling.api.code.CodeTool;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathEscapeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../secret",
        "a/../../secret",
        "a/..",
        "./../x",
        "/",
        "//",
        "/etc/passwd",
        "//etc/passwd",
        "//workspace/a",
        "/workspace/../etc/passwd",
        "/workspace2/a",
        "/workspac",
        "/proc/self/environ",
        "/dev/null",
        "~",
        "~/x",
        "~root/x",
        "file:///etc/passwd",
        "file:/etc/passwd",
        "FILE:etc",
        "jimfs://other/work",
        "jar:file:/x.jar!/y",
        "http://localhost/x",
        "C:/Windows",
        "c:x",
      })
  void call_pathThatLeadsOut_isRefusedByEveryTool(String path) {
    assertRefusedByAll(
        path,
        "path_outside_workspace",
        "path \"" + path + "\" leads out of the workspace; use a path relative to its root");
  }

  static Stream<Arguments> invalidPaths() {
    return Stream.of(
        Arguments.of("", "path \"\" is empty"),
        Arguments.of("  ", "path \"  \" is empty"),
        Arguments.of("a\0.txt", "path \"aU+0000.txt\" holds the control character U+0000"),
        Arguments.of("a\nb", "path \"aU+000Ab\" holds the control character U+000A"),
        Arguments.of("a\u007f", "path \"aU+007F\" holds the control character U+007F"),
        Arguments.of(
            "a\u202Etxt.exe", "path \"aU+202Etxt.exe\" holds the control character U+202E"),
        Arguments.of("a\u200Bb", "path \"aU+200Bb\" holds the control character U+200B"),
        Arguments.of("\uFEFFa", "path \"U+FEFFa\" holds the control character U+FEFF"),
        Arguments.of("a\\b", "path \"a\\\\b\" holds a backslash; names are separated by /"),
        Arguments.of(
            "..\\..\\x", "path \"..\\\\..\\\\x\" holds a backslash; names are separated by /"),
        Arguments.of(
            "\\\\srv\\x", "path \"\\\\\\\\srv\\\\x\" holds a backslash; names are separated by /"),
        Arguments.of("a/ b", "path \"a/ b\" holds a name that begins or ends with a space"),
        Arguments.of(".. /x", "path \".. /x\" holds a name that begins or ends with a space"),
        Arguments.of(
            "n".repeat(256),
            "path \"" + "n".repeat(80) + "\"… holds a name of more than 255 bytes"),
        Arguments.of(
            "é".repeat(128),
            "path \"" + "é".repeat(80) + "\"… holds a name of more than 255 bytes"),
        Arguments.of(
            ("d".repeat(99) + "/").repeat(10) + "n".repeat(25),
            "path \"" + "d".repeat(80) + "\"… has more than 1024 bytes"),
        Arguments.of(
            "d/".repeat(32) + "x",
            "path \"" + "d/".repeat(32) + "x\" has 33 names, the most is 32"),
        Arguments.of(
            "x".repeat(5_000_000), "path \"" + "x".repeat(80) + "\"… has more than 1024 bytes"));
  }

  @ParameterizedTest
  @MethodSource("invalidPaths")
  void call_pathNoWorkspaceHolds_isRefusedByEveryTool(String path, String message) {
    assertRefusedByAll(path, "invalid_path", message);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "./", "/workspace", "/workspace/", "a/", "a/.", "./a//"})
  void call_directoryWhereAFileIsWanted_isRefused(String path) {
    try (CodeTool workspace = Workspaces.ofDefaults().open(1)) {
      String message = "path \"" + path + "\" names a directory, not a file";
      assertRefused(write(workspace, path, "x"), "invalid_path", message);
      assertRefused(read(workspace, path), "invalid_path", message);
      assertRefused(edit(workspace, path, "a", "b"), "invalid_path", message);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "./a//b/./c, a/b/c",
    "/workspace/a/b, a/b",
    "workspace/a, workspace/a",
    "..., ...",
    "..a/b.., ..a/b..",
    "%2e%2e%2fetc, %2e%2e%2fetc",
    "a~b, a~b",
    "a b/c:d, a b/c:d",
    "．．／x, ．．／x",
    "naïve/日本/😀, naïve/日本/😀",
    "${HOME}/$(id), ${HOME}/$(id)",
    "-rf, -rf",
    "con, con",
  })
  void write_strangeButHarmlessPath_staysInside(String path, String tidied) {
    try (CodeTool workspace = Workspaces.ofDefaults().open(1)) {
      ToolResult result = write(workspace, path, "x");
      assertThat(result.content().path("path").textValue()).isEqualTo(tidied);
      assertThat(list(workspace, "/workspace", true).content().path("entries"))
          .extracting(entry -> entry.path("path").textValue())
          .contains(tidied)
          .allMatch(listed -> tidied.equals(listed) || tidied.startsWith(listed + "/"));
    }
  }

  @Test
  void fileSystem_links_areUnsupported() throws IOException {
    var configuration = WorkspaceFiles.configuration(WorkspaceLimits.defaults());
    try (var fileSystem = Jimfs.newFileSystem(configuration)) {
      var target = Files.createFile(fileSystem.getPath("target"));
      var link = fileSystem.getPath("link");
      assertThatThrownBy(() -> Files.createSymbolicLink(link, target))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> Files.createLink(link, target))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  private static void assertRefusedByAll(String path, String code, String message) {
    try (CodeTool workspace = Workspaces.ofDefaults().open(1)) {
      write(workspace, "a/keep.txt", "kept");
      String before = workspace.stateDigest();
      for (ToolResult result :
          List.of(
              read(workspace, path),
              write(workspace, path, "x"),
              edit(workspace, path, "a", "b"),
              list(workspace, path, true))) {
        assertRefused(result, code, message);
      }
      assertThat(workspace.stateDigest()).isEqualTo(before);
    }
  }
}
