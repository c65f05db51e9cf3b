package io.tdscaling.sandbox.bubblewrap;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

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

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    try {
      return Resources.toByteArray(Resources.getResource(Script.class, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
