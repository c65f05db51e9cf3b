package io.tdscaling.examples.cli;

import io.tdscaling.api.code.CodeToolFactory;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.core.CodeTools;
import io.tdscaling.sandbox.Sandboxes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What executes code, as the command line names it. */
enum CodeBackend {
  /** Inside this JVM; nothing has to be installed. */
  EMBEDDED(Sandboxes::embedded);

  private final Supplier<Sandboxes> maker;

  CodeBackend(Supplier<Sandboxes> maker) {
    this.maker = maker;
  }

  CodeToolFactory open() {
    return maker.get();
  }

  /**
   * Returns the environment in which the code of a finished run can be executed again; none where
   * it executed none.
   *
   * @param directory what the run wrote
   */
  static Map<String, EnvironmentFactory> ofRun(Path directory) throws IOException {
    Optional<String> used = CodeTools.usedBy(directory);
    return used.isEmpty() ? Map.of() : CodeTools.environments(named(used.get()).open());
  }

  private static CodeBackend named(String label) throws IOException {
    return Arrays.stream(values())
        .filter(backend -> backend.toString().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IOException("the run executed code with \"" + label + "\", which is unknown"));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
