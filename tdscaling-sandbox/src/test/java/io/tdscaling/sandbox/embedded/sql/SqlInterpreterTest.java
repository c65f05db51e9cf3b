package io.tdscaling.sandbox.embedded.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.StateDigest;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlInterpreterTest {
  private final WorkspaceFiles files = WorkspaceFiles.create(WorkspaceLimits.defaults());
  private final SqlInterpreter sql = new SqlInterpreter(files, 1);

  @AfterEach
  void close() {
    sql.close();
    files.close();
  }

  @Test
  void exec_query_hasColumnsRowsAndTypes() {
    assertThat(
            json(
                "SELECT 1 AS one, 9007199254740993 AS big, 0.1 AS real, 2e23, 'é\"' AS text, NULL AS"
                    + " absent, x'00FF' AS blob, 9e999 AS huge, '' AS empty, x'' AS none"))
        .isEqualTo(
            "{\"columns\":[\"one\",\"big\",\"real\",\"2e23\",\"text\",\"absent\",\"blob\",\"huge\","
                + "\"empty\",\"none\"],\"rows\":[[1,9007199254740993,0.1,2.0E23,\"é\\\"\",null,"
                + "\"x'00ff'\",\"Inf\",\"\",\"x''\"]],\"row_count\":1}");
  }

  @Test
  void exec_severalStatements_answersTheLastThatReturnsRows() {
    assertThat(json("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2); -- done\n;"))
        .isEqualTo("{\"changes\":2}");
    assertThat(json("SELECT a FROM t WHERE a > 5"))
        .isEqualTo("{\"columns\":[\"a\"],\"rows\":[],\"row_count\":0}");
    assertThat(json("SELECT 1 AS x; SELECT count(*) AS n FROM t; DELETE FROM t"))
        .isEqualTo("{\"columns\":[\"n\"],\"rows\":[[2]],\"row_count\":1}");
    assertThat(json("INSERT INTO t VALUES (7) RETURNING a"))
        .isEqualTo("{\"columns\":[\"a\"],\"rows\":[[7]],\"row_count\":1}");
    assertThat(json("")).isEqualTo("{\"changes\":0}");
  }

  @Test
  void exec_manyRows_areCutAt200() {
    String numbers = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT %d)";
    assertThat(json(numbers.formatted(200) + " SELECT x FROM c"))
        .endsWith(",[200]],\"row_count\":200}");
    assertThat(json(numbers.formatted(201) + " SELECT x FROM c"))
        .endsWith(",[200]],\"row_count\":200,\"truncated\":true}");
  }

  @Test
  void exec_longRows_areCutAtTheLimitOfOutput() {
    ExecResult result =
        run(
            "SELECT hex(zeroblob(10000)) UNION ALL SELECT hex(zeroblob(10001)) "
                + "UNION ALL SELECT hex(zeroblob(10002)) UNION ALL SELECT hex(zeroblob(10003))");
    assertThat(result.status()).isEqualTo(ExecStatus.OK);
    assertThat(result.stdout()).endsWith("\"row_count\":3,\"truncated\":true}");
    assertThat(result.stdout().length()).isLessThan(64 << 10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT * FROM nowhere|no such table: nowhere",
        "SELEC 1|near \"SELEC\": syntax error",
        "SELECT 'a|unrecognized token: \"'a\"",
        "SELECT 1; SELECT a|no such column: a",
        "SELECT abs(-9223372036854775808)|integer overflow",
        "SELECT load_extension('x')|no such function: load_extension",
      })
  void exec_wrongStatement_isAnErrorWithSqlitesMessage(String statement, String message) {
    ExecResult result = run(statement);
    assertThat(result.status()).isEqualTo(ExecStatus.NONZERO);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).isEqualTo(message);
  }

  @Test
  void exec_errorAfterChanges_keepsTheChanges() {
    run("CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1); INSERT INTO t VALUES (1)");
    assertThat(json("SELECT count(*) AS n FROM t")).contains("[[1]]");
  }

  @Test
  void exec_openTransaction_isRolledBack() {
    run("CREATE TABLE t (a)");
    ExecResult result = run("BEGIN; INSERT INTO t VALUES (1)");
    assertThat(result.changedFiles()).isEmpty();
    assertThat(json("SELECT count(*) AS n FROM t")).contains("[[0]]");
  }

  @Test
  void exec_database_isAFileOfTheWorkspace() throws RefusedException {
    ExecResult result = run("CREATE TABLE t (a)");
    assertThat(result.changedFiles()).containsExactly("data.db");
    byte[] file = files.bytes(path("data.db"));
    assertThat(new String(file, 0, 15, StandardCharsets.US_ASCII)).isEqualTo("SQLite format 3");
    files.copy(path("data.db"), path("copy/other.db"));
    assertThat(run("SELECT * FROM t").changedFiles()).isEmpty();
    assertThat(exec(sql, ExecRequest.sql("copy/other.db", "SELECT * FROM t")).succeeded()).isTrue();
    files.delete(path("data.db"));
    assertThat(run("SELECT * FROM t").stderr()).isEqualTo("no such table: t");
    assertThat(files.find(path("data.db"))).isEmpty();
  }

  @Test
  void exec_fileThatIsNoDatabase_isLeftAlone() throws RefusedException {
    files.write(path("notes.txt"), "hello ".repeat(500));
    ExecResult result = exec(sql, ExecRequest.sql("notes.txt", "CREATE TABLE t (a)"));
    assertThat(result.stderr()).isEqualTo("file is not a database");
    assertThat(files.read(path("notes.txt"))).isEqualTo("hello ".repeat(500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.db", "/etc/passwd", "a\\b", "file:x"})
  void exec_pathThatIsNone_isRefused(String database) {
    ExecResult result = exec(sql, ExecRequest.sql(database, "SELECT 1"));
    assertThat(result.status()).isEqualTo(ExecStatus.NONZERO);
    assertThat(result.stderr()).startsWith("path \"");
  }

  @Test
  void exec_equalStatements_giveEqualFiles() {
    String digest = "";
    for (int i = 0; i < 2; i++) {
      WorkspaceFiles other = WorkspaceFiles.create(WorkspaceLimits.defaults());
      try (SqlInterpreter interpreter = new SqlInterpreter(other, 7)) {
        Random random = new Random(3);
        exec(interpreter, ExecRequest.sql("d.db", "CREATE TABLE t (a INTEGER PRIMARY KEY, b)"));
        for (int j = 0; j < 30; j++) {
          String statement =
              switch (random.nextInt(4)) {
                case 0 -> "DELETE FROM t WHERE a % 3 = " + random.nextInt(3);
                case 1 -> "UPDATE t SET b = random() || date('now') WHERE a > " + random.nextInt(9);
                case 2 -> "VACUUM";
                default -> "INSERT INTO t (b) VALUES (hex(randomblob(300))), (2), (x'01')";
              };
          ExecResult result = exec(interpreter, ExecRequest.sql("d.db", statement));
          assertThat(result.status()).as("%s: %s", statement, result).isEqualTo(ExecStatus.OK);
        }
      }
      assertThat(StateDigest.of(other)).satisfies(d -> assertThat(d).isNotEmpty());
      assertThat(digest.isEmpty() || digest.equals(StateDigest.of(other))).isTrue();
      digest = StateDigest.of(other);
      other.close();
    }
  }

  @Test
  void exec_chance_dependsOnSeedAndExecution() {
    TreeMap<Long, String> draws = new TreeMap<>();
    for (long seed = 1; seed <= 3; seed++) {
      try (SqlInterpreter one = new SqlInterpreter(files, seed);
          SqlInterpreter same = new SqlInterpreter(files, seed)) {
        String first = exec(one, ExecRequest.sql("", "SELECT random()")).stdout();
        assertThat(exec(same, ExecRequest.sql("", "SELECT random()")).stdout()).isEqualTo(first);
        assertThat(exec(one, ExecRequest.sql("", "SELECT random()")).stdout()).isNotEqualTo(first);
        draws.put(seed, first);
      }
    }
    assertThat(draws.values()).doesNotHaveDuplicates();
  }

  @Test
  void exec_clock_standsStill() {
    assertThat(json("SELECT datetime('now') AS a, CURRENT_DATE AS b, strftime('%s') AS c"))
        .contains("[[\"2023-11-14 22:13:20\",\"2023-11-14\",\"1700000000\"]]");
  }

  @Test
  void exec_whatAgentsUse_works() {
    assertThat(
            json(
                """
                CREATE TABLE sales (region TEXT, day TEXT, amount REAL);
                CREATE INDEX by_region ON sales (region);
                CREATE VIEW totals AS SELECT region, sum(amount) AS total FROM sales GROUP BY region;
                INSERT INTO sales VALUES ('n', '2024-01-01', 1.5), ('n', '2024-01-02', 2.5),
                  ('s', '2024-01-01', 4);
                WITH ranked AS (SELECT *, row_number() OVER (PARTITION BY region ORDER BY amount DESC) r
                  FROM sales)
                SELECT region, amount, json_object('d', day) AS j, round(amount, 1) AS x,
                  (SELECT total FROM totals t WHERE t.region = ranked.region) AS total
                FROM ranked WHERE r = 1 ORDER BY region;
                """))
        .contains("[[\"n\",2.5,\"{\\\"d\\\":\\\"2024-01-02\\\"}\",2.5,4.0],[\"s\",4.0,");
    assertThat(json("PRAGMA table_info(sales)")).contains("[1,\"day\",\"TEXT\",0,null,0]");
    assertThat(json("EXPLAIN QUERY PLAN SELECT * FROM sales WHERE region = 'n'"))
        .contains("by_region");
    assertThat(json("PRAGMA foreign_keys = ON; PRAGMA user_version = 3; PRAGMA user_version"))
        .contains("[[3]]");
    assertThat(json("SELECT name FROM sqlite_master ORDER BY name")).contains("\"totals\"");
  }

  private String json(String statements) {
    ExecResult result = run(statements);
    assertThat(result.status()).as("%s: %s", statements, result).isEqualTo(ExecStatus.OK);
    return result.stdout();
  }

  private ExecResult run(String statements) {
    ExecRequest request = ExecRequest.sql("data.db", statements);
    return exec(sql, request.with(ExecLimits.defaults()));
  }

  private static ExecResult exec(SqlInterpreter interpreter, ExecRequest request) {
    try {
      return interpreter.exec(request);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private WorkspacePath path(String text) throws RefusedException {
    return WorkspacePath.of(text, files.limits());
  }
}
