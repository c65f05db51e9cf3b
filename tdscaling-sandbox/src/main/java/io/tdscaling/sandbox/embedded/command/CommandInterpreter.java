package io.tdscaling.sandbox.embedded.command;

import io.tdscaling.sandbox.embedded.execution.ExecutionBudget;
import io.tdscaling.sandbox.embedded.execution.ExecutionEnded;
import io.tdscaling.sandbox.embedded.execution.Interpreter;
import io.tdscaling.sandbox.embedded.execution.ProgramOutput;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import java.time.Duration;

/**
 * Runs command lines of small Java versions of the usual file commands on a workspace: no process
 * is started and no file outside of the workspace is reached.
 *
 * <p>Words can be quoted and be patterns of paths; commands are joined by {@code |}, {@code &&},
 * {@code ||}, {@code ;} and newlines, and read and write files with {@code <}, {@code >} and {@code
 * >>}, standard error with {@code 2>} and {@code 2>&1}. It is not a shell: variables,
 * substitutions, subshells, loops, background jobs and here-documents are refused with exit code 2,
 * unknown commands with 127. The commands of a pipeline run one after the other, each on all that
 * the one before it wrote. Every command line begins in the workspace's root.
 *
 * <p>Texts are UTF-8, sorted by their bytes as in the C locale. Regular expressions take time in
 * proportion to the text; back-references, which cannot, are refused. Listings are sorted, and
 * owners, times and permissions are the same everywhere.
 */
public final class CommandInterpreter implements Interpreter {
  private final WorkspaceFiles files;

  /** Takes the workspace, which stays the caller's to close. */
  public CommandInterpreter(WorkspaceFiles files) {
    this.files = files;
  }

  @Override
  public ExecResult exec(ExecRequest request) throws InterruptedException {
    ExecutionBudget budget = new ExecutionBudget(request.limits());
    ProgramOutput output = new ProgramOutput(request.limits().outputBytes());
    CommandFiles commandFiles = new CommandFiles(files, budget);
    ExecStatus status;
    int exitCode = 0;
    try {
      Shell shell = new Shell(commandFiles, budget, output);
      exitCode = shell.run(request.code(), request.stdin());
      status = exitCode == 0 ? ExecStatus.OK : ExecStatus.NONZERO;
    } catch (ExecutionEnded ended) {
      status = ended.status();
      output.note("sh: " + ended.reason() + "\n");
    }
    return new ExecResult(
        status,
        exitCode,
        output.stdout(),
        output.stderr(),
        output.truncatedBytes(),
        commandFiles.changed(),
        budget.elapsed(),
        Duration.ZERO,
        budget.heldBytes());
  }
}
