package io.tdscaling.sandbox.bubblewrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The control group of one execution: a directory in each hierarchy. None where there is none. */
final class ControlGroup implements AutoCloseable {
  /** How long the kernel may take to see processes off that were killed. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long PAUSE_MILLIS = 1;

  private record Part(ControlGroupParent parent, Path directory) {}

  private final List<Part> parts = new ArrayList<>();

  void add(ControlGroupParent parent, Path directory) {
    parts.add(new Part(parent, directory));
  }

  /** Returns the files that a process writes its id to, to be in the group with its children. */
  List<Path> memberFiles() {
    return parts.stream().map(part -> part.directory.resolve("cgroup.procs")).toList();
  }

  /** Returns how many processes the kernel killed because memory was full. */
  long outOfMemoryKills() {
    return number("memory", "memory.oom_control", "memory.events", "oom_kill ", 1);
  }

  /** Returns the most memory that was used; 0 where it is not known. */
  long peakMemoryBytes() {
    return number("memory", "memory.max_usage_in_bytes", "memory.peak", "", 1);
  }

  /** Returns the processor time; zero where it is not known. */
  Duration cpu() {
    boolean version2 = parts.stream().anyMatch(part -> part.parent.version2());
    return version2
        ? Duration.ofNanos(number("memory", "", "cpu.stat", "usage_usec ", 1_000))
        : Duration.ofNanos(number("cpuacct", "cpuacct.usage", "", "", 1));
  }

  private long number(
      String controller, String version1, String version2, String prefix, long factor) {
    for (Part part : parts) {
      String name = part.parent.version2() ? version2 : version1;
      if (part.parent.has(controller) && !name.isEmpty()) {
        return lines(part.directory.resolve(name)).stream()
            .filter(line -> line.startsWith(prefix))
            .mapToLong(line -> Long.parseLong(line.substring(prefix.length())) * factor)
            .findFirst()
            .orElse(0);
      }
    }
    return 0;
  }

  /** Kills what is in the group, again and again until nothing is. */
  void kill() {
    for (Part part : parts) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      Path all = part.directory.resolve("cgroup.kill");
      List<String> members = lines(part.directory.resolve("cgroup.procs"));
      while (!members.isEmpty() && System.nanoTime() < deadline) {
        if (Files.exists(all)) {
          killAll(all);
        } else {
          members.forEach(ControlGroup::kill);
        }
        pause();
        members = lines(part.directory.resolve("cgroup.procs"));
      }
    }
  }

  private static void killAll(Path file) {
    try {
      ControlGroupParent.write(file, 1);
    } catch (IOException e) {
      throw new IllegalStateException("cannot kill the processes of " + file.getParent(), e);
    }
  }

  private static void kill(String id) {
    ProcessHandle.of(Long.parseLong(id)).ifPresent(ProcessHandle::destroyForcibly);
  }

  /**
   * Kills what is left and removes the group.
   *
   * @throws IllegalStateException if processes are left all the same
   */
  @Override
  public void close() {
    kill();
    for (Part part : parts) {
      remove(part.directory);
    }
    parts.clear();
  }

  /** A group can be removed a moment after its last process has ended. */
  private static void remove(Path directory) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        Files.deleteIfExists(directory);
        return;
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("cannot remove the control group " + directory, e);
        }
        pause();
      }
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return List.of(); // older kernels lack some
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not to be interrupted: whoever was interrupted has to clean up first. */
  private static void pause() {
    boolean interrupted = Thread.interrupted();
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
