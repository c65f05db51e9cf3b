package io.tdscaling.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.spi.SandboxSession;
import io.tdscaling.sandbox.spi.SessionSpec;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ordinary programs come to. */
@Tag("bubblewrap")
class BubblewrapBackendTest {
  private static BubblewrapBackend backend;

  private Bubblewrap box;

  @BeforeAll
  static void find() throws Exception {
    backend = Bubblewrap.backend(BubblewrapOptions.defaults());
  }

  @AfterAll
  static void close() {
    if (backend != null) {
      backend.close();
    }
  }

  @BeforeEach
  void open() {
    box = Bubblewrap.over(backend);
  }

  @AfterEach
  void closeBox() {
    box.close();
  }

  @Test
  void exec_python_returnsItsOutputAndUsage() throws Exception {
    ExecResult result = box.python("import sys\nprint(6*7)\nprint('hm', file=sys.stderr)\n");

    assertThat(result.status()).isEqualTo(ExecStatus.OK);
    assertThat(result.stdout()).isEqualTo("42\n");
    assertThat(result.stderr()).isEqualTo("hm\n");
    assertThat(result.exitCode()).isZero();
    assertThat(result.changedFiles()).isEmpty();
    assertThat(result.cpu()).isPositive();
    assertThat(result.peakMemoryBytes()).isPositive();
  }

