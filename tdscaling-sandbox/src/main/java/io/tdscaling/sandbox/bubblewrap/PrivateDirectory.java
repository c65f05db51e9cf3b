package io.tdscaling.sandbox.bubblewrap;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The backend's directory: below the JVM's temporary directory, for its user alone, with what all
 * sandboxes are given and the directories of the executions. It is gone when the backend is closed.
 */
final class PrivateDirectory implements AutoCloseable {
  private static final String USERS = "sandbox:x:1000:1000:sandbox:/workspace:/bin/bash\n";
  private static final String GROUPS = "sandbox:x:1000:\n";

  private final Path path;

  private PrivateDirectory(Path path) {
    this.path = path;
  }

  static PrivateDirectory create() throws IOException {
    PrivateDirectory directory = new PrivateDirectory(Files.createTempDirectory("tdscaling-"));
    directory.write("passwd", USERS.getBytes(StandardCharsets.US_ASCII));
    directory.write("group", GROUPS.getBytes(StandardCharsets.US_ASCII));
    directory.write("seccomp", SeccompProgram.bytes());
    for (Script script : Script.values()) {
      directory.write(script.file(), script.bytes());
    }
    return directory;
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(path.resolve(name), content);
  }

  Path path() {
    return path;
  }

  String script(Script script) {
    return path.resolve(script.file()).toString();
  }

  ExecutionDirectory execution(long run) throws IOException {
    return new ExecutionDirectory(path.resolve("execution-" + run));
  }

  @Override
  public void close() {
    try {
      MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
