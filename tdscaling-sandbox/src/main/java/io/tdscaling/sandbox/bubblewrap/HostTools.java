package io.tdscaling.sandbox.bubblewrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds programs where a sandbox sees them: in {@code /usr}, never by the caller's path. */
final class HostTools {
  /** Searched in this order, in here and in the sandbox. */
  private static final List<String> DIRECTORIES = List.of("usr/local/bin", "usr/bin", "usr/sbin");

  private final Path root;

  /** Takes where the host's file system begins. */
  HostTools(Path root) {
    this.root = root;
  }

  /** Returns every program of a name, the one to prefer first. */
  List<Path> all(String name) {
    return DIRECTORIES.stream()
        .map(directory -> root.resolve(directory).resolve(name))
        .filter(this::usable)
        .toList();
  }

  Optional<Path> find(String name) {
    return all(name).stream().findFirst();
  }

  /** A link that leads out of {@code /usr} leads nowhere in the sandbox. */
  private boolean usable(Path program) {
    try {
      return Files.isExecutable(program)
          && program.toRealPath().startsWith(root.toRealPath().resolve("usr"));
    } catch (IOException e) {
      return false;
    }
  }
}
