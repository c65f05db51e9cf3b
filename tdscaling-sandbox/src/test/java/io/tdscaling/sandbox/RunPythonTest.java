package io.tdscaling.sandbox;

import static io.tdscaling.sandbox.Calls.call;
import static io.tdscaling.sandbox.Calls.read;
import static io.tdscaling.sandbox.Calls.strings;
import static io.tdscaling.sandbox.Calls.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.code.CodeTool;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.sandbox.spi.ExecLimits;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RunPythonTest {
  private static final Sandboxes SANDBOXES = Sandboxes.of(SharedSandbox.backend());

  private CodeTool workspace;

  @BeforeEach
  void open() {
    workspace = SANDBOXES.open(1);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void runPython_print_isTheWholeResult() {
    Calls.assertOk(run("print(6 * 7)"), "{'exit_code': 0, 'stdout': '42\\n'}");
  }

  @Test
  void runPython_effect_isCode() {
    assertThat(workspace.effect("run_python")).isEqualTo(EffectClass.CODE);
    assertThat(workspace.effect("read_file")).isEqualTo(EffectClass.READ);
  }

  @Test
  void runPython_laterCall_seesWhatEarlierDefined() {
    run("x = 41\ndef up(n):\n    return n + 1\n");
    assertThat(stdout(run("print(up(x))"))).isEqualTo("42\n");
  }

  @Test
  void runPython_uncaughtException_tellsLineAndMessage() {
    assertThat(run("def f(n):\n    # why not\n    return 1 / n\n\nf(0)").content())
        .isEqualTo(
            error(
                "exception",
                "ZeroDivisionError: division by zero",
                """
                Traceback (most recent call last):
                  File "main.py", line 5, in <module>
                    f(0)
                    ~^^^
                  File "main.py", line 3, in f
                    return 1 / n
                           ~~^~~
                ZeroDivisionError: division by zero
                """));
  }

  @Test
  void runPython_exceptionInEarlierFunction_showsItsOwnLine() {
    run("def f(n):\n    # why not\n    return 1 / n\n");
    assertThat(stderr(run("x = 1\n\nf(0)"))).contains("line 3, in f\n    return 1 / n\n");
  }

  @Test
  void runPython_exceptionInModule_hasPathFromRoot() {
    write(workspace, "lib/shop.py", "def total(rows):\n    return rows['x']\n");
    assertThat(stderr(run("from lib.shop import total\ntotal([])")))
        .contains("File \"lib/shop.py\", line 2, in total\n    return rows['x']\n")
        .doesNotContain("/workspace")
        .doesNotContain("sandbox");
  }

  @Test
  void runPython_syntaxError_showsWhere() {
    assertThat(stderr(run("x = 1\nprint(x"))).startsWith("  File \"main.py\", line 2\n");
  }

  @Test
  void runPython_exit_givesItsCode() {
    ToolResult exit = run("import sys\nprint('bye')\nsys.exit(3)");
    assertThat(exit.error()).isTrue();
    assertThat(exit.content().at("/error/code").textValue()).isEqualTo("exit");
    assertThat(exit.content().path("exit_code").intValue()).isEqualTo(3);
    assertThat(run("import sys\nsys.exit(0)").error()).isFalse();
  }

  @Test
  void runPython_filesOfEither_areSeenByTheOther() {
    write(workspace, "data/in.txt", "a\nb\n");
    run("open('out.txt', 'w').write(open('data/in.txt').read().upper())");
    assertThat(read(workspace, "out.txt").content().path("content").textValue())
        .isEqualTo("A\nB\n");
    assertThat(stdout(run("print(open('/workspace/out.txt').read(), end='')"))).isEqualTo("A\nB\n");
  }

  @Test
  void runPython_bytesThatAreNoText_areRefusedByReadFile() {
    run("open('b', 'wb').write(bytes([0xff, 0xfe]))");
    Calls.assertRefused(
        read(workspace, "b"), "not_text", "\"b\" is not text: its 2 bytes are not UTF-8");
  }

  @Test
  void runPython_moduleThatWasEdited_isImportedAnew() {
    write(workspace, "app.py", "def f():\n    return 1\n");
    assertThat(stdout(run("from app import f\nprint(f())"))).isEqualTo("1\n");
    Calls.edit(workspace, "app.py", "return 1", "return 2");
    assertThat(stdout(run("from app import f\nprint(f())"))).isEqualTo("2\n");
  }

  @Test
  void runPython_moduleMadeAfterAFailedImport_isFound() {
    assertThat(stderr(run("import late"))).contains("ModuleNotFoundError");
    write(workspace, "late.py", "x = 1\n");
    assertThat(
            stdout(
                run(
                    "import late\nopen('later.py', 'w').write('y = 2')\nimport later\n"
                        + "print(late.x, later.y)")))
        .isEqualTo("1 2\n");
  }

  @Test
  void runPython_moduleThatChangedModuleUses_isImportedAnewToo() {
    write(workspace, "base.py", "n = 1\n");
    write(workspace, "app.py", "from base import n\n");
    run("import app");
    write(workspace, "base.py", "n = 2\n");
    assertThat(stdout(run("import app\nprint(app.n)"))).isEqualTo("2\n");
  }

  @Test
  void runPython_endlessLoop_isInterruptedAndStartsAnew() {
    try (CodeTool hasty =
        SANDBOXES.withExecLimits(ExecLimits.defaults().withWall(Duration.ofSeconds(2))).open(1)) {
      ToolResult endless =
          call(hasty, "run_python", strings("code", "x = 1\nprint('go')\nwhile True:\n    pass"));
      assertThat(endless.content().at("/error/code").textValue()).isEqualTo("timeout");
      assertThat(endless.content().at("/error/message").textValue())
          .isEqualTo("the program did not end within 2 s");
      assertThat(stdout(endless)).isEqualTo("go\n");
      assertThat(stderr(call(hasty, "run_python", strings("code", "x")))).contains("NameError");
    }
  }

  private ToolResult run(String code) {
    return call(workspace, "run_python", strings("code", code));
  }

  private static String stdout(ToolResult result) {
    return result.content().path("stdout").asText();
  }

  private static String stderr(ToolResult result) {
    return result.content().path("stderr").asText();
  }

  private static ObjectNode error(String code, String message, String stderr) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.putObject("error").put("code", code).put("message", message);
    return content.put("exit_code", 1).put("stdout", "").put("stderr", stderr);
  }
}
