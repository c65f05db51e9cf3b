package io.tdscaling.sandbox.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.workspace.RefusedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code run_command}: runs a command line. */
final class RunCommandTool implements RunTool {
  static final String NAME = "run_command";

  /** The last command of a line, whose exit code is the line's. */
  private static final Pattern LAST_COMMAND =
      Pattern.compile("(?:^|[|;&])\\s*(\\w+)(?:'[^']*'|\"[^\"]*\"|\\\\.|[^'\"|;&\\\\])*$");

  private static final ToolSpec SPEC =
      FileTool.changing(
          NAME,
          "Run a command line in the workspace, such as grep -rn \"total\" src | head.",
          ObjectSchema.document().nonEmptyText("command", "The command line.").requiring("command"),
          RunTool.outputSchema(),
          false);

  private final RunContext context;

  RunCommandTool(RunContext context) {
    this.context = context;
  }

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public ToolResult run(Arguments arguments) throws RefusedException, InterruptedException {
    String command = arguments.text("command");
    ExecResult result = context.exec(ExecRequest.of(Language.COMMAND, command));
    if (!isAnswer(command, result)) {
      return context.result(result);
    }
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    RunResult.addOutput(content, result, context.workspaceLimits().maxOutputBytes());
    return ToolResult.ok(content);
  }

  /** That nothing was found, or that files differ, is an answer. */
  private static boolean isAnswer(String command, ExecResult result) {
    if (result.status() != ExecStatus.NONZERO || result.exitCode() != 1) {
      return false;
    }
    Matcher last = LAST_COMMAND.matcher(command);
    return last.find() && (last.group(1).equals("grep") || last.group(1).equals("diff"));
  }
}
