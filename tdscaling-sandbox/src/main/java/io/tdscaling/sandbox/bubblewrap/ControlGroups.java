package io.tdscaling.sandbox.bubblewrap;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The control groups that can be made here: where, and what they bound. */
final class ControlGroups {
  private final List<ControlGroupParent> parents;
  private final String problem;

  private ControlGroups(List<ControlGroupParent> parents, String problem) {
    this.parents = List.copyOf(parents);
    this.problem = problem;
  }

  /**
   * Finds the groups of this process, and out of those the ones that groups can really be made
   * below.
   *
   * @param process the directory of this process in {@code /proc}
   * @param configured where to make groups instead, of version 2 or for memory
   */
  static ControlGroups find(Path process, Optional<Path> configured) {
    List<ControlGroupParent> usable = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try {
      for (ControlGroupParent candidate : candidates(process, configured)) {
        try {
          Files.delete(candidate.create(name("probe-" + UUID.randomUUID()), 64L << 20, 8));
          usable.add(candidate);
        } catch (IOException e) {
          problems.add("no group can be made below " + candidate.directory() + ": " + e);
        }
      }
    } catch (IOException e) {
      problems.add("control groups cannot be found: " + e);
    }
    if (problems.isEmpty()) {
      problems.add("there is no memory controller");
    }
    return new ControlGroups(usable, String.join("; ", problems));
  }

  /** Returns none, for a reason. */
  static ControlGroups none(String reason) {
    return new ControlGroups(List.of(), reason);
  }

  private static List<ControlGroupParent> candidates(Path process, Optional<Path> configured)
      throws IOException {
    ControlGroupMounts mounts = ControlGroupMounts.read(process);
    List<ControlGroupParent> candidates = new ArrayList<>();
    for (ControlGroupParent own : mounts.version1()) {
      candidates.add(own.has("memory") && configured.isPresent() ? own.at(configured.get()) : own);
    }
    if (candidates.stream().noneMatch(own -> own.has("memory"))) {
      version2(mounts, configured).ifPresent(candidates::add);
    }
    return candidates;
  }

  /** A group of version 2 that has processes cannot have groups with controllers below it. */
  private static Optional<ControlGroupParent> version2(
      ControlGroupMounts mounts, Optional<Path> configured) throws IOException {
    List<Path> directories = new ArrayList<>();
    Optional<Path> own = mounts.version2();
    if (configured.isPresent()) {
      directories.add(configured.get());
    } else if (own.isPresent()) {
      directories.add(own.get());
      Optional.ofNullable(own.get().getParent()).ifPresent(directories::add);
    }
    for (Path directory : directories) {
      Set<String> controllers = enabledBelow(directory);
      if (controllers.contains("memory")) {
        return Optional.of(new ControlGroupParent(directory, true, controllers));
      }
    }
    return Optional.empty();
  }

  private static Set<String> enabledBelow(Path directory) throws IOException {
    Path file = directory.resolve("cgroup.subtree_control");
    return Files.isRegularFile(file)
        ? new HashSet<>(Splitter.on(' ').splitToList(Files.readString(file).strip()))
        : Set.of();
  }

  /** Returns whether memory is bounded for all processes of an execution together. */
  boolean boundMemory() {
    return bound("memory");
  }

  /** Returns whether the number of processes is bounded. */
  boolean boundProcesses() {
    return bound("pids");
  }

  private boolean bound(String controller) {
    return parents.stream().anyMatch(parent -> parent.has(controller));
  }

  /** Returns why there is not more. */
  String problem() {
    return problem;
  }

  /**
   * Makes a group for one execution in every hierarchy.
   *
   * @param execution a name that no other execution on this machine has
   */
  ControlGroup create(String execution, long memoryBytes, int processes) throws IOException {
    ControlGroup group = new ControlGroup();
    try {
      for (ControlGroupParent parent : parents) {
        group.add(parent, parent.create(name(execution), memoryBytes, processes));
      }
      return group;
    } catch (IOException e) {
      group.close();
      throw e;
    }
  }

  private static String name(String execution) {
    return "tdscaling-" + ProcessHandle.current().pid() + "-" + execution;
  }
}
