package io.tdscaling.sandbox.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.spi.SandboxBackend;
import io.tdscaling.sandbox.spi.SandboxSession;
import io.tdscaling.sandbox.spi.SessionSpec;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspaceScan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attacks that a backend must contain: the call comes back, no secret of the host is seen, nothing
 * of the host is changed or reached, the workspace is within its limits, no thread or process is
 * left, and the session still works. To be run on a backend, extend this class.
 */
public abstract class AttackKit {
  private static final Duration WALL = Duration.ofSeconds(1);

  /** Far more than the second that a backend has, for a busy machine proves nothing. */
  private static final Duration LATEST = Duration.ofSeconds(20);

  private static final ExecLimits LIMITS =
      ExecLimits.defaults().withWall(WALL).withMemoryBytes(128L << 20);

  @TempDir Path outside;

  /** Returns the backend that is attacked. */
  protected abstract SandboxBackend backend();

  static List<Attack> attacks() {
    return Attack.all();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  @Timeout(120)
  void attack_isContained(Attack attack) throws Exception {
    assumeTrue(backend().capabilities().languages().contains(attack.request().language()));
    WorkspaceLimits limits = WorkspaceLimits.defaults();
    WorkspaceFiles files = WorkspaceFiles.create(limits);
    try (Canaries canaries = new Canaries(outside);
        SandboxSession session = backend().open(new SessionSpec(files, 1))) {
      assertAnswers(session, attack.request().language());
      Set<Long> threads = GuestThreads.alive();
      Set<Long> processes = processes();
      ExecResult result = session.exec(filled(attack.request(), canaries));
      assertContained(result, canaries);
      assertWithinLimits(files, limits, canaries);
      assertThat(GuestThreads.alive()).as("threads left").isSubsetOf(threads);
      assertThat(processes()).as("processes left").isSubsetOf(processes);
      assertAnswers(session, attack.request().language());
      canaries.assertUntouched();
    } finally {
      files.close();
    }
  }

  private static ExecRequest filled(ExecRequest request, Canaries canaries) throws Exception {
    ExecRequest filled =
        new ExecRequest(
            request.language(), canaries.fill(request.code()), "", request.database(), LIMITS);
    return filled;
  }

  private static void assertContained(ExecResult result, Canaries canaries) throws Exception {
    assertThat(result.status()).isNotEqualTo(ExecStatus.SANDBOX_ERROR);
    assertThat(result.wall()).isLessThan(WALL.plus(LATEST));
    String output = result.stdout() + result.stderr();
    canaries.assertNotIn(output);
    assertThat(result.stdout()).doesNotContain("ESCAPED");
    assertThat(result.stdout().getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(3 * LIMITS.outputBytes());
    canaries.assertUntouched();
  }

  private static void assertWithinLimits(
      WorkspaceFiles files, WorkspaceLimits limits, Canaries canaries) {
    WorkspaceScan scan = files.scan();
    assertThat(scan.totalBytes()).isLessThanOrEqualTo(limits.maxTotalBytes());
    assertThat(scan.entries()).isLessThanOrEqualTo(limits.maxEntries());
    for (WorkspaceFiles.Entry entry : files.all()) {
      if (!entry.directory() && entry.bytes() > 0) {
        canaries.assertNotIn(new String(files.bytes(entry), StandardCharsets.UTF_8));
      }
    }
  }

  private static void assertAnswers(SandboxSession session, Language language) throws Exception {
    ExecRequest request =
        switch (language) {
          case SQL -> ExecRequest.sql("other.db", "SELECT 6 * 7 AS x");
          case COMMAND -> ExecRequest.of(language, "echo 42");
          case JAVASCRIPT -> ExecRequest.of(language, "console.log(6 * 7)");
          default -> ExecRequest.of(Language.PYTHON, "print(6*7)");
        };
    ExecResult answer =
        session.exec(request.with(ExecLimits.defaults().withWall(Duration.ofSeconds(60))));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(ExecStatus.OK);
    assertThat(answer.stdout()).contains("42");
  }

  private static Set<Long> processes() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }
}
