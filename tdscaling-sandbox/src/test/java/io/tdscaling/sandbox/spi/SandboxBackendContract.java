package io.tdscaling.sandbox.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link SandboxBackend} that executes Python has to do. To check one, extend this
 * class.
 */
@Timeout(180)
public abstract class SandboxBackendContract {
  private static final WorkspaceLimits LIMITS =
      WorkspaceLimits.defaults().withMaxFileBytes(100_000).withMaxEntries(50);

  private WorkspaceFiles files;
  private SandboxSession session;

  /** Returns the backend; it is not closed. */
  protected abstract SandboxBackend backend();

  @BeforeEach
  void open() {
    files = WorkspaceFiles.create(LIMITS);
    session = backend().open(new SessionSpec(files, 7));
  }

  @AfterEach
  void close() {
    session.close();
    files.close();
  }

  @Test
  void capabilities_nameAndLanguages_areTold() {
    assertThat(backend().capabilities().name()).isNotBlank();
    assertThat(backend().capabilities().languages()).contains(Language.PYTHON);
  }

  @Test
  void exec_print_isOk() throws Exception {
    ExecResult result = python("print('héllo')");
    assertThat(result.status()).isEqualTo(ExecStatus.OK);
    assertThat(result.succeeded()).isTrue();
    assertThat(result.stdout()).isEqualTo("héllo\n");
    assertThat(result.stderr()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.changedFiles()).isEmpty();
    assertThat(result.truncatedBytes()).isZero();
  }

  @Test
  void exec_later_seesWhatEarlierDefined() throws Exception {
    python("import math\nx = 41\ndef up(n):\n    return n + 1");
    assertThat(python("print(up(x), math.floor(2.5))").stdout()).isEqualTo("42 2\n");
  }

