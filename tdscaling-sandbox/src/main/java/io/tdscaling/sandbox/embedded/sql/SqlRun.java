package io.tdscaling.sandbox.embedded.sql;

import io.tdscaling.sandbox.embedded.execution.ExecutionEnded;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecStatus;
import java.nio.charset.StandardCharsets;

/** One program on one database, from its bytes before to its bytes after. */
final class SqlRun {
  /** Numbers of SQLite's run-time limits. */
  private static final int LIMIT_LENGTH = 0;

  private static final int LIMIT_SQL_LENGTH = 1;
  private static final int LIMIT_EXPRESSION_DEPTH = 3;
  private static final int LIMIT_ATTACHED = 7;
  private static final int LIMIT_LIKE_PATTERN = 8;

  private static final int MAX_LENGTH = 4 << 20;
  private static final int MAX_SQL_LENGTH = 1 << 20;
  private static final int MAX_EXPRESSION_DEPTH = 500;
  private static final int MAX_LIKE_PATTERN = 1_000;

  private final byte[] sql;
  private final ExecLimits limits;
  private final int maxFileBytes;
  private final int chance;

  /**
   * Makes a run.
   *
   * @param sql the program in UTF-8
   * @param chance how many random bytes are passed over first
   */
  SqlRun(byte[] sql, ExecLimits limits, int maxFileBytes, int chance) {
    this.sql = sql;
    this.limits = limits;
    this.maxFileBytes = maxFileBytes;
    this.chance = chance;
  }

  /** What a run came to: a result or an error, and the database afterwards. */
  static final class Result {
    private final ExecStatus status;
    private final String json;
    private final String error;
    private final byte[] database;
    private final long memoryBytes;

    private Result(
        ExecStatus status, String json, String error, byte[] database, long memoryBytes) {
      this.status = status;
      this.json = json;
      this.error = error;
      this.database = database;
      this.memoryBytes = memoryBytes;
    }

    ExecStatus status() {
      return status;
    }

    /** Returns the result; empty where there is none. */
    String json() {
      return json;
    }

    /** Returns the error's message; empty where there is none. */
    String error() {
      return error;
    }

    byte[] database() {
      return database;
    }

    long memoryBytes() {
      return memoryBytes;
    }
  }

  Result run(byte[] database) {
    try (Sqlite sqlite = new Sqlite(limits.memoryBytes())) {
      sqlite.load(database);
      prepare(sqlite);
      String json = "";
      ExecStatus status = ExecStatus.OK;
      String error = "";
      try {
        json = statements(sqlite);
      } catch (DeniedException denied) {
        status = ExecStatus.DENIED;
        error = String.valueOf(denied.getMessage());
      } catch (SqlException failed) {
        status = failed.status();
        error = String.valueOf(failed.getMessage());
      }
      // A transaction that is still open ends with its connection.
      sqlite.execute("ROLLBACK");
      return new Result(status, json, error, sqlite.save(), sqlite.memoryBytes());
    }
  }

  private void prepare(Sqlite sqlite) {
    // There are no files, so nothing can be spilled to one. Pages are counted once it is known how
    // large they are; a file that is no database says so at the first statement.
    sqlite.execute("PRAGMA temp_store=MEMORY");
    sqlite.execute("PRAGMA max_page_count=" + Math.max(1, maxFileBytes / pageBytes(sqlite)));
    sqlite.limit(LIMIT_LENGTH, MAX_LENGTH);
    sqlite.limit(LIMIT_SQL_LENGTH, MAX_SQL_LENGTH);
    sqlite.limit(LIMIT_EXPRESSION_DEPTH, MAX_EXPRESSION_DEPTH);
    sqlite.limit(LIMIT_LIKE_PATTERN, MAX_LIKE_PATTERN);
    sqlite.limit(LIMIT_ATTACHED, 0);
    sqlite.execute("SELECT randomblob(" + Math.max(1, chance) + ")");
  }

  private static long pageBytes(Sqlite sqlite) {
    int text = sqlite.program("PRAGMA page_size".getBytes(StandardCharsets.UTF_8));
    Sqlite.Prepared prepared = sqlite.prepare(text);
    long bytes =
        sqlite.step(prepared.statement()) == Sqlite.ROW
            ? sqlite.columnLong(prepared.statement(), 0)
            : 4_096;
    sqlite.finish(prepared.statement());
    return Math.max(512, bytes);
  }

  private String statements(Sqlite sqlite) throws DeniedException, SqlException {
    int start = sqlite.program(sql);
    String json = "";
    for (int text = start; text - start < sql.length; ) {
      StatementGuard.Kind kind = StatementGuard.check(sql, text - start);
      sqlite.limit(LIMIT_ATTACHED, kind == StatementGuard.Kind.VACUUM ? 1 : 0);
      Sqlite.Prepared prepared = sqlite.prepare(text);
      if (prepared.code() != Sqlite.OK) {
        throw problem(sqlite);
      }
      text = prepared.next();
      if (prepared.statement() != 0) {
        String result = result(sqlite, prepared.statement());
        json = result.isEmpty() ? json : result;
      }
    }
    return json.isEmpty() ? "{\"changes\":" + sqlite.totalChanges() + "}" : json;
  }

  /** Returns the statement's rows as JSON; empty where it is not one that returns rows. */
  private String result(Sqlite sqlite, int statement) throws SqlException {
    try {
      ResultTable table = new ResultTable(sqlite, statement, limits.outputBytes());
      int code = sqlite.step(statement);
      while (code == Sqlite.ROW && table.add()) {
        code = sqlite.step(statement);
      }
      if (code != Sqlite.ROW && code != Sqlite.DONE) {
        throw problem(sqlite);
      }
      return sqlite.columnCount(statement) == 0 ? "" : table.json();
    } finally {
      sqlite.finish(statement);
    }
  }

  private static SqlException problem(Sqlite sqlite) {
    String message = sqlite.errorMessage();
    return switch (sqlite.errorCode()) {
      case Sqlite.NOMEM -> throw ExecutionEnded.with(ExecStatus.OUT_OF_MEMORY, message);
      case Sqlite.FULL -> new SqlException(ExecStatus.DISK_LIMIT, message);
      default -> new SqlException(ExecStatus.NONZERO, message);
    };
  }
}
