package io.tdscaling.sandbox.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspacePath;

/** {@code run_sql}: executes SQL on a database file. */
final class RunSqlTool implements RunTool {
  static final String NAME = "run_sql";
  private static final String DEFAULT_DATABASE = "data.db";

  private static final ToolSpec SPEC =
      FileTool.changing(
          NAME,
          "Execute SQL (SQLite) on a database file of the workspace, which is made if missing."
              + " Several statements are separated by ;. The rows of the last statement that"
              + " returns any are returned, at most 200 of them.",
          ObjectSchema.document()
              .nonEmptyText("sql", "The statements.")
              .nonEmptyText("database", FileTool.PATH_FORM, DEFAULT_DATABASE)
              .requiring("sql"),
          ObjectSchema.document()
              .list("columns", "Names of the columns. Only if rows are returned.", text())
              .list("rows", "The rows. Only if rows are returned.", row())
              .integer("row_count", "Number of rows that were found.", 0)
              .integer("changes", "Number of rows changed. Only if no rows are returned.", 0)
              .flag("truncated", "Whether some rows are left out. Only if so.")
              .requiring(),
          false);

  private final RunContext context;

  RunSqlTool(RunContext context) {
    this.context = context;
  }

  private static ObjectNode text() {
    return JsonNodeFactory.instance.objectNode().put("type", "string");
  }

  private static ObjectNode row() {
    return JsonNodeFactory.instance.objectNode().put("type", "array");
  }

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public ToolResult run(Arguments arguments) throws RefusedException, InterruptedException {
    WorkspacePath database =
        WorkspacePath.ofFile(
            arguments.text("database", DEFAULT_DATABASE), context.workspaceLimits());
    ExecResult result = context.exec(ExecRequest.sql(database.toString(), arguments.text("sql")));
    if (result.succeeded()) {
      return ToolResult.ok(RunJson.object(result.stdout()));
    }
    return result.status() == ExecStatus.NONZERO
        ? ToolResult.error("sql_error", result.stderr().strip())
        : RunResult.failure(result, context.limits());
  }
}
