package io.tdscaling.sandbox.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.sandbox.workspace.RefusedException;

/** One tool that executes something in a workspace. */
interface RunTool {
  /** What an execution's output is, beside what it is of. */
  String OUTPUT_NOTE = " Only if not empty.";

  /** Returns what agents are told of the tool. */
  ToolSpec spec();

  /** Carries the call out. */
  ToolResult run(Arguments arguments) throws RefusedException, InterruptedException;

  /** Returns the schema of the result of a program or command. */
  static ObjectNode outputSchema() {
    return ObjectSchema.document()
        .integer("exit_code", "Exit code; 0 if all went well.", 0)
        .text("stdout", "What was written to standard output.")
        .text("stderr", "What was written to standard error." + OUTPUT_NOTE)
        .flag("truncated", "Whether some of the output is left out. Only if so.")
        .requiring("exit_code", "stdout");
  }
}
