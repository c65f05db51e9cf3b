package io.tdscaling.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.spi.Language;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What still holds where there are no control groups. */
@Tag("bubblewrap")
@Timeout(60)
class BubblewrapWeakBoundTest {
  private static final BubblewrapOptions OPTIONS =
      BubblewrapOptions.defaults().withHardMemoryBound(false);

  private static final ExecLimits LIMITS =
      ExecLimits.defaults().withWall(Duration.ofSeconds(3)).withMemoryBytes(128 << 20);

  private static BubblewrapBackend backend;

  private Bubblewrap box;

  @BeforeAll
  static void find() throws Exception {
    BubblewrapSearch search =
        BubblewrapBackend.find(OPTIONS, ControlGroups.none("none for this test"));
    assumeTrue(
        search.backend().isPresent(),
        () -> "bubblewrap cannot be used here, its tests are NOT run: " + search.reason());
    backend = search.orElseThrow();
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
  void checkThatAllIsWell() throws Exception {
    Leftovers.checkNone();
    box.checkAlive();
    box.close();
  }

  @Test
  void capabilities_tellThatMemoryIsNotBoundHard() {
    assertThat(backend.capabilities().memoryBoundHard()).isFalse();
    assertThat(backend.capabilities().keepsState()).isFalse();
    assertThat(backend.capabilities().realProcesses()).isTrue();
  }

  @Test
  void find_controlGroupThatIsNone_isNotUsable() throws Exception {
    BubblewrapSearch search =
        BubblewrapBackend.find(
            BubblewrapOptions.defaults().withControlGroup(Path.of("/no/such/group")));

    assertThat(search.backend()).isEmpty();
    assertThat(search.reason()).startsWith("memory cannot be bounded hard: ");
  }

  @Test
  void exec_memoryOfOneProcess_isBounded() throws Exception {
    ExecResult result = box.run(Language.PYTHON, "x = bytearray(400 << 20)", LIMITS);

    assertThat(result.status()).isEqualTo(ExecStatus.OUT_OF_MEMORY);
    assertThat(result.peakMemoryBytes()).as("not known").isZero();
  }

  @Test
  void exec_forkBomb_isBoundedAndEnded() throws Exception {
    ExecResult result =
        box.run(
            Language.PYTHON,
            """
            import os
            made = 0
            while True:
                try:
                    if os.fork() == 0:
                        while True: pass
                    made += 1
                except OSError:
                    print(made)
                    break
            while True: pass
            """,
            LIMITS);

    assertThat(result.status()).isEqualTo(ExecStatus.TIMEOUT);
    assertThat(Integer.parseInt(result.stdout().strip())).isBetween(8, 64);
  }

  @Test
  void exec_orphanAndFlood_areEnded() throws Exception {
    assertThat(box.run(Language.COMMAND, "setsid sleep 600 & echo x > f", LIMITS).changedFiles())
        .containsExactly("f");
    assertThat(box.run(Language.COMMAND, "yes", LIMITS).status())
        .isEqualTo(ExecStatus.OUTPUT_LIMIT);
  }

  @Test
  void exec_everyLanguage_works() throws Exception {
    assertThat(box.python("print(6*7)").stdout()).isEqualTo("42\n");
    assertThat(box.run(Language.JAVASCRIPT, "console.log(6*7)", Bubblewrap.LIMITS).stdout())
        .isEqualTo("42\n");
    assertThat(box.sql("SELECT 6*7 AS n").stdout()).contains("[[42]]");
    box.write("test_a.py", "def test_a(): pass\n");
    assertThat(box.run(Language.TESTS, "", Bubblewrap.LIMITS).stdout()).contains("\"ok\":true");
  }

  @Test
  void exec_interrupted_leavesNothing() throws Exception {
    Thread thread =
        new Thread(
            () -> {
              try {
                box.command("sleep 600");
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    Thread.sleep(200);
    thread.interrupt();
    thread.join();
    assertThat(thread.isAlive()).isFalse();
  }
}
