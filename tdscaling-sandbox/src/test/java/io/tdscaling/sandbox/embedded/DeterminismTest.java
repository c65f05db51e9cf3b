package io.tdscaling.sandbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.sandbox.SharedSandbox;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.spi.SandboxSession;
import io.tdscaling.sandbox.spi.SessionSpec;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import org.junit.jupiter.api.Test;

/** What programs ask for is the same in every JVM, so it is written down here. */
final class DeterminismTest {
  private static final String PROGRAM =
      """
      import datetime, os, random, secrets, tempfile, time, uuid
      for name in ('b', 'a', 'c'):
          open(name, 'w').close()
      print(random.random(), random.randint(1, 100))
      print(uuid.uuid4(), uuid.uuid1().version, secrets.token_hex(4), os.urandom(3).hex())
      print(hash('a'), hash(b'bytes'), {'x', 'y', 'z', 'longer'})
      print(datetime.datetime.now().date(), time.time() < 1735700000, time.tzname)
      start = time.perf_counter()
      time.sleep(2)
      print(round(time.perf_counter() - start, 3))
      print(os.listdir('.'), os.getpid(), os.path.basename(tempfile.mktemp()))
      """;

  @Test
  void exec_knownSeed_isTheSameInEveryJvm() throws Exception {
    assertThat(run(7))
        .isEqualTo(
            """
            0.32383276483316237 20
            d70d3259-e4e1-4b63-9c66-3cf4d73c4c04 1 022ab1ba cb293e
            -44460212 1952963964 {'longer', 'y', 'x', 'z'}
            2025-01-01 True ('UTC', 'UTC')
            2.002
            ['a', 'b', 'c'] 42 tmp28c11zbq
            """);
  }

  @Test
  void exec_otherSeed_differs() throws Exception {
    assertThat(run(8)).isNotEqualTo(run(7));
  }

  private static String run(long seed) throws Exception {
    WorkspaceFiles files = WorkspaceFiles.create(WorkspaceLimits.defaults());
    try (SandboxSession session = SharedSandbox.backend().open(new SessionSpec(files, seed))) {
      ExecResult result = session.exec(ExecRequest.of(Language.PYTHON, PROGRAM));
      assertThat(result.stderr()).isEmpty();
      return result.stdout();
    } finally {
      files.close();
    }
  }
}
