package io.tdscaling.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.spi.SandboxSession;
import io.tdscaling.sandbox.spi.SessionSpec;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.time.Duration;

/** A backend, and a session over a workspace, for tests; skips them where there is no backend. */
final class Bubblewrap implements AutoCloseable {
  static final ExecLimits LIMITS = ExecLimits.defaults().withWall(Duration.ofSeconds(20));

  final BubblewrapBackend backend;
  final WorkspaceFiles files;
  final SandboxSession session;

  private Bubblewrap(BubblewrapBackend backend, WorkspaceLimits limits) {
    this.backend = backend;
    this.files = WorkspaceFiles.create(limits);
    this.session = backend.open(new SessionSpec(files, 1));
  }

  static BubblewrapBackend backend(BubblewrapOptions options) throws InterruptedException {
    BubblewrapSearch search = BubblewrapBackend.find(options);
    assumeTrue(
        search.backend().isPresent(),
        () -> "bubblewrap cannot be used here, its tests are NOT run: " + search.reason());
    return search.orElseThrow();
  }

  /** Opens a session of a backend that stays the caller's to close. */
  static Bubblewrap over(BubblewrapBackend backend) {
    return new Bubblewrap(backend, WorkspaceLimits.defaults());
  }

  static Bubblewrap over(BubblewrapBackend backend, WorkspaceLimits limits) {
    return new Bubblewrap(backend, limits);
  }

  ExecResult python(String code) throws InterruptedException {
    return run(Language.PYTHON, code, LIMITS);
  }

  ExecResult command(String line) throws InterruptedException {
    return run(Language.COMMAND, line, LIMITS);
  }

  ExecResult run(Language language, String code, ExecLimits limits) throws InterruptedException {
    assumeTrue(
        backend.capabilities().languages().contains(language),
        () -> "no interpreter for " + language.label() + " was found; this test is NOT run");
    return session.exec(ExecRequest.of(language, code).with(limits));
  }

  ExecResult sql(String code) throws InterruptedException {
    return session.exec(ExecRequest.sql("data.db", code).with(LIMITS));
  }

  Bubblewrap write(String path, String content) throws RefusedException {
    files.write(WorkspacePath.ofFile(path, files.limits()), content);
    return this;
  }

  String read(String path) throws RefusedException {
    return files.read(WorkspacePath.ofFile(path, files.limits()));
  }

  /** Says that the backend still does its work. */
  void checkAlive() throws InterruptedException {
    ExecResult result = command("echo $((6*7))");
    assertThat(result.stdout()).as(result.toString()).isEqualTo("42\n");
  }

  @Override
  public void close() {
    session.close();
    files.close();
  }
}
