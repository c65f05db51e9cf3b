package io.tdscaling.sandbox;

import static io.tdscaling.sandbox.Calls.assertOk;
import static io.tdscaling.sandbox.Calls.assertRefused;
import static io.tdscaling.sandbox.Calls.call;
import static io.tdscaling.sandbox.Calls.strings;
import static io.tdscaling.sandbox.Calls.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.code.CodeTool;
import io.tdscaling.api.tool.ToolResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The languages of the embedded backend over one workspace, through the tools. */
final class RunLanguagesTest {
  private CodeTool workspace;

  @BeforeEach
  void open() {
    workspace = Sandboxes.of(SharedSandbox.backend()).open(1);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void tools_areAllThere() {
    assertThat(workspace.tools())
        .extracting(tool -> tool.ref().name())
        .contains("run_python", "run_javascript", "run_sql", "run_command", "run_tests");
  }

  @Test
  void runJavaScript_globals_persistAndErrorsAreTold() {
    assertOk(javaScript("var x = 41"), "{'exit_code': 0, 'stdout': ''}");
    assertOk(javaScript("console.log(x + 1)"), "{'exit_code': 0, 'stdout': '42\\n'}");
    ToolResult result = javaScript("console.log('a');\nx.nope();");
    assertThat(result.error()).isTrue();
    assertThat(result.content().at("/error/code").textValue()).isEqualTo("exception");
    assertThat(result.content().at("/error/message").textValue())
        .isEqualTo("TypeError: not a function");
    assertThat(result.content().at("/exit_code").intValue()).isEqualTo(1);
    assertThat(result.content().at("/stderr").textValue())
        .startsWith("Uncaught TypeError: not a function\n    at (main.js:2:");
    assertThat(javaScript("throw 'text'").content().at("/error/message").textValue())
        .isEqualTo("'text'");
  }

  @Test
  void runSql_database_isAFileThatAllSee() {
    assertOk(sql("CREATE TABLE t (a); INSERT INTO t VALUES (1), ('x')"), "{'changes': 2}");
    assertOk(
        sql("SELECT a FROM t ORDER BY rowid"),
        "{'columns': ['a'], 'rows': [[1], ['x']], 'row_count': 2}");
    assertRefused(sql("SELECT b FROM t"), "sql_error", "no such column: b");
    assertOk(
        call(
            workspace,
            "run_python",
            strings("code", "print(open('data.db', 'rb').read(15).decode())")),
        "{'exit_code': 0, 'stdout': 'SQLite format 3\\n'}");
    assertOk(command("ls"), "{'exit_code': 0, 'stdout': 'data.db\\n'}");
    assertOk(command("mv data.db x.db && rm x.db"), "{'exit_code': 0, 'stdout': ''}");
    assertThat(sql("SELECT a FROM t").error()).isTrue();
  }

  @Test
  void runCommand_files_areThoseOfThePrograms() {
    write(workspace, "a.txt", "b\na\n");
    javaScript("fs.writeFileSync('js.txt', fs.readFileSync('a.txt').toUpperCase())");
    call(workspace, "run_python", strings("code", "open('py.txt', 'w').write('from python\\n')"));
    assertOk(
        command("sort js.txt | cat - py.txt"),
        "{'exit_code': 0, 'stdout': 'A\\nB\\nfrom python\\n'}");
    assertOk(command("grep z a.txt"), "{'exit_code': 1, 'stdout': ''}");
    ToolResult missing = command("cat missing");
    assertThat(missing.error()).isTrue();
    assertThat(missing.content().at("/error/message").textValue())
        .isEqualTo("cat: missing: No such file or directory");
    assertThat(command("rm a.txt js.txt py.txt").error()).isFalse();
    assertOk(
        call(workspace, "run_python", strings("code", "import os; print(os.listdir('.'))")),
        "{'exit_code': 0, 'stdout': '[]\\n'}");
  }

  @Test
  void commands_afterPrograms_countWhatProgramsWrote() {
    call(
        workspace,
        "run_python",
        strings("code", "for i in range(16): open(f'f{i}', 'w').write('x' * 1000000)"));
    ToolResult full = command("cp f0 f16");
    assertThat(full.content().at("/error/code").textValue()).isEqualTo("disk_limit");
    assertThat(command("rm f1 && cp f0 f16").error()).isFalse();
  }

  private ToolResult javaScript(String code) {
    return call(workspace, "run_javascript", strings("code", code));
  }

  private ToolResult sql(String statements) {
    return call(workspace, "run_sql", strings("sql", statements));
  }

  private ToolResult command(String line) {
    return call(workspace, "run_command", strings("command", line));
  }
}
