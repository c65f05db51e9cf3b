package io.tdscaling.sandbox;

import static io.tdscaling.sandbox.Calls.assertOk;
import static io.tdscaling.sandbox.Calls.assertRefused;
import static io.tdscaling.sandbox.Calls.call;
import static io.tdscaling.sandbox.Calls.edit;
import static io.tdscaling.sandbox.Calls.json;
import static io.tdscaling.sandbox.Calls.list;
import static io.tdscaling.sandbox.Calls.read;
import static io.tdscaling.sandbox.Calls.strings;
import static io.tdscaling.sandbox.Calls.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.code.CodeTool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkspaceCodeToolTest {
  private CodeTool workspace;

  @BeforeEach
  void open() {
    workspace = Workspaces.ofDefaults().open(1);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void write_newFile_isCreatedWithItsDirectories() {
    assertOk(
        write(workspace, "src/main/app.py", "print('é')"),
        "{'path': 'src/main/app.py', 'bytes': 11, 'created': true}");
    assertOk(
        list(workspace, ".", true),
        """
        {'directory': '.', 'truncated': false, 'entries': [
          {'path': 'src', 'type': 'directory'},
          {'path': 'src/main', 'type': 'directory'},
          {'path': 'src/main/app.py', 'type': 'file', 'bytes': 11}]}
        """);
  }

  @Test
  void write_existingFile_isReplaced() {
    write(workspace, "a.txt", "a long first version");
    assertOk(write(workspace, "a.txt", "short"), "{'path': 'a.txt', 'bytes': 5, 'created': false}");
    assertThat(read(workspace, "a.txt").content().path("content").textValue()).isEqualTo("short");
  }

  @Test
  void write_overDirectory_isRefused() {
    write(workspace, "src/a.txt", "a");
    assertRefused(write(workspace, "src", "x"), "is_a_directory", "\"src\" is a directory");
  }

  @Test
  void write_belowFile_isRefused() {
    write(workspace, "src/a", "a");
    assertRefused(write(workspace, "src/a/b/c", "x"), "not_a_directory", "\"src/a\" is a file");
  }

  @Test
  void read_wholeFile_isExact() {
    write(workspace, "a.txt", "one\r\ntwo\n\nfour");
    assertOk(
        read(workspace, "a.txt"),
        """
        {'path': 'a.txt', 'content': 'one\\r\\ntwo\\n\\nfour', 'start_line': 1, 'end_line': 4,
         'total_lines': 4, 'truncated': false}
        """);
  }

  @Test
  void read_emptyFile_hasNoLines() {
    write(workspace, "empty", "");
    assertOk(
        read(workspace, "empty"),
        """
        {'path': 'empty', 'content': '', 'start_line': 0, 'end_line': 0, 'total_lines': 0,
         'truncated': false}
        """);
  }

  @Test
  void read_range_isThoseLinesWithTheirBreaks() {
    write(workspace, "a.txt", "1\n2\n3\n4\n");
    assertOk(
        call(workspace, "read_file", json("{'path': 'a.txt', 'start_line': 2.0, 'end_line': 3}")),
        """
        {'path': 'a.txt', 'content': '2\\n3\\n', 'start_line': 2, 'end_line': 3,
         'total_lines': 4, 'truncated': false}
        """);
  }

  @Test
  void read_rangePastTheEnd_endsWithTheFile() {
    write(workspace, "a.txt", "1\n2");
    assertOk(
        call(workspace, "read_file", json("{'path': 'a.txt', 'start_line': 2, 'end_line': 99}")),
        """
        {'path': 'a.txt', 'content': '2', 'start_line': 2, 'end_line': 2, 'total_lines': 2,
         'truncated': false}
        """);
  }

  @Test
  void read_startPastTheEnd_isRefused() {
    write(workspace, "a.txt", "1\n2");
    assertRefused(
        call(workspace, "read_file", json("{'path': 'a.txt', 'start_line': 3}")),
        "invalid_range",
        "\"a.txt\" has 2 lines, asked from 3");
  }

  @Test
  void read_missingFile_isRefused() {
    assertRefused(read(workspace, "a/b.txt"), "not_found", "\"a/b.txt\" does not exist");
  }

  @Test
  void read_belowFile_isRefused() {
    write(workspace, "a", "");
    assertRefused(read(workspace, "a/b"), "not_found", "\"a/b\" does not exist");
  }

  @Test
  void read_directory_isRefused() {
    write(workspace, "src/a.txt", "a");
    assertRefused(read(workspace, "src"), "is_a_directory", "\"src\" is a directory");
  }

  @Test
  void edit_onlyOccurrence_isReplaced() {
    write(workspace, "a.py", "x = 1\ny = 2\nz = 3\n");
    assertOk(
        edit(workspace, "a.py", "y = 2\n", "y = €\n"), "{'path': 'a.py', 'line': 2, 'bytes': 20}");
    assertThat(read(workspace, "a.py").content().path("content").textValue())
        .isEqualTo("x = 1\ny = €\nz = 3\n");
  }

  @Test
  void edit_patternCharacters_areTakenLiterally() {
    write(workspace, "a.txt", "cost: (.*)");
    edit(workspace, "a.txt", "(.*)", "$1\\0");
    assertThat(read(workspace, "a.txt").content().path("content").textValue())
        .isEqualTo("cost: $1\\0");
  }

  @Test
  void edit_absentText_isRefused() {
    write(workspace, "a.txt", "hello");
    assertRefused(
        edit(workspace, "a.txt", "Hello", "Bye"),
        "text_not_found",
        "old_text does not occur in \"a.txt\"");
  }

  @Test
  void edit_ambiguousText_isRefusedWithBothLines() {
    write(workspace, "a.txt", "a\nx\nb\nx\nx\n");
    assertRefused(
        edit(workspace, "a.txt", "x", "y"),
        "text_ambiguous",
        "old_text occurs more than once in \"a.txt\", first in lines 2 and 4");
  }

  @Test
  void edit_overlappingOccurrences_areAmbiguous() {
    write(workspace, "a.txt", "aaa");
    assertRefused(
        edit(workspace, "a.txt", "aa", "b"),
        "text_ambiguous",
        "old_text occurs more than once in \"a.txt\", first in lines 1 and 1");
  }

  @Test
  void edit_emptyOldText_isRefused() {
    assertRefused(
        edit(workspace, "a.txt", "", "b"),
        "invalid_arguments",
        "argument \"old_text\" must not be empty");
  }

  @Test
  void edit_sameTexts_isRefused() {
    assertRefused(
        edit(workspace, "a.txt", "b", "b"),
        "invalid_arguments",
        "arguments \"old_text\" and \"new_text\" are the same");
  }

  @Test
  void edit_missingFile_isRefused() {
    assertRefused(edit(workspace, "a.txt", "a", "b"), "not_found", "\"a.txt\" does not exist");
  }

  @Test
  void list_withoutArguments_isTheRootNotWhatIsBelow() {
    write(workspace, "b/c.txt", "");
    write(workspace, "a.txt", "1");
    assertOk(
        call(workspace, "list_files", json("{}")),
        """
        {'directory': '.', 'truncated': false, 'entries': [
          {'path': 'a.txt', 'type': 'file', 'bytes': 1},
          {'path': 'b', 'type': 'directory'}]}
        """);
  }

  @Test
  void list_subdirectory_namesPathsFromTheRoot() {
    write(workspace, "b/c.txt", "");
    assertOk(
        list(workspace, "b/", false),
        """
        {'directory': 'b', 'truncated': false,
         'entries': [{'path': 'b/c.txt', 'type': 'file', 'bytes': 0}]}
        """);
  }

  @Test
  void list_file_isRefused() {
    write(workspace, "a.txt", "");
    assertRefused(list(workspace, "a.txt", false), "not_a_directory", "\"a.txt\" is a file");
  }

  @Test
  void list_missingDirectory_isRefused() {
    assertRefused(list(workspace, "nowhere", false), "not_found", "\"nowhere\" does not exist");
  }

  @Test
  void call_unknownTool_isRefused() {
    assertRefused(
        call(workspace, "run_python", json("{}")),
        "unknown_tool",
        "there is no tool \"run_python\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "read_file  | []                    | arguments must be a JSON object, got array",
        "read_file  | null                  | arguments must be a JSON object, got null",
        "read_file  | 'x'                   | arguments must be a JSON object, got string",
        "read_file  | 7                     | arguments must be a JSON object, got integer",
        "read_file  | {}                    | missing argument \"path\"",
        "write_file | {'path': 'a'}         | missing argument \"content\"",
        "read_file  | {'path': null}        | argument \"path\" must be a string, got null",
        "read_file  | {'path': ['a']}       | argument \"path\" must be a string, got array",
        "read_file  | {'path': 'a', 'x': 1} | unknown argument \"x\"",
        "list_files | {'directory': {}}     | argument \"directory\" must be a string, got object",
        "list_files | {'recursive': 'true'} | argument \"recursive\" must be a boolean, got string",
        "list_files | {'recursive': 1}      | argument \"recursive\" must be a boolean, got integer",
      })
  void call_invalidArguments_areRefusedByName(String tool, String arguments, String message) {
    assertRefused(call(workspace, tool, json(arguments)), "invalid_arguments", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'1'         | argument \"start_line\" must be an integer, got string",
        "1.5         | argument \"start_line\" must be an integer, got fraction",
        "true        | argument \"start_line\" must be an integer, got boolean",
        "0           | argument \"start_line\" must be from 1 to 2147483647",
        "-1          | argument \"start_line\" must be from 1 to 2147483647",
        "2147483648  | argument \"start_line\" must be from 1 to 2147483647",
        "1e300       | argument \"start_line\" must be from 1 to 2147483647",
        "3           | argument \"end_line\" must be at least start_line, 3, got 2",
      })
  void read_invalidStartLine_isRefused(String value, String message) {
    var arguments = json("{'path': 'a', 'end_line': 2, 'start_line': " + value + "}");
    assertRefused(call(workspace, "read_file", arguments), "invalid_arguments", message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"path", "content"})
  void write_unpairedSurrogate_isRefused(String argument) {
    var arguments = strings("path", "a", "content", "b").put(argument, "ok \uD83D no");
    assertRefused(
        call(workspace, "write_file", arguments),
        "invalid_arguments",
        "argument \"" + argument + "\" has an unpaired surrogate at position 3");
  }

  @Test
  void edit_halfASurrogatePair_isRefusedAndSplitsNothing() {
    write(workspace, "a", "smile 😀");
    assertRefused(
        edit(workspace, "a", "\uD83D", "x"),
        "invalid_arguments",
        "argument \"old_text\" has an unpaired surrogate at position 0");
    assertThat(read(workspace, "a").content().path("content").textValue()).isEqualTo("smile 😀");
  }

  @Test
  void call_hostileArgumentName_isQuotedSafely() {
    assertRefused(
        call(workspace, "list_files", strings("\u001b[31m\"\uDC00" + "x".repeat(200), "")),
        "invalid_arguments",
        "unknown argument \"U+001B[31m\\\"U+DC00" + "x".repeat(73) + "\"…");
  }

  @Test
  void call_onInterruptedThread_worksAndKeepsTheInterrupt() {
    Thread.currentThread().interrupt();
    boolean failed = write(workspace, "a", "1").error() || edit(workspace, "a", "1", "2").error();
    boolean stillInterrupted = Thread.interrupted();
    assertThat(failed).isFalse();
    assertThat(stillInterrupted).isTrue();
  }

  @Test
  void call_afterClose_isAnError() {
    workspace.close();
    workspace.close();
    assertThatThrownBy(() -> read(workspace, "a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the workspace is closed");
    assertThatThrownBy(workspace::stateDigest)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the workspace is closed");
    assertThat(workspace.tools()).hasSize(4);
  }
}
