package io.tdscaling.sandbox;

import io.tdscaling.sandbox.embedded.EmbeddedBackend;
import java.nio.file.Path;

/** The embedded backend that all tests of a JVM share, for Python takes seconds to start. */
public final class SharedSandbox {
  private static final EmbeddedBackend BACKEND =
      EmbeddedBackend.withCache(Path.of("target", "sandbox-cache"));

  private SharedSandbox() {}

  /** Returns the backend. It is never closed. */
  public static EmbeddedBackend backend() {
    return BACKEND;
  }
}
