package io.tdscaling.sandbox.embedded.sql;

import com.google.common.hash.Hashing;
import io.tdscaling.sandbox.embedded.execution.ExecutionBudget;
import io.tdscaling.sandbox.embedded.execution.ExecutionEnded;
import io.tdscaling.sandbox.embedded.execution.GuestFailure;
import io.tdscaling.sandbox.embedded.execution.GuestThread;
import io.tdscaling.sandbox.embedded.execution.Interpreter;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.workspace.FailureCode;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Executes SQL with SQLite on database files of a workspace.
 *
 * <p>Each execution is a connection of its own: it loads the file and, where it changed something,
 * writes it back when it is over, so that settings, temporary tables and open transactions end with
 * it. What statements before an error changed is kept, as SQLite keeps it; an execution that ran
 * out of time or memory or broke down changes nothing. An instance takes 31 MiB at least. Equal
 * statements on equal files give equal files, byte for byte.
 *
 * <p>The answer is the last statement's that returns rows: at most 200 of them, fewer where they
 * would pass the limit of output, then with {@code "truncated":true}. Integers are exact, blobs are
 * texts such as {@code x'00ff'}, infinities are {@code "Inf"} and {@code "-Inf"}.
 *
 * <p>{@code ATTACH}, {@code VACUUM INTO} and pragmas that change limits, files or the schema are
 * denied. {@code date('now')} is 2023-11-14 22:13:20 UTC; {@code random()} depends on the session's
 * seed and on how many executions there were before.
 */
public final class SqlInterpreter implements Interpreter {
  private static final String DEFAULT_DATABASE = "data.db";
  private static final int CHANCES = 4_096;

  private final WorkspaceFiles files;
  private final long seed;
  private long executions;

  /**
   * Makes an interpreter.
   *
   * @param files the workspace, which stays the caller's to close
   * @param seed seed of {@code random()} and {@code randomblob()}
   */
  public SqlInterpreter(WorkspaceFiles files, long seed) {
    this.files = files;
    this.seed = seed;
  }

  @Override
  public ExecResult exec(ExecRequest request) throws InterruptedException {
    ExecutionBudget budget = new ExecutionBudget(request.limits());
    int chance = chance(executions++);
    try {
      String name = request.database().isEmpty() ? DEFAULT_DATABASE : request.database();
      WorkspacePath path = WorkspacePath.ofFile(name, files.limits());
      byte[] sql = request.code().getBytes(StandardCharsets.UTF_8);
      if (request.code().indexOf('\0') >= 0) {
        return failure(budget, ExecStatus.NONZERO, "unrecognized token: NUL");
      }
      byte[] before = files.find(path).isEmpty() ? new byte[0] : files.bytes(path);
      SqlRun run = new SqlRun(sql, request.limits(), files.limits().maxFileBytes(), chance);
      SqlRun.Result result = GuestThread.call("sql", budget, () -> run.run(before));
      return finished(budget, path, before, result);
    } catch (RefusedException refused) {
      boolean full = refused.code() == FailureCode.QUOTA_EXCEEDED;
      return failure(budget, full ? ExecStatus.DISK_LIMIT : ExecStatus.NONZERO, refused.reason());
    } catch (ExecutionEnded ended) {
      return failure(budget, ended.status(), ended.reason());
    } catch (GuestFailure failed) {
      return failure(budget, failed.status(), failed.reason());
    }
  }

  private int chance(long execution) {
    return Math.floorMod(
        Hashing.murmur3_32_fixed().newHasher().putLong(seed).putLong(execution).hash().asInt(),
        CHANCES);
  }

  private ExecResult finished(
      ExecutionBudget budget, WorkspacePath path, byte[] before, SqlRun.Result result)
      throws RefusedException {
    boolean changed = !Arrays.equals(before, result.database());
    if (changed) {
      files.write(path, result.database());
    }
    return result(
        budget,
        result.status(),
        result.json(),
        result.error(),
        changed ? List.of(path.toString()) : List.of(),
        result.memoryBytes());
  }

  private static ExecResult failure(ExecutionBudget budget, ExecStatus status, String message) {
    return result(budget, status, "", message, List.of(), 0);
  }

  private static ExecResult result(
      ExecutionBudget budget,
      ExecStatus status,
      String json,
      String error,
      List<String> changedFiles,
      long memoryBytes) {
    return new ExecResult(
        status,
        status == ExecStatus.NONZERO ? 1 : 0,
        json,
        error,
        0,
        changedFiles,
        budget.elapsed(),
        Duration.ZERO,
        memoryBytes);
  }
}
