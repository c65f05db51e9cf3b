package io.tdscaling.sandbox.embedded.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandInterpreterTest {
  private final CommandLine line = new CommandLine();

  @AfterEach
  void close() {
    line.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "cat missing|1|cat: missing: No such file or directory",
        "cat d|1|cat: d: Is a directory",
        "cat a/b|1|cat: a/b: Not a directory",
        "cat /etc/passwd|1|cat: /etc/passwd: Permission denied",
        "cat ../x|1|cat: ../x: Permission denied",
        "ls missing|2|ls: cannot access 'missing': No such file or directory",
        "head missing|1|head: cannot open 'missing' for reading: No such file or directory",
        "sort missing|2|sort: cannot read: missing: No such file or directory",
        "grep x missing|2|grep: missing: No such file or directory",
        "sed p missing|2|sed: can't read missing: No such file or directory",
        "find missing|1|find: 'missing': No such file or directory",
        "rm d|1|rm: cannot remove 'd': Is a directory",
        "rm missing|1|rm: cannot remove 'missing': No such file or directory",
        "rm -r .|1|rm: cannot remove '.': Device or resource busy",
        "mv missing x|1|mv: cannot stat 'missing': No such file or directory",
        "mv d d/x|1|mv: cannot move 'd' to a subdirectory of itself, 'd/x'",
        "cp d x|1|cp: -r not specified; omitting directory 'd'",
        "cp a a|1|cp: 'a' and 'a' are the same file",
        "mkdir d|1|mkdir: cannot create directory 'd': File exists",
        "cat a >> a|1|cat: a: input file is output file",
        "echo x > missing/y|1|sh: missing/y: No such file or directory",
        "grep '\\(a\\)\\1' a|2|grep: back-references (\\1) are not supported",
        "grep -E '(a' a|2|grep: Unmatched ( or \\(",
      })
  void commands_thatFail_sayWhatGnuSays(String command, int exitCode, String message) {
    line.file("a", "x\n").file("d/e", "");
    assertThat(line.fails(command, exitCode)).isEqualTo(message + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "echo $HOME#variables ($) are not supported",
        "echo \"$x\"#variables ($) are not supported",
        "X=1 cat a#variables are not supported: X=1",
        "echo $(cat a)#command substitution and arithmetic ($(...)) are not supported",
        "echo `cat a`#command substitution (`) is not supported",
        "(cat a)#subshells and functions are not supported",
        "cat a &#background jobs (&) are not supported",
        "cat <<EOF#here-documents (<<) are not supported; write the file with write_file",
        "for x in a#for: loops, conditions and groups are not supported",
        "echo {a,b}#brace expansion ({a,b}) is not supported",
        "echo 'a#syntax error: unterminated quoted string",
        "cat a |#syntax error: unexpected end of the command",
        "cat a &&#syntax error: unexpected end of the command line",
        "| cat#syntax error: unexpected '|'",
        "> x#syntax error: a redirection without a command",
        "cat >#syntax error: unexpected end of the command",
      })
  void commandLines_ofARealShell_areRefused(String sample, String message) {
    assertThat(line.fails(sample, 2)).isEqualTo("sh: " + message + "\n");
    assertThat(line.files.all()).isEmpty();
  }

  @Test
  void exec_unknownCommand_is127AndNamesTheOthers() {
    assertThat(line.fails("python3 main.py", 127))
        .startsWith("sh: python3: command not found (there are cat, cd, cp, cut, diff, ");
  }

  @Test
  void exec_changes_areNamedSorted() {
    line.file("b/x", "1").file("b/y", "2");
    ExecResult result = line.run("mv b c; echo z > a; mkdir empty; rm c/y; cp a d");
    assertThat(result.changedFiles()).containsExactly("a", "b/x", "b/y", "c/x", "c/y", "d");
  }

  @Test
  void exec_readingOnly_changesNothing() {
    line.file("a", "1");
    assertThat(line.run("cat a; ls -l; grep 1 a").changedFiles()).isEmpty();
  }

  @Test
  void list_long_isTheSameEverywhere() {
    line.file("a", "12345").file("d/e", "x".repeat(5_000)).file(".hidden", "");
    assertThat(line.out("ls -l"))
        .isEqualTo(
            """
            total 8
            -rw-r--r-- 1 user user    5 Jan  1 00:00 a
            drwxr-xr-x 2 user user 4096 Jan  1 00:00 d
            """);
    assertThat(line.out("ls -lah d"))
        .isEqualTo(
            """
            total 16K
            drwxr-xr-x 2 user user 4.0K Jan  1 00:00 .
            drwxr-xr-x 3 user user 4.0K Jan  1 00:00 ..
            -rw-r--r-- 1 user user 4.9K Jan  1 00:00 e
            """);
  }

  @Test
  void exec_directoryAndPwd_endWithTheLine() {
    line.file("d/e", "x");
    assertThat(line.out("cd d && pwd && cat e; cd /workspace && pwd"))
        .isEqualTo("/workspace/d\nx/workspace\n");
    assertThat(line.out("pwd")).isEqualTo("/workspace\n");
  }

  @Test
  void exec_binaryFile_isCopiedExactlyAndNotPrinted() throws RefusedException {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    line.files.write(path("b"), bytes);
    assertThat(line.out("cat b > c; cp b d; cat c | cat > e; grep -c '' b")).isEqualTo("2\n");
    assertThat(line.files.bytes(path("c"))).isEqualTo(bytes);
    assertThat(line.files.bytes(path("d"))).isEqualTo(bytes);
    assertThat(line.files.bytes(path("e"))).isEqualTo(bytes);
    assertThat(line.out("grep -l '' b")).isEqualTo("b\n");
    assertThat(line.out("grep '' b")).isEqualTo("grep: b: binary file matches\n");
  }

  @Test
  void exec_stdin_isReadByTheFirstCommand() throws InterruptedException {
    ExecRequest request = ExecRequest.of(Language.COMMAND, "sort -n").withStdin("10\n9\n");
    try (CommandInterpreter interpreter = new CommandInterpreter(line.files)) {
      assertThat(interpreter.exec(request).stdout()).isEqualTo("9\n10\n");
    }
  }

  @Test
  void exec_output_isCutAtTheLimitBetweenCharacters() throws InterruptedException {
    line.file("a", "é".repeat(100));
    ExecRequest request = ExecRequest.of(Language.COMMAND, "cat a");
    ExecResult result;
    try (CommandInterpreter interpreter = new CommandInterpreter(line.files)) {
      result = interpreter.exec(request.with(request.limits().withOutputBytes(51)));
    }
    assertThat(result.status()).isEqualTo(ExecStatus.OUTPUT_LIMIT);
    assertThat(result.stdout()).isEqualTo("é".repeat(25));
    assertThat(result.truncatedBytes()).isEqualTo(150);
  }

  @Test
  void diff_unified_isAsAgentsKnowIt() {
    line.file("a", "1\n2\n3\n4\n5\n6\n7\n8\n9\n").file("b", "1\n2\n3\n4\nfive\n6\n7\n8\n9");
    ExecResult result = line.run("diff -u a b");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.stdout())
        .isEqualTo(
            """
            --- a
            +++ b
            @@ -2,8 +2,8 @@
             2
             3
             4
            -5
            +five
             6
             7
             8
            -9
            +9
            \\ No newline at end of file
            """);
  }

  @Test
  void diff_directories_namesWhatIsOnlyInOne() {
    line.file("x/a", "1\n").file("y/a", "2\n").file("x/b", "").file("y/c", "");
    assertThat(line.run("diff -r x y").stdout())
        .isEqualTo("diff -r x/a y/a\n1c1\n< 1\n---\n> 2\nOnly in x: b\nOnly in y: c\n");
  }

  @Test
  void grep_recursive_isInTheOrderOfNames() {
    line.file("b", "x\n").file("a/z", "x\n").file("a.txt", "x\n").file("a/b/c", "xx\n");
    assertThat(line.out("grep -rn x")).isEqualTo("a/b/c:1:xx\na/z:1:x\na.txt:1:x\nb:1:x\n");
    assertThat(line.out("grep -rl x ./a --exclude-dir=b")).isEqualTo("./a/z\n");
    assertThat(line.out("grep -c -P '^x\\w?$' b")).isEqualTo("1\n");
  }

  @Test
  void exec_sameLines_giveTheSame() {
    for (int i = 0; i < 2; i++) {
      try (CommandLine other = new CommandLine()) {
        other.file("a", "b\na\n").file("d/e", "1");
        ExecResult result = other.run("ls -laR; find; sort a | tee x; wc -c a d/e");
        assertThat(result.stdout()).startsWith(".:\ntotal 16\ndrwxr-xr-x 3 user user 4096");
        assertThat(result.stderr()).startsWith("sh: tee: command not found");
      }
    }
  }

  private WorkspacePath path(String text) throws RefusedException {
    return WorkspacePath.of(text, line.files.limits());
  }
}
