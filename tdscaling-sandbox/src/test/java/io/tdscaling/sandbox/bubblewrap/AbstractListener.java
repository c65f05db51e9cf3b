package io.tdscaling.sandbox.bubblewrap;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A listener on a Unix socket without a file, which Java cannot make: a process of Python's. */
record AbstractListener(Process process, String name) implements AutoCloseable {
  private static final String SOURCE =
      """
      import socket, sys
      with socket.socket(socket.AF_UNIX) as s:
          s.bind('\\0' + sys.argv[1])
          s.listen()
          print('listening', flush=True)
          s.accept()
          print('reached', flush=True)
      """;

  static AbstractListener start() throws IOException {
    Path python = Path.of("/usr/bin/python3");
    assumeTrue(Files.isExecutable(python), "no /usr/bin/python3; this test is NOT run");
    String name = "tdscaling-canary-" + ProcessHandle.current().pid();
    Process process =
        new ProcessBuilder(python.toString(), "-c", SOURCE, name).redirectErrorStream(true).start();
    byte[] line = process.getInputStream().readNBytes("listening\n".length());
    if (!new String(line, StandardCharsets.UTF_8).equals("listening\n")) {
      throw new IOException(new String(line, StandardCharsets.UTF_8));
    }
    return new AbstractListener(process, name);
  }

  boolean wasReached() {
    return !process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
