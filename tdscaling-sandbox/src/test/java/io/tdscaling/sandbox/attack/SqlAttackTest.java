package io.tdscaling.sandbox.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tdscaling.sandbox.embedded.sql.SqlInterpreter;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.workspace.StateDigest;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlAttackTest {
  private static final Duration GUARD = Duration.ofSeconds(60);
  private static final String COUNT =
      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) ";

  private final WorkspaceFiles files = WorkspaceFiles.create(WorkspaceLimits.defaults());
  private final SqlInterpreter sql = new SqlInterpreter(files, 1);

  @BeforeEach
  void fill() {
    run("CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  }

  @AfterEach
  void close() {
    sql.close();
    files.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM c",
        "SELECT max(x) FROM c WHERE x % 2 = 3",
        "INSERT INTO t SELECT 1 FROM c WHERE x < 0",
        "SELECT sum(length(replace(hex(zeroblob(100000)), '0', 'ab'))) FROM c",
        "SELECT x FROM c ORDER BY x DESC",
      })
  void endless_queries_areInterrupted(String query) {
    String before = StateDigest.of(files);
    ExecResult result = run(COUNT + query, ExecLimits.defaults().withWall(Duration.ofMillis(250)));
    assertThat(result.status())
        .as("%s: %s", query, result)
        .isIn(ExecStatus.TIMEOUT, ExecStatus.OUT_OF_MEMORY);
    assertThat(StateDigest.of(files)).isEqualTo(before);
    assertAnswers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT instr(hex(zeroblob(2000000)), hex(zeroblob(1000000)) || '1')",
        "SELECT hex(zeroblob(1000000)) LIKE '%0%0%0%0%0%0%0%0%0%0%0%0%0%1'",
        "SELECT hex(zeroblob(1000000)) GLOB '*0*0*0*0*0*0*0*0*0*0*0*0*0*1'",
        "SELECT count(*) FROM t a, t b, t c WHERE a.a || b.a || c.a = 'x'",
      })
  void slow_singleFunctions_areInterrupted(String query) {
    ExecResult result = run(query, ExecLimits.defaults().withWall(Duration.ofMillis(250)));
    assertThat(result.status())
        .as("%s: %s", query, result)
        .isIn(ExecStatus.TIMEOUT, ExecStatus.OK, ExecStatus.NONZERO);
    assertAnswers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT randomblob(1000000000)",
        "SELECT zeroblob(2000000000)",
        "SELECT hex(zeroblob(1000000000))",
        "SELECT printf('%.*c', 1000000000, 'x')",
        "SELECT printf('%1000000000d', 1)",
        "SELECT replace(hex(zeroblob(1000000)), '0', hex(zeroblob(1000000)))",
        "SELECT quote(zeroblob(4000000))",
        "SELECT hex(hex(hex(hex(zeroblob(1000000)))))",
        "SELECT group_concat(hex(zeroblob(100000))) FROM (SELECT 1 FROM t a, (VALUES (1),(2),(3),(4),"
            + "(5),(6),(7),(8),(9)) b, (VALUES (1),(2),(3),(4),(5),(6),(7)) c)",
        "CREATE TEMP TABLE q AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT"
            + " randomblob(100000) AS z FROM c",
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT randomblob(100000) FROM"
            + " c ORDER BY 1",
        "WITH RECURSIVE c(x) AS (SELECT 'a' UNION ALL SELECT x || x FROM c) SELECT max(length(x)) FROM c",
        "SELECT json_group_array(hex(zeroblob(100000))) FROM t a, (WITH RECURSIVE c(x) AS (SELECT 1"
            + " UNION ALL SELECT x + 1 FROM c LIMIT 1000) SELECT x FROM c)",
      })
  void memory_floods_areStopped(String statement) {
    ExecResult result = run(statement, ExecLimits.defaults().withWall(Duration.ofSeconds(2)));
    assertThat(result.status())
        .as("%s: %s", statement, result.stderr())
        .isIn(ExecStatus.NONZERO, ExecStatus.OUT_OF_MEMORY, ExecStatus.TIMEOUT, ExecStatus.OK);
    assertThat(result.stdout().length()).isLessThan(64 << 10);
    assertThat(result.peakMemoryBytes()).isLessThanOrEqualTo(256L << 20);
    assertAnswers();
  }

  @Test
  void database_growingPastTheQuota_isStopped() {
    ExecResult result =
        run(
            "INSERT INTO t WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
                + " SELECT randomblob(1000) FROM c");
    assertThat(result.status()).isEqualTo(ExecStatus.DISK_LIMIT);
    assertThat(result.stderr()).isEqualTo("database or disk is full");
    assertAnswers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ATTACH 'other.db' AS o",
        "ATTACH DATABASE '/etc/passwd' AS o",
        "  /* x */ -- y\n ; \uFEFF attach ':memory:' as o",
        "SELECT 1; ATTACH 'x' AS y",
        "EXPLAIN ATTACH 'x' AS y",
        "DETACH main",
        "VACUUM INTO 'copy.db'",
        "VACUUM main INTO '/tmp/copy.db'",
        "VACUUM temp",
        "PRAGMA writable_schema = ON",
        "PRAGMA main.writable_schema(1)",
        "PRAGMA/**/journal_mode=WAL",
        "EXPLAIN PRAGMA journal_mode = OFF",
        "PRAGMA max_page_count = 1000000",
        "PRAGMA temp_store = FILE",
        "PRAGMA temp_store_directory = '/tmp'",
        "PRAGMA hard_heap_limit = 1",
        "PRAGMA cache_size = 1000000",
        "PRAGMA mmap_size = 1000000000",
        "PRAGMA \"writable_schema\" = 1",
        "PRAGMA [temp_store] = 1",
        "PRAGMA page_size = 65536",
        "PRAGMA trusted_schema = ON",
        "PRAGMA nosuch",
      })
  void statements_thatReachOut_areDenied(String statement) {
    String before = StateDigest.of(files);
    ExecResult result = run(statement);
    assertThat(result.status()).as("%s: %s", statement, result).isEqualTo(ExecStatus.DENIED);
    assertThat(result.stderr()).isNotBlank();
    assertThat(StateDigest.of(files)).isEqualTo(before);
    assertAnswers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT readfile('/etc/passwd')",
        "SELECT writefile('/tmp/x', 'y')",
        "SELECT load_extension('/lib/x.so')",
        "SELECT fts3_tokenizer('x')",
        "CREATE VIRTUAL TABLE v USING csv(filename='/etc/passwd')",
        "SELECT * FROM fsdir('/')",
        "SELECT edit('x')",
        "UPDATE sqlite_master SET sql = 'x'",
        "DELETE FROM sqlite_schema",
        "CREATE TABLE sqlite_x (a)",
        "DROP TABLE sqlite_master",
      })
  void functions_thatReachOut_areNotThere(String statement) {
    String before = StateDigest.of(files);
    ExecResult result = run(statement);
    assertThat(result.status()).as("%s: %s", statement, result).isEqualTo(ExecStatus.NONZERO);
    assertThat(StateDigest.of(files)).isEqualTo(before);
    assertAnswers();
  }

  @Test
  void nesting_deepExpressions_areAnswered() {
    for (String statement :
        new String[] {
          "SELECT " + "(".repeat(20_000) + "1" + ")".repeat(20_000),
          "SELECT 1" + " + 1".repeat(50_000),
          "SELECT " + "NOT ".repeat(50_000) + "1",
          "SELECT json('" + "[".repeat(100_000) + "]".repeat(100_000) + "')",
          "SELECT * FROM " + "(SELECT * FROM ".repeat(3_000) + "t" + ")".repeat(3_000),
          "SELECT 1" + " UNION SELECT 1".repeat(5_000),
          "SELECT 1;".repeat(20_000),
          "CREATE TRIGGER r AFTER INSERT ON t BEGIN INSERT INTO t VALUES (1); END; PRAGMA"
              + " recursive_triggers = ON; INSERT INTO t VALUES (1)",
          "x".repeat(2_000_000),
        }) {
      ExecResult result = run(statement);
      assertThat(result.status())
          .as("%s: %s", statement.substring(0, 30), result.stderr())
          .isNotEqualTo(ExecStatus.SANDBOX_ERROR);
      assertAnswers();
    }
  }

  @Test
  void corrupt_databases_breakNothingElse() throws Exception {
    run("CREATE INDEX i ON t (a); INSERT INTO t SELECT hex(randomblob(50)) FROM t, t b, t c");
    WorkspacePath path = WorkspacePath.of("data.db", files.limits());
    byte[] good = files.bytes(path);
    Random random = new Random(5);
    for (int i = 0; i < 40; i++) {
      byte[] bad = good.clone();
      for (int j = 0; j < 20; j++) {
        bad[i % 2 == 0 ? random.nextInt(bad.length) : random.nextInt(120)] =
            (byte) random.nextInt();
      }
      files.write(path, bad);
      ExecResult result =
          run("SELECT * FROM t ORDER BY a; PRAGMA integrity_check; DELETE FROM t; VACUUM");
      assertThat(result.status()).as("%d: %s", i, result).isNotEqualTo(ExecStatus.SANDBOX_ERROR);
    }
    files.write(path, good);
    assertAnswers();
  }

  @Test
  void executions_inGreatNumber_leaveNothingBehind() {
    run("SELECT 1");
    Set<Long> threads = GuestThreads.alive();
    long heap = usedHeap();
    for (int i = 0; i < 500; i++) {
      assertThat(run("SELECT a FROM t WHERE a = 1").succeeded()).isTrue();
    }
    assertThat(GuestThreads.alive()).isSubsetOf(threads);
    assertThat(usedHeap()).isLessThan(heap + (40L << 20));
  }

  @Test
  void interruption_endsTheExecution() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              ExecRequest request = ExecRequest.sql("data.db", COUNT + "SELECT count(*) FROM c");
              try {
                sql.exec(request.with(ExecLimits.defaults().withWall(Duration.ofMinutes(10))));
              } catch (InterruptedException interrupted) {
                thrown.set(interrupted);
              }
            });
    thread.start();
    thread.interrupt();
    thread.join(GUARD.toMillis());
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertAnswers();
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void assertAnswers() {
    assertThat(run("SELECT 6 * 7 AS x").stdout()).contains("[[42]]");
  }

  private ExecResult run(String statements) {
    return run(statements, ExecLimits.defaults());
  }

  private ExecResult run(String statements, ExecLimits limits) {
    return assertTimeoutPreemptively(
        GUARD, () -> sql.exec(ExecRequest.sql("data.db", statements).with(limits)));
  }
}
