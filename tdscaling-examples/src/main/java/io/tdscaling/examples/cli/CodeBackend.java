package io.tdscaling.examples.cli;

import io.tdscaling.core.CodeTools;
import io.tdscaling.sandbox.Sandboxes;
import io.tdscaling.sandbox.bubblewrap.BubblewrapBackend;
import io.tdscaling.sandbox.bubblewrap.BubblewrapSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What executes code, as the command line names it. */
enum CodeBackend {
  /** Inside this JVM; nothing has to be installed. */
  EMBEDDED {
    @Override
    Sandboxes open() {
      return Sandboxes.embedded();
    }
  },

  /** In processes of the operating system; Linux with bubblewrap. */
  BUBBLEWRAP {
    @Override
    Sandboxes open() throws IOException, InterruptedException {
      BubblewrapSearch search = BubblewrapBackend.find();
      return Sandboxes.of(
          search
              .backend()
              .orElseThrow(
                  () -> new IOException("bubblewrap cannot be used here: " + search.reason())));
    }
  };

  /**
   * Opens it.
   *
   * @throws IOException if it cannot be used here, with the reason
   */
  abstract Sandboxes open() throws IOException, InterruptedException;

  /**
   * Returns what executed the code of a finished run; empty where it executed none.
   *
   * @param directory what the run wrote
   */
  static Optional<CodeBackend> ofRun(Path directory) throws IOException {
    Optional<String> used = CodeTools.usedBy(directory);
    return used.isEmpty() ? Optional.empty() : Optional.of(named(used.get()));
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