  @Test
  void exec_uncaughtException_showsTheProgramsLinesOnly() throws Exception {
    box.write("lib/part.py", "def half(x):\n    return x / 0\n");
    box.write("lib/__init__.py", "");

    ExecResult result = box.python("from lib.part import half\n\nprint('start')\nhalf(3)\n");

    assertThat(result.status()).isEqualTo(ExecStatus.NONZERO);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.stdout()).isEqualTo("start\n");
    assertThat(result.stderr())
        .startsWith(
            """
            Traceback (most recent call last):
              File "main.py", line 4, in <module>
                half(3)
              File "lib/part.py", line 2, in half
                return x / 0
            """)
        .endsWith("ZeroDivisionError: division by zero\n")
        .doesNotContain("/run/sandbox", "/workspace");
  }

  @Test
  void exec_pythonSyntaxError_namesTheLine() throws Exception {
    ExecResult result = box.python("x = 1\nif x\n  y\n");

    assertThat(result.status()).isEqualTo(ExecStatus.NONZERO);
    assertThat(result.stderr())
        .startsWith("  File \"main.py\", line 2\n    if x\n")
        .contains("SyntaxError");
  }

  @Test
  void exec_sysExit_isTheExitCode() throws Exception {
    assertThat(box.python("import sys; sys.exit(7)").exitCode()).isEqualTo(7);
    assertThat(box.command("exit 9").exitCode()).isEqualTo(9);
  }

  @Test
  void exec_pythonModulesOfTheProgram_workAsInMain() throws Exception {
    ExecResult result =
        box.python(
            """
            import pickle, dataclasses, inspect
            @dataclasses.dataclass
            class P:
                x: int
            print(pickle.loads(pickle.dumps(P(3))), __name__, __file__)
            print(inspect.getsource(P).splitlines()[1])
            """);

    assertThat(result.stdout()).isEqualTo("P(x=3) __main__ main.py\nclass P:\n");
  }

  @Test
  void exec_stdin_isRead() throws Exception {
    ExecRequest request =
        ExecRequest.of(Language.PYTHON, "print(input() + '!')").withStdin("grüße\nmore");

    assertThat(box.session.exec(request).stdout()).isEqualTo("grüße!\n");
    assertThat(box.command("cat").stdout()).isEmpty();
  }

  @Test
  void exec_changesToFiles_areTakenOverAndNamed() throws Exception {
    box.write("keep.txt", "same").write("old/gone.txt", "x").write("edit.txt", "a");

    ExecResult result =
        box.command(
            "rm -r old && mkdir -p new/deep empty && echo b > edit.txt && echo c > new/deep/f.txt"
                + " && mv keep.txt kept.txt && cp kept.txt keep.txt");

    assertThat(result.status()).isEqualTo(ExecStatus.OK);
    assertThat(result.changedFiles())
        .containsExactly("edit.txt", "kept.txt", "new/deep/f.txt", "old/gone.txt");
    assertThat(box.files.all())
        .extracting("path")
        .containsExactly(
            "edit.txt", "empty", "keep.txt", "kept.txt", "new", "new/deep", "new/deep/f.txt");
    assertThat(box.read("edit.txt")).isEqualTo("b\n");
  }

  @Test
  void exec_fileBecomesDirectoryAndBack_isTakenOver() throws Exception {
    box.write("a", "file").write("b/c", "in directory");

    ExecResult result = box.command("rm a && mkdir a && echo x > a/y && rm -r b && echo z > b");

    assertThat(result.changedFiles()).containsExactly("a", "a/y", "b", "b/c");
    assertThat(box.read("a/y")).isEqualTo("x\n");
    assertThat(box.read("b")).isEqualTo("z\n");
  }

  @Test
  void exec_longAndUnusualNames_comeBackAsTheyWere() throws Exception {
    String path = "d".repeat(120) + "/" + "ö".repeat(100) + "/-f o'o\"$(x)";
    box.write(path, "1");

    ExecResult result = box.command("cat */*/* && printf 2 >> */*/*");

    assertThat(result.stdout()).isEqualTo("1");
    assertThat(result.changedFiles()).containsExactly(path);
    assertThat(box.read(path)).isEqualTo("12");
  }

  @Test
  void exec_chmod_isRememberedInTheSession() throws Exception {
    box.write("tool", "#!/bin/sh\necho ran\n");

    assertThat(box.command("./tool").exitCode()).isEqualTo(126);
    assertThat(box.command("chmod +x tool").changedFiles()).isEmpty();
    assertThat(box.command("./tool").stdout()).isEqualTo("ran\n");
  }

  @Test
  void exec_linksAndPipes_areLeftOutAndNamed() throws Exception {
    ExecResult result =
        box.command("ln -s /etc/passwd link; mkfifo pipe; echo x > f; ln f hard; touch \"a\\\\b\"");

    assertThat(result.status()).isEqualTo(ExecStatus.OK);
    assertThat(result.stderr())
        .isEqualTo(
            """
            not kept: "a\\\\b" has a path that the workspace cannot hold
            not kept: "link" is a link or a device
            not kept: "pipe" is a link or a device
            """);
    assertThat(result.changedFiles()).containsExactly("f", "hard");
    assertThat(box.read("hard")).isEqualTo("x\n");
  }

  @Test
  void exec_timeout_keepsOutputAndFiles() throws Exception {
    ExecLimits limits = ExecLimits.defaults().withWall(Duration.ofMillis(800));

    ExecResult result =
        box.run(
            Language.PYTHON,
            "open('f.txt','w').write('done')\nprint('begun')\nwhile True: pass",
            limits);

    assertThat(result.status()).isEqualTo(ExecStatus.TIMEOUT);
    assertThat(result.stdout()).isEqualTo("begun\n");
    assertThat(result.stderr()).isEqualTo("the time limit of 800 ms was reached\n");
    assertThat(result.changedFiles()).containsExactly("f.txt");
  }

  @Test
  void exec_outputFlood_isCutAtTheLimit() throws Exception {
    ExecLimits limits = Bubblewrap.LIMITS.withOutputBytes(1000);

    ExecResult result = box.run(Language.COMMAND, "echo hi > f.txt; yes äöü", limits);

    assertThat(result.status()).isEqualTo(ExecStatus.OUTPUT_LIMIT);
    assertThat(result.stdout()).startsWith("äöü\näöü\n").doesNotContain("\uFFFD");
    assertThat(result.stdout().length()).isBetween(500, 1000);
    assertThat(result.truncatedBytes()).isPositive();
    assertThat(result.changedFiles()).containsExactly("f.txt");
  }

  @Test
  void exec_memory_isBounded() throws Exception {
    ExecLimits limits = Bubblewrap.LIMITS.withMemoryBytes(64 << 20);

    ExecResult result = box.run(Language.PYTHON, "x = bytearray(200 << 20)\nprint(1)", limits);

    assertThat(result.status()).isEqualTo(ExecStatus.OUT_OF_MEMORY);
    assertThat(result.stderr()).contains("the memory limit of 67108864 bytes was reached");
    assertThat(result.peakMemoryBytes()).isBetween(32L << 20, 64L << 20);
  }

  @Test
  void exec_memoryErrorOfPython_isOutOfMemory() throws Exception {
    ExecResult result = box.python("x = [0] * 10**10");

    assertThat(result.status()).isEqualTo(ExecStatus.OUT_OF_MEMORY);
    assertThat(result.stderr()).endsWith("MemoryError\n");
  }

  @Test
  void exec_tooManyFiles_isADiskLimitAndKeepsNone() throws Exception {
    try (Bubblewrap small =
        Bubblewrap.over(backend, WorkspaceLimits.defaults().withMaxEntries(10))) {
      small.write("a.txt", "a");
      ExecResult result = small.command("echo b > a.txt; touch $(seq 1 10)");

      assertThat(result.status()).isEqualTo(ExecStatus.DISK_LIMIT);
      assertThat(result.stderr()).contains("no file was kept", "more than 10 files");
      assertThat(result.changedFiles()).isEmpty();
      assertThat(small.read("a.txt")).isEqualTo("a");
    }
  }

  @Test
  void exec_signals_areACrash() throws Exception {
    ExecResult result = box.python("import os; os.abort()");

    assertThat(result.status()).isEqualTo(ExecStatus.CRASH);
    assertThat(result.stderr()).contains("SIGABRT");
  }

  @Test
  void exec_keyboardInterrupt_isNotIgnored() throws Exception {
    ExecResult result = box.python("import os, signal; os.kill(os.getpid(), signal.SIGINT)");

    assertThat(result.stderr()).contains("KeyboardInterrupt");
  }

  @Test
  void exec_sql_returnsTheLastRows() throws Exception {
    ExecResult made =
        box.sql("CREATE TABLE t(n INTEGER, s TEXT); INSERT INTO t VALUES (1,'a;b'),(2,NULL);");
    ExecResult rows = box.sql("SELECT n, s, n/2.0 AS half FROM t ORDER BY n; -- done");

    assertThat(made.stdout()).isEqualTo("{\"changes\":2}");
    assertThat(made.changedFiles()).containsExactly("data.db");
    assertThat(rows.stdout())
        .isEqualTo(
            "{\"columns\":[\"n\",\"s\",\"half\"],"
                + "\"rows\":[[1,\"a;b\",0.5],[2,null,1.0]],\"row_count\":2}");
    assertThat(rows.changedFiles()).isEmpty();
  }

  @Test
  void exec_sqlError_isSqlitesMessage() throws Exception {
    ExecResult result = box.sql("SELECT * FROM absent");

    assertThat(result.status()).isEqualTo(ExecStatus.NONZERO);
    assertThat(result.stderr()).isEqualTo("no such table: absent");
  }

  @Test
  void exec_sqlManyRows_areTruncated() throws Exception {
    ExecResult result =
        box.sql("WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM c) SELECT n FROM c");

    assertThat(result.stdout())
        .contains("[200]]")
        .endsWith("\"row_count\":200,\"truncated\":true}");
  }

  @Test
  void exec_sqlValuesThatJsonLacks_areTexts() throws Exception {
    ExecResult result =
        box.sql("SELECT x'00ff' AS b, 9e999 AS i, -9e999 AS n, 9007199254740993 AS l");

    assertThat(result.stdout()).contains("[[\"x'00ff'\",\"Inf\",\"-Inf\",9007199254740993]]");
  }

  @Test
  void exec_sqlLargeRows_areTruncatedToTheOutput() throws Exception {
    ExecResult result =
        box.sql(
            "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM c LIMIT 9)"
                + " SELECT hex(zeroblob(5000)) AS x FROM c");

    assertThat(result.status()).isEqualTo(ExecStatus.OK);
    assertThat(result.stdout()).endsWith("\"row_count\":6,\"truncated\":true}");
  }

  @Test
  void exec_javascript_runsAndShowsErrors() throws Exception {
    box.write("part.js", "exports.half = (x) => { throw new TypeError('no ' + x); };\n");

    ExecResult result =
        box.run(
            Language.JAVASCRIPT,
            "console.log(6 * 7);\nrequire('./part.js').half(3);\n",
            Bubblewrap.LIMITS);

    assertThat(result.status()).isEqualTo(ExecStatus.NONZERO);
    assertThat(result.stdout()).isEqualTo("42\n");
    assertThat(result.stderr())
        .contains("TypeError: no 3\n    at exports.half (part.js:1:")
        .contains("at main.js:2:")
        .doesNotContain("/run/sandbox", "node:vm");
  }

  @Test
  void exec_tests_areCounted() throws Exception {
    box.write("calc.py", "def add(a, b):\n    return a - b\n");
    box.write(
        "tests/test_calc.py",
        """
        import pytest
        from calc import add
        @pytest.mark.parametrize('a', [0, 1])
        def test_zero(a):
            print('noise')
            assert add(a, 0) == a
        class TestAdd:
            def test_sum(self):
                assert add(1, 2) == 3
        """);

    ExecResult result = box.run(Language.TESTS, "", Bubblewrap.LIMITS);

    assertThat(result.status()).isEqualTo(ExecStatus.OK);
    assertThat(result.stdout())
        .startsWith(
            "{\"ok\":false,\"passed\":2,\"failed\":1,\"errors\":0,"
                + "\"output\":\"FAILED tests/test_calc.py::TestAdd::test_sum\\n")
        .contains("assert -1 == 3");
    assertThat(result.changedFiles()).isEmpty();
  }

  @Test
  void exec_testsOfOnePath_runOnlyThose() throws Exception {
    box.write("test_a.py", "def test_a(): assert False\n");
    box.write("sub/test_b.py", "def test_b(): pass\n");

    assertThat(box.run(Language.TESTS, "sub", Bubblewrap.LIMITS).stdout())
        .isEqualTo("{\"ok\":true,\"passed\":1,\"failed\":0,\"errors\":0,\"output\":\"\"}");
    ExecResult missing = box.run(Language.TESTS, "none", Bubblewrap.LIMITS);
    assertThat(missing.status()).isEqualTo(ExecStatus.NONZERO);
    assertThat(missing.stderr()).isEqualTo("\"none\" does not exist");
  }

  @Test
  void exec_testsThatDoNotImport_areErrors() throws Exception {
    box.write("test_a.py", "import missing_module\n");

    assertThat(box.run(Language.TESTS, "", Bubblewrap.LIMITS).stdout())
        .contains("\"ok\":false,\"passed\":0,\"failed\":0,\"errors\":1", "missing_module");
  }

  @Test
  void exec_testsWithConftestAndShadowingModules_areNotInfluenced() throws Exception {
    box.write("conftest.py", "import os\nos._exit(0)\n");
    box.write("pytest.ini", "[pytest]\naddopts = --co\n");
    box.write("pytest.py", "raise SystemExit(0)\n");
    box.write("test_a.py", "def test_a(): assert 1 == 2\n");

    assertThat(box.run(Language.TESTS, "", Bubblewrap.LIMITS).stdout())
        .contains("\"ok\":false,\"passed\":0,\"failed\":1,\"errors\":0");
  }

  @Test
  void exec_testedProgramForgesAReport_isNotBelieved() throws Exception {
    box.write(
        "calc.py",
        """
        import os
        report = b'{"ok":true,"passed":9,"failed":0,"errors":0,"output":""}'
        for fd in range(3, 256):
            try:
                os.write(fd, b'\\n' + report)
            except OSError:
                pass
        os._exit(0)
        """);
    box.write("test_a.py", "import calc\ndef test_a(): pass\n");

    ExecResult result = box.run(Language.TESTS, "", Bubblewrap.LIMITS);

    assertThat(result.stdout())
        .isEqualTo(
            "{\"ok\":false,\"passed\":0,\"failed\":0,\"errors\":1,"
                + "\"output\":\"the tests ended without a report\"}");
  }

  @Test
  void exec_interrupted_endsTheProgram() throws Exception {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> box.command("sleep 30"));
    box.checkAlive();
  }

  @Test
  void open_closedBackend_isRefused() throws Exception {
    BubblewrapBackend other = Bubblewrap.backend(BubblewrapOptions.defaults());
    other.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> other.open(new SessionSpec(box.files, 1)))
        .withMessage("the backend is closed");
  }

  @Test
  void exec_closedSession_isRefused() {
    SandboxSession session = backend.open(new SessionSpec(box.files, 1));
    session.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> session.exec(ExecRequest.of(Language.COMMAND, "true")));
  }
}
