package io.tdscaling.sandbox.bubblewrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;

/**
 * The system that this JVM runs on.
 *
 * @param system its name, as Java has it
 * @param processor the processor's architecture, as Java has it
 */
record Platform(String system, String processor) {
  /** The seccomp program holds the system calls' numbers of this one. */
  private static final Set<String> X86_64 = Set.of("amd64", "x86_64");

  static Platform of(Properties properties) {
    return new Platform(properties.getProperty("os.name"), properties.getProperty("os.arch"));
  }

  /** Refuses systems on which there are no sandboxes. */
  void check() throws UnusableException {
    if (!system.equals("Linux")) {
      throw new UnusableException("bubblewrap needs Linux, this is " + system);
    }
    if (!X86_64.contains(processor)) {
      throw new UnusableException("only x86-64 is supported, this is " + processor);
    }
  }

  static boolean isRoot() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }
}
