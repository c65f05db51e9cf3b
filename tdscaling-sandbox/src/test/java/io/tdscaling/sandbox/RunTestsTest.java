package io.tdscaling.sandbox;

import static io.tdscaling.sandbox.Calls.call;
import static io.tdscaling.sandbox.Calls.strings;
import static io.tdscaling.sandbox.Calls.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tdscaling.api.code.CodeTool;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.sandbox.spi.ExecLimits;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunTestsTest {
  private static final Sandboxes SANDBOXES =
      Sandboxes.of(SharedSandbox.backend())
          .withExecLimits(ExecLimits.defaults().withWall(Duration.ofSeconds(60)));

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
  void runTests_allPass_isOk() {
    write(workspace, "test_a.py", "def test_a():\n    assert 1 + 1 == 2\n");
    Calls.assertOk(
        run(), "{'ok': true, 'passed': 1, 'failed': 0, 'errors': 0, 'output': '1 passed\\n'}");
  }

  @Test
  void runTests_failure_tellsTestLineAndValues() {
    write(workspace, "calc.py", "def add(a, b):\n    return a - b\n");
    write(
        workspace,
        "tests/test_calc.py",
        "from calc import add\n\ndef test_sum():\n    assert add(3, 4) == 7\n");
    ToolResult result = run();
    assertThat(result.error()).isFalse();
    assertCounts(result, false, 0, 1, 0);
    assertThat(output(result))
        .isEqualTo(
            """
            FAILED tests/test_calc.py::test_sum
            Traceback (most recent call last):
              File "tests/test_calc.py", line 4, in test_sum
                assert add(3, 4) == 7
            AssertionError: assert add(3, 4) == 7
              left:  -1
              right: 7

            1 failed
            """);
  }

  @Test
  void runTests_errorInCodeUnderTest_showsItsLine() {
    write(workspace, "lib/shop.py", "def total(rows):\n    return rows['x']\n");
    write(
        workspace,
        "test_shop.py",
        "from lib.shop import total\n\ndef test_total():\n    total([])\n");
    assertThat(output(run()))
        .contains("  File \"lib/shop.py\", line 2, in total\n    return rows['x']\n")
        .doesNotContain("/workspace")
        .doesNotContain("sandbox");
  }

  @Test
  void runTests_fileThatCannotBeRun_isAnErrorBesideTheOthers() {
    write(workspace, "test_a.py", "def test_a():\n    pass\n");
    write(workspace, "test_b.py", "def test_b(:\n");
    write(workspace, "test_c.py", "import nothing_like_it\n");
    ToolResult result = run();
    assertCounts(result, false, 1, 0, 2);
    assertThat(output(result))
        .contains("ERROR test_b.py\n  File \"test_b.py\", line 1\n")
        .contains("ModuleNotFoundError: No module named 'nothing_like_it'");
  }

  @Test
  void runTests_path_choosesWhatIsRun() {
    write(workspace, "one/test_a.py", "def test_a():\n    assert False\n");
    write(workspace, "two/test_b.py", "def test_b():\n    pass\n");
    assertCounts(run("two"), true, 1, 0, 0);
    assertCounts(run("one/test_a.py"), false, 0, 1, 0);
    assertThat(run("three").content().at("/error/message").textValue())
        .isEqualTo("no such file or directory: three");
  }

  @Test
  void runTests_none_isNotOk() {
    write(workspace, "test_a.py", "x = 1\n");
    assertCounts(run(), false, 0, 0, 0);
    assertThat(output(run())).isEqualTo("no tests found\n");
  }

  @Test
  void runTests_whatPytestHas_isThere() {
    write(workspace, "conftest.py", "import pytest\n\n@pytest.fixture\ndef two():\n    yield 2\n");
    write(
        workspace,
        "test_all.py",
        """
        import pytest

        @pytest.fixture(scope='module')
        def three(two=3):
            return two

        @pytest.mark.parametrize('a, b', [(1, 1), pytest.param(2, 2, id='same')])
        @pytest.mark.parametrize('sign', [1, -1])
        def test_product(a, b, sign):
            assert a * sign == b * sign

        @pytest.mark.skip(reason='later')
        def test_skipped():
            assert False

        @pytest.mark.xfail
        def test_expected():
            assert False

        def test_approx():
            assert 0.1 + 0.2 == pytest.approx(0.3)
            assert [0.1 + 0.2, 1] == pytest.approx([0.3, 1])
            assert {'a': 1.0000001} == pytest.approx({'a': 1})
            assert 1.1 != pytest.approx(1)
            assert 10.4 == pytest.approx(10, abs=0.5)

        def test_raises():
            with pytest.raises(ValueError, match='b.d') as caught:
                raise ValueError('bad')
            assert str(caught.value) == 'bad'
            pytest.raises(ZeroDivisionError, lambda: 1 / 0)

        def test_output(capsys):
            print('hello')
            assert capsys.readouterr().out == 'hello\\n'

        class TestThings:
            def setup_method(self):
                self.x = 1

            def test_fixtures(self, two, three, tmp_path, monkeypatch):
                (tmp_path / 'a').write_text('x')
                monkeypatch.setenv('X', 'y')
                assert (self.x, two, three) == (1, 2, 3)
        """);
    String before = workspace.stateDigest();
    ToolResult result = run();
    assertThat(output(result)).isEqualTo("9 passed\n");
    assertThat(workspace.stateDigest()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import os\nos._exit(0)",
        "import sys\nsys.exit(0)",
        "raise SystemExit(0)",
        "print('{\"ok\":true,\"passed\":1,\"failed\":0,\"errors\":0}')",
        "import os\nos.write(1, b'{\"ok\":true,\"passed\":1}')\nos._exit(0)",
        "import json\njson.dumps = lambda *a, **k: '{\"passed\":1,\"failed\":0,\"errors\":0}'",
        """
        import sys
        for m in list(sys.modules.values()):
            for n in ('run_tests', 'run_one', 'answer', 'quoted'):
                setattr(m, n, lambda *a: None)
        """,
        """
        import gc
        for d in gc.get_objects():
            if isinstance(d, dict) and 'run_one' in d:
                d['run_one'] = lambda *a: None
        """,
        "import gc\nfor d in gc.get_objects():\n    if isinstance(d, list):\n        d.clear()",
        "import builtins\nbuiltins.AssertionError = type('Fine', (), {'__init__': lambda *a: None})",
        "import ast, builtins\nast.parse = builtins.compile = builtins.exec = lambda *a, **k: None",
        "import sys\nsys.settrace(lambda *a: None)\nsys.excepthook = lambda *a: None",
        "import atexit, os\natexit.register(lambda: os._exit(0))",
        "import traceback, unittest",
        "import inspect\ninspect.isfunction = lambda f: False",
        "import pytest\npytest._Skipped = BaseException\npytest.skip('no')",
      })
  void runTests_codeThatForges_isNotOk(String forgery) {
    write(workspace, "calc.py", forgery + "\n\ndef add(a, b):\n    return a - b\n");
    write(
        workspace,
        "test_calc.py",
        "from calc import add\n\ndef test_sum():\n    assert add(3, 4) == 7\n");
    assertThat(run().content().path("ok").asBoolean()).isFalse();
  }

  @Test
  void runTests_moduleThatIsSkippedAsAWhole_isAnError() {
    write(workspace, "test_a.py", "def test_a():\n    pass\n");
    write(
        workspace,
        "test_b.py",
        """
        import pytest
        pytest.skip('later', allow_module_level=True)

        def test_b():
            assert False
        """);
    ToolResult result = run();
    assertCounts(result, false, 1, 0, 1);
    assertThat(output(result)).contains("ERROR test_b.py\n", "Skipped: later");
  }

  @Test
  void runTests_moduleWhoseTestsAreAllSkipped_isAnError() {
    write(workspace, "test_a.py", "def test_a():\n    pass\n");
    write(
        workspace,
        "test_b.py",
        "import pytest\n\n@pytest.mark.skip\ndef test_b():\n    assert False\n");
    assertCounts(run(), false, 1, 0, 1);
  }

  /** The one test that calls the code fails or cannot be run; the other passes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "import pytest\npytest.skip('no', allow_module_level=True)",
        "import sys\nsys.exit(0)",
        "import pytest\nadd = pytest.skip",
        "import pytest\ndef add(a, b):\n    pytest.skip('no')",
        "import builtins, pytest\nbuiltins.AssertionError = pytest.skip.Exception",
        "import pytest\npytest._Mark._put = lambda mark, target: None",
        "import pytest\npytest._Mark._put = lambda mark, target: pytest.fixture(target)",
        "import pytest\npytest._Marks.__getattr__ = lambda m, n: pytest._Mark('xfail')",
        "import pytest\npytest._Marks.__getattr__ = lambda m, n: pytest._Mark('skip')",
        "import inspect\ninspect.isfunction = lambda f: f.__name__ != 'test_sum'",
      })
  void runTests_codeThatHasItsTestVanish_isNotOk(String forgery) {
    write(workspace, "calc.py", "def add(a, b):\n    return a - b\n\n" + forgery + "\n");
    write(workspace, "test_a.py", "def test_a():\n    pass\n");
    write(
        workspace,
        "test_calc.py",
        """
        from calc import add
        import pytest

        @pytest.mark.parametrize('a', [3])
        def test_sum(a):
            assert add(a, 4) == 7
        """);
    ToolResult result = run();
    assertThat(result.content().path("passed").asInt()).as("%s", result).isEqualTo(1);
    assertThat(result.content().path("ok").asBoolean()).isFalse();
  }

  /** What finds a frame takes all that it leads to and has everything that is run return. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "import sys; return sys._getframe()",
        "import inspect; return inspect.currentframe()",
        "import inspect; return inspect.stack()[0].frame",
        "import logging; return logging.currentframe()",
        "import traceback; return next(traceback.walk_stack(None))[0]",
        "import traceback; return next(traceback.walk_tb(error.__traceback__))[0]",
        "return error.__traceback__.tb_frame",
        "import operator; return operator.attrgetter('tb_frame')(error.__traceback__)",
        "g = (g.gi_frame.f_back for _ in [1]); return next(g)",
        "import sys; return next(iter(sys._current_frames().values()))",
        """
        import sys
                found = []
                sys.setprofile(lambda frame, *_: found.append(frame))
                (lambda: 0)()
                sys.setprofile(None)
                return found[0]\
        """,
      })
  void runTests_framesOfTheRunner_areNotReached(String way) {
    write(
        workspace,
        "calc.py",
        """
        def find(error):
            try:
                %s
            except Exception:
                return None

        def add(a, b):
            try:
                1 / 0
            except ZeroDivisionError as error:
                frame = find(error)
            while frame is not None:
                if 'run_one' in frame.f_globals:
                    frame.f_globals['answer'] = lambda *a: (
                        '{"passed":1,"failed":0,"errors":0,"output":"","problem":""}')
                frame = frame.f_back
            return a - b
        """
            .formatted(way));
    write(
        workspace,
        "test_calc.py",
        "from calc import add\n\ndef test_sum():\n    assert add(3, 4) == 7\n");
    assertCounts(run(), false, 0, 1, 0);
  }

  @Test
  void runTests_functionsOfTheRunner_haveNamesOfTheirOwn() {
    write(
        workspace,
        "test_a.py",
        """
        import sys, traceback

        def test_a(capsys, monkeypatch):
            found = [
                sys.modules['test_a'].__dict__['@explain'],
                type(capsys).readouterr,
                type(monkeypatch).undo,
                traceback.StackSummary._extract_from_extended_frame_gen.__func__]
            assert not any('run_tests' in function.__globals__ for function in found)
        """);
    assertCounts(run(), true, 1, 0, 0);
  }

  @Test
  void runTests_whatLooksAtFramesInTheLibrary_works() {
    write(
        workspace,
        "test_a.py",
        """
        import collections, dataclasses, enum, inspect, io, logging, traceback, typing, warnings

        def test_library():
            Point = collections.namedtuple('Point', 'x y')
            Pair = typing.NamedTuple('Pair', [('x', int)])
            Color = enum.Enum('Color', 'RED')
            Made = dataclasses.make_dataclass('Made', ['x'])
            assert (Point(1, 2).y, Pair(3).x, Color.RED.value, Made(4).x) == (2, 3, 1, 4)
            log, logger = io.StringIO(), logging.getLogger('shop')
            handler = logging.StreamHandler(log)
            handler.setFormatter(logging.Formatter('%(funcName)s %(message)s'))
            logger.addHandler(handler)
            logger.warning('low')
            assert log.getvalue() == 'test_library low\\n'
            try:
                lenght
            except NameError:
                assert 'lenght' in traceback.format_exc()
            assert 'test_library' in ''.join(traceback.format_stack())
            numbers = (n for n in [1])
            assert inspect.getgeneratorstate(numbers) == 'GEN_CREATED'
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter('always')
                warnings.warn('old', DeprecationWarning)
            assert len(caught) == 1
        """);
    ToolResult result = run();
    assertThat(output(result)).isEqualTo("1 passed\n");
  }

  private ToolResult run() {
    return call(workspace, "run_tests", JsonNodeFactory.instance.objectNode());
  }

  private ToolResult run(String path) {
    return call(workspace, "run_tests", strings("path", path));
  }

  private static void assertCounts(
      ToolResult result, boolean ok, int passed, int failed, int errors) {
    JsonNode content = result.content();
    assertThat(content.path("passed").asInt(-1)).as("%s", content).isEqualTo(passed);
    assertThat(content.path("failed").asInt(-1)).isEqualTo(failed);
    assertThat(content.path("errors").asInt(-1)).isEqualTo(errors);
    assertThat(content.path("ok").asBoolean()).isEqualTo(ok);
  }

  private static String output(ToolResult result) {
    return result.content().path("output").asText();
  }
}
