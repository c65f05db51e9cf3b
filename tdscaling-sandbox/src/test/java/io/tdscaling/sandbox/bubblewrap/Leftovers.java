package io.tdscaling.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What executions must not leave behind: processes, threads, control groups, directories. */
final class Leftovers {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Leftovers() {}

  /** Fails if anything is left, having given what ends by itself the time to do so. */
  static void checkNone() throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Set<String> left = left();
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(10);
      left = left();
    }
    assertThat(left).isEmpty();
  }

  private static Set<String> left() throws IOException {
    Set<String> left = new TreeSet<>();
    ProcessHandle.current()
        .descendants()
        .filter(Leftovers::isOfSandbox)
        .forEach(process -> left.add("process " + process.info().commandLine()));
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("tdscaling-sandbox-output"))
        .forEach(thread -> left.add("thread " + thread.getName()));
    for (Path group : controlGroups()) {
      left.add("control group " + group);
    }
    return left;
  }

  private static boolean isOfSandbox(ProcessHandle process) {
    Optional<String> command = process.info().command();
    return command.map(path -> !path.contains("java")).orElse(false);
  }

  private static List<Path> controlGroups() throws IOException {
    String prefix = "tdscaling-" + ProcessHandle.current().pid() + "-";
    List<Path> groups = new ArrayList<>();
    ControlGroupMounts mounts = ControlGroupMounts.read(Path.of("/proc/self"));
    List<Path> parents = new ArrayList<>();
    mounts.version1().forEach(parent -> parents.add(parent.directory()));
    mounts.version2().ifPresent(parents::add);
    for (Path parent : parents) {
      try (Stream<Path> children = Files.list(parent)) {
        children
            .filter(child -> child.getFileName().toString().startsWith(prefix))
            .forEach(groups::add);
      }
    }
    return groups;
  }
}
