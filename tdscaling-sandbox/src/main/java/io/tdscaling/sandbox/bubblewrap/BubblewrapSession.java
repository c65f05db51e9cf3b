package io.tdscaling.sandbox.bubblewrap;

import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.spi.SandboxSession;
import io.tdscaling.sandbox.workspace.FailureCode;
import io.tdscaling.sandbox.workspace.Quoted;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Executes one program after the other over a workspace, each in a new sandbox. */
final class BubblewrapSession implements SandboxSession {
  private static final int SECRET_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final Pattern OUT_OF_MEMORY = Pattern.compile("(?:^|\n)MemoryError[^\n]*\n?\\z");

  private final Sandbox sandbox;
  private final Interpreters interpreters;
  private final WorkspaceFiles files;

  /** The workspace has no permissions, so those that programs set are remembered here. */
  private Set<String> programs = Set.of();

  private boolean closed;

  BubblewrapSession(Sandbox sandbox, Interpreters interpreters, WorkspaceFiles files) {
    this.sandbox = sandbox;
    this.interpreters = interpreters;
    this.files = files;
  }

  @Override
  public ExecResult exec(ExecRequest request) throws InterruptedException {
    if (closed) {
      throw new IllegalStateException("the session is closed");
    }
    if (!interpreters.languages().contains(request.language())) {
      throw new IllegalArgumentException(
          "this backend does not execute " + request.language().label());
    }
    try {
      return run(request);
    } catch (RefusedException refused) {
      return without(ExecStatus.NONZERO, 1, refused.reason());
    } catch (IOException e) {
      return without(ExecStatus.SANDBOX_ERROR, 0, String.valueOf(e.getMessage()));
    }
  }

  private ExecResult run(ExecRequest request)
      throws IOException, RefusedException, InterruptedException {
    checkPath(request);
    Program program = interpreters.program(request);
    if (request.language() != Language.TESTS) {
      return result(judged(execute(program, request), request));
    }
    String secret = new BigInteger(SECRET_BITS, RANDOM).toString(Character.MAX_RADIX);
    return report(execute(program.withStdin(secret + "\n"), request), secret);
  }

  private void checkPath(ExecRequest request) throws RefusedException {
    if (request.language() == Language.SQL) {
      WorkspacePath.ofFile(Interpreters.database(request), files.limits());
    } else if (request.language() == Language.TESTS && !request.code().isBlank()) {
      WorkspacePath tests = WorkspacePath.of(request.code(), files.limits());
      if (files.find(tests).isEmpty()) {
        throw FailureCode.NOT_FOUND.because(Quoted.of(tests.toString()) + " does not exist");
      }
    }
  }

  private Outcome execute(Program program, ExecRequest request)
      throws IOException, InterruptedException {
    return sandbox.run(program, files, programs, request.limits());
  }

  /** Python itself gave up: the limit on the address space keeps it from being killed. */
  private static Outcome judged(Outcome outcome, ExecRequest request) {
    boolean memory =
        request.language() == Language.PYTHON
            && outcome.status() == ExecStatus.NONZERO
            && OUT_OF_MEMORY.matcher(outcome.stderr()).find();
    return memory ? outcome.with(ExecStatus.OUT_OF_MEMORY) : outcome;
  }

  /** Tests that fail are a result like others; only where there is no report the run failed. */
  private ExecResult report(Outcome outcome, String secret) {
    Optional<String> report = TestReport.in(outcome.stdout(), secret);
    ExecResult result = result(outcome);
    boolean ended = outcome.status() == ExecStatus.OK || outcome.status() == ExecStatus.NONZERO;
    String stdout =
        report.orElseGet(() -> ended ? TestReport.ofNone("the tests ended without a report") : "");
    return new ExecResult(
        ended ? ExecStatus.OK : outcome.status(),
        0,
        stdout,
        outcome.stderr(),
        outcome.truncatedBytes(),
        result.changedFiles(),
        result.wall(),
        result.cpu(),
        result.peakMemoryBytes());
  }

  private ExecResult result(Outcome outcome) {
    List<String> changed = outcome.left().map(left -> Takeover.into(files, left)).orElse(List.of());
    outcome.left().ifPresent(left -> programs = Set.copyOf(left.programs()));
    return new ExecResult(
        outcome.status(),
        outcome.exitCode(),
        outcome.stdout(),
        outcome.stderr(),
        outcome.truncatedBytes(),
        changed,
        outcome.usage().wall(),
        outcome.usage().cpu(),
        outcome.usage().peakMemoryBytes());
  }

  private static ExecResult without(ExecStatus status, int exitCode, String why) {
    return new ExecResult(status, exitCode, "", why, 0, List.of(), Duration.ZERO, Duration.ZERO, 0);
  }

  /** Nothing is left of a program once its execution has returned. */
  @Override
  public void close() {
    closed = true;
  }
}
