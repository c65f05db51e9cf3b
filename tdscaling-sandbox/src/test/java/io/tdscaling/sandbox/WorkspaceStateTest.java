package io.tdscaling.sandbox;

import static io.tdscaling.sandbox.Calls.edit;
import static io.tdscaling.sandbox.Calls.list;
import static io.tdscaling.sandbox.Calls.read;
import static io.tdscaling.sandbox.Calls.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.code.CodeTool;
import org.junit.jupiter.api.Test;

final class WorkspaceStateTest {
  private static final Workspaces WORKSPACES = Workspaces.ofDefaults();

  @Test
  void stateDigest_knownWorkspace_isTheSameOnEveryMachine() {
    try (CodeTool workspace = WORKSPACES.open(1)) {
      assertThat(workspace.stateDigest())
          .isEqualTo("df52d7ddf7d18b2f5cdc3702a12cd034f82acdfa6cde56c8cd6ac6321f1ba67a");
      write(workspace, "src/app.py", "print(6 * 7)\n");
      write(workspace, "naïve/日本.txt", "😀");
      write(workspace, "empty", "");
      assertThat(workspace.stateDigest())
          .isEqualTo("e8e29bec05dd28b13ceb3ddb5645eadeb76fa59ff14501900ca43ada119b3fd2");
    }
  }

  @Test
  void stateDigest_sameFilesByAnotherWay_isEqual() {
    try (CodeTool one = WORKSPACES.open(1);
        CodeTool other = WORKSPACES.open(1)) {
      write(one, "a", "1");
      write(one, "b/c", "2");
      write(other, "b/c", "x");
      write(other, "a", "0");
      edit(other, "a", "0", "1");
      write(other, "b/c", "2");
      read(other, "a");
      assertThat(other.stateDigest()).isEqualTo(one.stateDigest());
    }
  }

  @Test
  void stateDigest_contentMovedAcrossABorder_differs() {
    assertThat(digestOf("a", "bc", "d", "")).isNotEqualTo(digestOf("a", "b", "cd", ""));
    assertThat(digestOf("a", "1", "b", "2")).isNotEqualTo(digestOf("a", "2", "b", "1"));
    assertThat(digestOf("a", "1")).isNotEqualTo(digestOf("A", "1"));
    assertThat(digestOf("é", "1")).isNotEqualTo(digestOf("e\u0301", "1"));
  }

  @Test
  void open_twice_givesWorkspacesThatShareNothing() {
    try (CodeTool other = WORKSPACES.open(1)) {
      String empty = other.stateDigest();
      try (CodeTool one = WORKSPACES.open(1)) {
        write(one, "secret.txt", "one's own");
        assertThat(other.stateDigest()).isEqualTo(empty);
        assertThat(read(other, "secret.txt").content().at("/error/code").textValue())
            .isEqualTo("not_found");
        assertThat(list(other, ".", true).content().path("entries")).isEmpty();
      }
      assertThat(write(other, "a", "still open").error()).isFalse();
    }
  }

  private static String digestOf(String... pathsAndContents) {
    try (CodeTool workspace = WORKSPACES.open(1)) {
      for (int i = 0; i < pathsAndContents.length; i += 2) {
        write(workspace, pathsAndContents[i], pathsAndContents[i + 1]);
      }
      return workspace.stateDigest();
    }
  }
}
