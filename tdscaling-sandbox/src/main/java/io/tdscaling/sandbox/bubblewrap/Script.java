package io.tdscaling.sandbox.bubblewrap;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The scripts that come with this package. */
enum Script {
  /** Becomes the sandbox. */
  LAUNCH("launch.sh"),
  /** Process 1 of the sandbox. */
  DRIVE("drive.sh"),
  PYTHON("run_python.py"),
  JAVASCRIPT("run_javascript.js"),
  SQL("run_sql.py"),
  TESTS("run_tests.py");

  private final String file;

  Script(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  /** Returns the text of a shell script without its comments, which would be shown with it. */
  String command() {
    return new String(bytes(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .collect(Collectors.joining("\n"));
  }

  byte[] bytes() {
    try {
      return Resources.toByteArray(Resources.getResource(Script.class, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
