package io.tdscaling.examples.cli;

import io.tdscaling.core.TrajectorySynthesizerBuilder;
import io.tdscaling.sandbox.Sandboxes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code synthesize} is told of programming. */
@SuppressWarnings("NullAway.Init") // Set by picocli.
final class CodeOptions implements AutoCloseable {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--code-share",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Share of the attempts in which the agent writes and runs code, from 0 to 1."
              + " Default: ${DEFAULT-VALUE}.")
  private double share;

  @Option(
      names = "--code-backend",
      paramLabel = "B",
      defaultValue = "embedded",
      description = "What executes the code: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private CodeBackend backend;

  private @Nullable Sandboxes sandboxes;

  void set(TrajectorySynthesizerBuilder builder) throws IOException, InterruptedException {
    if (!(share >= 0 && share <= 1)) {
      throw new ParameterException(
          spec.commandLine(), "--code-share must be from 0 to 1, got " + share);
    }
    if (share > 0) {
      sandboxes = backend.open();
      builder.codeTool(sandboxes, share);
    }
  }

  @Override
  public void close() {
    if (sandboxes != null) {
      sandboxes.backend().close();
    }
  }
}
