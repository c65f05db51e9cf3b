package io.tdscaling.sandbox.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.sandbox.embedded.execution.Interpreter;
import io.tdscaling.sandbox.embedded.python.PythonGuest;
import io.tdscaling.sandbox.embedded.python.PythonRuntime;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.spi.SessionSpec;

/**
 * Runs the tests of a Python program, in an interpreter that is new each time. What the tests print
 * is not what counts them: the interpreter answers with the numbers, and where it does not, the
 * tests have failed.
 */
final class TestsInterpreter implements Interpreter {
  private static final int NOT_FOUND_EXIT = 4;
  private static final int NO_TESTS_EXIT = 5;

  private final PythonRuntime runtime;
  private final SessionSpec spec;

  TestsInterpreter(PythonRuntime runtime, SessionSpec spec) {
    this.runtime = runtime;
    this.spec = spec;
  }

  @Override
  public ExecResult exec(ExecRequest request) throws InterruptedException {
    ObjectNode tests = JsonNodeFactory.instance.objectNode().put("tests", request.code());
    try (PythonGuest guest = runtime.open(spec.files(), spec.seed())) {
      PythonRun run = PythonRun.of(guest, tests, request, spec.files());
      JsonNode answer = run.outcome().answer();
      if (answer.isObject()) {
        return answered(run.result(), answer);
      }
      ExecStatus status = run.outcome().status();
      return status == ExecStatus.OK || status == ExecStatus.NONZERO
          ? ended(run.result())
          : run.result();
    }
  }

  private static ExecResult answered(ExecResult result, JsonNode answer) {
    String problem = answer.path("problem").asText();
    if (!problem.isEmpty()) {
      return with(result, NOT_FOUND_EXIT, "", problem + '\n');
    }
    int passed = answer.path("passed").asInt();
    int failed = answer.path("failed").asInt();
    int errors = answer.path("errors").asInt();
    boolean ok = passed > 0 && failed == 0 && errors == 0;
    int exitCode = ok ? 0 : failed + errors > 0 ? 1 : NO_TESTS_EXIT;
    return with(
        result, exitCode, report(ok, passed, failed, errors, answer.path("output").asText()), "");
  }

  /** A test, or what it tests, ended the interpreter, so that there is nothing to count. */
  private static ExecResult ended(ExecResult result) {
    String output =
        "The tests were not all run: the interpreter was ended with exit code "
            + result.exitCode()
            + ".\n";
    return with(result, 1, report(false, 0, 0, 1, output), "");
  }

  private static String report(boolean ok, int passed, int failed, int errors, String output) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ok", ok)
        .put("passed", passed)
        .put("failed", failed)
        .put("errors", errors)
        .put("output", output)
        .toString();
  }

  private static ExecResult with(ExecResult result, int exitCode, String stdout, String stderr) {
    return new ExecResult(
        exitCode == 0 ? ExecStatus.OK : ExecStatus.NONZERO,
        exitCode,
        stdout,
        stderr,
        0,
        result.changedFiles(),
        result.wall(),
        result.cpu(),
        result.peakMemoryBytes());
  }

  @Override
  public void close() {
    // Nothing lives longer than one run.
  }
}
