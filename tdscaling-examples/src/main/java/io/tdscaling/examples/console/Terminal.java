package io.tdscaling.examples.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process's standard streams: always UTF-8, whatever the platform's charset. */
public final class Terminal {
  /** What is printed fits a terminal of this many columns. */
  public static final int COLUMNS = 80;

  private static final Path ERROR_DESCRIPTOR = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /** Returns the standard output stream. */
  public static PrintWriter output() {
    return writer(FileDescriptor.out);
  }

  /** Returns the standard error stream. */
  public static PrintWriter errors() {
    return writer(FileDescriptor.err);
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** Returns whether somebody watches the standard error stream, so that a line may be redrawn. */
  @SuppressWarnings("SystemConsoleNull") // Where JDKs never return null, a log shows the redrawing.
  public static boolean errorsAreWatched() {
    try {
      return Files.exists(ERROR_DESCRIPTOR)
          ? ERROR_DESCRIPTOR.toRealPath().toString().matches("/dev/(pts/|tty|console).*")
          : System.console() != null;
    } catch (IOException unresolvable) {
      // A pipe has no real path.
      return false;
    }
  }
}
