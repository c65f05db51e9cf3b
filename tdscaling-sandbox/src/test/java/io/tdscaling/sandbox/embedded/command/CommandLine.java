package io.tdscaling.sandbox.embedded.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;

/** A workspace and its command interpreter, as tests use them. */
final class CommandLine implements AutoCloseable {
  final WorkspaceFiles files = WorkspaceFiles.create(WorkspaceLimits.defaults());
  private final CommandInterpreter interpreter = new CommandInterpreter(files);

  CommandLine file(String path, String content) {
    try {
      files.write(WorkspacePath.of(path, files.limits()), content);
      return this;
    } catch (RefusedException refused) {
      throw new AssertionError(refused);
    }
  }

  String content(String path) {
    try {
      return files.read(WorkspacePath.of(path, files.limits()));
    } catch (RefusedException refused) {
      throw new AssertionError(refused);
    }
  }

  ExecResult run(String line) {
    try {
      return interpreter.exec(ExecRequest.of(Language.COMMAND, line));
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Runs a line that succeeds and returns what it printed. */
  String out(String line) {
    ExecResult result = run(line);
    assertThat(result.status()).as("%s: %s", line, result).isEqualTo(ExecStatus.OK);
    assertThat(result.stderr()).as(line).isEmpty();
    return result.stdout();
  }

  /** Runs a line that fails and returns its standard error. */
  String fails(String line, int exitCode) {
    ExecResult result = run(line);
    assertThat(result.status()).as("%s: %s", line, result).isEqualTo(ExecStatus.NONZERO);
    assertThat(result.exitCode()).as("%s: %s", line, result).isEqualTo(exitCode);
    return result.stderr();
  }

  @Override
  public void close() {
    interpreter.close();
    files.close();
  }
}
