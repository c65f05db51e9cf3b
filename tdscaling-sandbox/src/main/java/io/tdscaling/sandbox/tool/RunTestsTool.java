package io.tdscaling.sandbox.tool;

import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspacePath;

/** {@code run_tests}: runs the workspace's Python tests. */
final class RunTestsTool implements RunTool {
  static final String NAME = "run_tests";
  private static final String ROOT = ".";

  private static final ToolSpec SPEC =
      FileTool.changing(
          NAME,
          "Run the Python tests of the workspace, as pytest would: functions test_* and classes"
              + " Test* in files test_*.py. They start from the files alone, not from what earlier"
              + " calls defined.",
          ObjectSchema.document()
              .nonEmptyText(
                  "path",
                  FileTool.PATH_FORM + " A test file, or a directory. The default is the root.",
                  ROOT)
              .requiring(),
          ObjectSchema.document()
              .flag("ok", "Whether there were tests and all of them passed.")
              .integer("passed", "Number of tests that passed.", 0)
              .integer("failed", "Number of tests that failed.", 0)
              .integer("errors", "Number of files and tests that could not be run.", 0)
              .text("output", "What failed, and how.")
              .requiring("ok", "passed", "failed", "errors", "output"),
          false);

  private final RunContext context;

  RunTestsTool(RunContext context) {
    this.context = context;
  }

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public ToolResult run(Arguments arguments) throws RefusedException, InterruptedException {
    WorkspacePath path = WorkspacePath.of(arguments.text("path", ROOT), context.workspaceLimits());
    String below = path.names().isEmpty() ? "" : path.toString();
    ExecResult result = context.exec(ExecRequest.of(Language.TESTS, below));
    boolean told = result.status() == ExecStatus.OK || result.status() == ExecStatus.NONZERO;
    return told && !result.stdout().isEmpty()
        ? ToolResult.ok(RunJson.object(result.stdout()))
        : RunResult.failure(result, context.limits());
  }
}
