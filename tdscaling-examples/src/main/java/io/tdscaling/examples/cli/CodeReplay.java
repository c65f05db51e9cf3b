package io.tdscaling.examples.cli;

import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.core.CodeTools;
import io.tdscaling.sandbox.Sandboxes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the code of a finished run is executed with again. */
final class CodeReplay implements AutoCloseable {
  private final @Nullable Sandboxes sandboxes;

  private CodeReplay(@Nullable Sandboxes sandboxes) {
    this.sandboxes = sandboxes;
  }

  /**
   * Opens it.
   *
   * @param directory what the run wrote
   * @throws IOException if the directory holds no run, or what executed its code cannot be used
   *     here
   */
  static CodeReplay of(Path directory) throws IOException, InterruptedException {
    Optional<CodeBackend> backend = CodeBackend.ofRun(directory);
    return new CodeReplay(backend.isPresent() ? backend.get().open() : null);
  }

  /** Returns the environments by service; none where the run executed no code. */
  Map<String, EnvironmentFactory> environments() {
    return sandboxes == null ? Map.of() : CodeTools.environments(sandboxes);
  }

  @Override
  public void close() {
    if (sandboxes != null) {
      sandboxes.backend().close();
    }
  }
}