  @Test
  void exec_uncaughtException_isNonzeroAndKeepsTheSession() throws Exception {
    ExecResult result = python("x = 1\nraise ValueError('no')");
    assertThat(result.status()).isEqualTo(ExecStatus.NONZERO);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.stderr())
        .startsWith("Traceback (most recent call last):\n  File \"main.py\", line 2, in <module>\n")
        .endsWith("ValueError: no\n");
    assertThat(python("print(x)").stdout()).isEqualTo("1\n");
  }

  @Test
  void exec_syntaxError_isNonzero() throws Exception {
    ExecResult result = python("x = (");
    assertThat(result.status()).isEqualTo(ExecStatus.NONZERO);
    assertThat(result.stderr()).contains("File \"main.py\", line 1").contains("SyntaxError");
  }

  @Test
  void exec_exitCode_isTheProgramsOwn() throws Exception {
    assertThat(python("raise SystemExit(3)").exitCode()).isEqualTo(3);
    assertThat(python("raise SystemExit(3)").status()).isEqualTo(ExecStatus.NONZERO);
    assertThat(python("import sys; sys.exit()").status()).isEqualTo(ExecStatus.OK);
    ExecResult said = python("import sys; sys.exit('said')");
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.stderr()).isEqualTo("said\n");
  }

  @Test
  void exec_stdin_isRead() throws Exception {
    ExecRequest request =
        ExecRequest.of(Language.PYTHON, "import sys\nprint(input() + '|' + sys.stdin.read())")
            .withStdin("one\ntwo\n");
    assertThat(session.exec(request).stdout()).isEqualTo("one|two\n\n");
    assertThat(python("print(repr(sys.stdin.read()))").stdout()).isEqualTo("''\n");
  }

  @Test
  void exec_files_areTheWorkspaces() throws Exception {
    files.write(path("data/in.txt"), "a\nb\n");
    ExecResult result =
        python(
            """
            import os
            text = open('data/in.txt').read()
            open('data/out.txt', 'w').write(text.upper())
            os.makedirs('made/deep')
            os.remove('data/in.txt')
            print(sorted(os.listdir('.')))
            """);
    assertThat(result.stdout()).isEqualTo("['data', 'made']\n");
    assertThat(result.changedFiles()).containsExactly("data/in.txt", "data/out.txt");
    assertThat(files.read(path("data/out.txt"))).isEqualTo("A\nB\n");
    assertThat(files.all())
        .extracting(WorkspaceFiles.Entry::path)
        .containsExactly("data", "data/out.txt", "made", "made/deep");
  }

  @Test
  void exec_fileRewrittenWithAsManyBytes_isChanged() throws Exception {
    files.write(path("a"), "1");
    files.write(path("b"), "1");
    assertThat(python("open('a', 'w').write('2'); open('b').read()").changedFiles())
        .containsExactly("a");
  }

  @Test
  void exec_module_isImportedFromTheRoot() throws Exception {
    files.write(path("shop.py"), "def total(rows):\n    return rows['x']\n");
    ExecResult result = python("import shop\nshop.total([])");
    assertThat(result.stderr())
        .contains("  File \"shop.py\", line 2, in total\n    return rows['x']\n");
  }

  @Test
  void exec_endlessLoop_isTimeoutAndTheNextStartsAnew() throws Exception {
    ExecLimits hasty = ExecLimits.defaults().withWall(Duration.ofSeconds(1));
    ExecRequest endless = ExecRequest.of(Language.PYTHON, "x = 1\nwhile True:\n    pass");
    assertThat(session.exec(endless.with(hasty)).status()).isEqualTo(ExecStatus.TIMEOUT);
    assertThat(python("print(6*7)").stdout()).isEqualTo("42\n");
    assertThat(python("x").stderr()).contains("NameError");
  }

  @Test
  void exec_timeout_keepsOutputAndFiles() throws Exception {
    ExecLimits hasty = ExecLimits.defaults().withWall(Duration.ofSeconds(3));
    String code = "open('a', 'w').write('1')\nprint('before')\nwhile True:\n    pass";
    ExecResult result = session.exec(ExecRequest.of(Language.PYTHON, code).with(hasty));
    assertThat(result.stdout()).isEqualTo("before\n");
    assertThat(result.changedFiles()).containsExactly("a");
  }

  @Test
  void exec_tooMuchOutput_isCut() throws Exception {
    ExecLimits terse = ExecLimits.defaults().withOutputBytes(1_000);
    ExecRequest flood = ExecRequest.of(Language.PYTHON, "while True:\n    print('x' * 99)");
    ExecResult result = session.exec(flood.with(terse));
    assertThat(result.status()).isEqualTo(ExecStatus.OUTPUT_LIMIT);
    assertThat(result.stdout()).hasSize(1_000).startsWith("xxx");
    assertThat(result.truncatedBytes()).isPositive();
    assertThat(python("print(6*7)").stdout()).isEqualTo("42\n");
  }

  @Test
  void exec_tooMuchMemory_isOutOfMemory() throws Exception {
    ExecLimits small =
        ExecLimits.defaults().withMemoryBytes(96L << 20).withWall(Duration.ofSeconds(60));
    ExecRequest hungry = ExecRequest.of(Language.PYTHON, "x = bytearray(200 << 20)");
    assertThat(session.exec(hungry.with(small)).status()).isEqualTo(ExecStatus.OUT_OF_MEMORY);
  }

  @Test
  void exec_fileTooLarge_isDiskLimit() throws Exception {
    ExecResult result = python("open('big', 'w').write('x' * 200_000)");
    assertThat(result.status()).isEqualTo(ExecStatus.DISK_LIMIT);
    assertThat(files.scan().totalBytes()).isLessThanOrEqualTo(100_000);
  }

  @Test
  void exec_tooManyFiles_isDiskLimit() throws Exception {
    ExecResult result = python("for i in range(60):\n    open(f'f{i}', 'w').close()");
    assertThat(result.status()).isEqualTo(ExecStatus.DISK_LIMIT);
    assertThat(files.scan().entries()).isLessThanOrEqualTo(50);
  }

  @Test
  void exec_languageThatIsNone_isRefused() {
    for (Language language : Language.values()) {
      if (!backend().capabilities().languages().contains(language)) {
        assertThatThrownBy(() -> session.exec(ExecRequest.of(language, "1")))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(language.label());
      }
    }
  }

  @Test
  void exec_interruptedCaller_endsTheProgram() throws Exception {
    python("pass");
    Thread caller = Thread.currentThread();
    CompletableFuture<Void> interrupter =
        CompletableFuture.runAsync(
            caller::interrupt, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
    ExecLimits patient = ExecLimits.defaults().withWall(Duration.ofMinutes(2));
    ExecRequest endless = ExecRequest.of(Language.PYTHON, "while True:\n    pass");
    assertThatThrownBy(() -> session.exec(endless.with(patient)))
        .isInstanceOf(InterruptedException.class);
    interrupter.get();
    assertThat(python("print(6*7)").stdout()).isEqualTo("42\n");
  }

  @Test
  void exec_closedSession_isRefused() {
    session.close();
    assertThatThrownBy(() -> python("1")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void open_twice_sharesNothing() throws Exception {
    WorkspaceFiles other = WorkspaceFiles.create(LIMITS);
    try (SandboxSession second = backend().open(new SessionSpec(other, 7))) {
      python("x = 1\nopen('a', 'w').write('1')\nimport json\njson.spoilt = 1");
      ExecResult result =
          second.exec(
              ExecRequest.of(
                  Language.PYTHON,
                  "import os, json\nprint(os.listdir('.'), 'x' in globals(), hasattr(json, 'spoilt'))"));
      assertThat(result.stdout()).isEqualTo("[] False False\n");
    } finally {
      other.close();
    }
  }

  @Test
  void exec_deterministicBackend_givesEqualResults() throws Exception {
    assumeTrue(backend().capabilities().deterministic());
    String code =
        """
        import os, random, tempfile, time, uuid
        print(time.time(), random.random(), uuid.uuid4(), hash('a'), os.urandom(4), id(code_like := object()) > 0)
        print({'a', 'b', 'c', 'd'}, time.perf_counter(), tempfile.mkdtemp())
        """;
    WorkspaceFiles other = WorkspaceFiles.create(LIMITS);
    try (SandboxSession second = backend().open(new SessionSpec(other, 7))) {
      ExecResult one = python(code);
      ExecResult two = second.exec(ExecRequest.of(Language.PYTHON, code));
      assertThat(one.status()).isEqualTo(ExecStatus.OK);
      assertThat(two.stdout()).isEqualTo(one.stdout());
    } finally {
      other.close();
    }
  }

  @Test
  void tests_passAndFail_areCounted() throws Exception {
    assumeTrue(backend().capabilities().languages().contains(Language.TESTS));
    files.write(path("calc.py"), "def add(a, b):\n    return a - b\n");
    files.write(
        path("tests/test_calc.py"),
        """
        import pytest
        from calc import add

        def test_zero():
            assert add(3, 0) == 3

        def test_sum():
            assert add(3, 4) == 7

        @pytest.mark.parametrize("a, b", [(1, 0), (5, 0)])
        def test_many(a, b):
            with pytest.raises(TypeError):
                add(None, b)
            assert add(a, b) == pytest.approx(a)
        """);
    ExecResult result = session.exec(ExecRequest.of(Language.TESTS, ""));
    assertThat(result.stdout())
        .startsWith("{\"ok\":false,\"passed\":3,\"failed\":1,\"errors\":0,\"output\":")
        .contains("test_calc.py::test_sum")
        .contains("assert add(3, 4) == 7");
    assertThat(result.changedFiles()).isEmpty();
    files.write(path("calc.py"), "def add(a, b):\n    return a + b\n");
    assertThat(session.exec(ExecRequest.of(Language.TESTS, "tests")).stdout())
        .startsWith("{\"ok\":true,\"passed\":4,\"failed\":0,\"errors\":0,");
  }

  @Test
  void tests_afterProgramThatSpoiltThings_startFromFilesAlone() throws Exception {
    assumeTrue(backend().capabilities().languages().contains(Language.TESTS));
    files.write(path("test_a.py"), "def test_a():\n    assert 1 == 2\n");
    python("import sys, builtins\nbuiltins.exec = print\nsys.modules['test_a'] = None");
    assertThat(session.exec(ExecRequest.of(Language.TESTS, "test_a.py")).stdout())
        .contains("\"ok\":false");
  }

  private ExecResult python(String code) throws InterruptedException {
    return session.exec(
        ExecRequest.of(Language.PYTHON, code)
            .with(ExecLimits.defaults().withWall(Duration.ofSeconds(60))));
  }

  private static WorkspacePath path(String text) throws Exception {
    return WorkspacePath.of(text, LIMITS);
  }
}
