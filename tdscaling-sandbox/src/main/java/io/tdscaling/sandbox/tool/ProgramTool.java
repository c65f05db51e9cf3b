package io.tdscaling.sandbox.tool;

import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.workspace.RefusedException;

/** {@code run_python} and {@code run_javascript}: run a program. */
final class ProgramTool implements RunTool {
  static final String PYTHON = "run_python";
  static final String JAVASCRIPT = "run_javascript";

  private static final String KEEPS_STATE =
      "What earlier calls defined is still there, unless one of them did not end by itself.";

  private static final String STARTS_ANEW =
      "Each call starts anew: only files are still there, not what earlier calls defined.";

  private final Language language;
  private final RunContext context;
  private final ToolSpec spec;

  private ProgramTool(
      Language language, String name, String title, RunContext context, boolean keepsState) {
    this.language = language;
    this.context = context;
    this.spec =
        FileTool.changing(
            name,
            "Run "
                + title
                + " code in the workspace, whose root is the current directory. "
                + (keepsState ? KEEPS_STATE : STARTS_ANEW)
                + " Print what you want to see.",
            ObjectSchema.document().nonEmptyText("code", "The program.").requiring("code"),
            RunTool.outputSchema(),
            false);
  }

  static ProgramTool python(RunContext context, boolean keepsState) {
    return new ProgramTool(Language.PYTHON, PYTHON, "Python 3", context, keepsState);
  }

  static ProgramTool javaScript(RunContext context, boolean keepsState) {
    return new ProgramTool(Language.JAVASCRIPT, JAVASCRIPT, "JavaScript", context, keepsState);
  }

  @Override
  public ToolSpec spec() {
    return spec;
  }

  @Override
  public ToolResult run(Arguments arguments) throws RefusedException, InterruptedException {
    return context.result(context.exec(ExecRequest.of(language, arguments.text("code"))));
  }
}
