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

/**
 * Where the control groups of this process are, read from {@code /proc/self/cgroup} and {@code
 * /proc/self/mountinfo}.
 */
final class ControlGroupMounts {
  /** What is of use here; {@code cpuacct} only measures. */
  private static final Set<String> VERSION_1_CONTROLLERS = Set.of("memory", "pids", "cpuacct");

  private static final String NO_CONTROLLERS = "";
  private static final Splitter SPACE = Splitter.on(' ');
  private static final Splitter COMMA = Splitter.on(',');

  private record Mount(String root, String point, String type, List<String> options) {}

  private final List<Mount> mounts;
  private final List<String> memberships;

  private ControlGroupMounts(List<Mount> mounts, List<String> memberships) {
    this.mounts = mounts;
    this.memberships = memberships;
  }

  /** Reads the two files of a process's directory in {@code /proc}. */
  static ControlGroupMounts read(Path process) throws IOException {
    List<Mount> mounts = new ArrayList<>();
    for (String line : Files.readAllLines(process.resolve("mountinfo"))) {
      mount(line).ifPresent(mounts::add);
    }
    return new ControlGroupMounts(mounts, Files.readAllLines(process.resolve("cgroup")));
  }

  /** Returns this process's group in each hierarchy of version 1 that is of use. */
  List<ControlGroupParent> version1() {
    List<ControlGroupParent> parents = new ArrayList<>();
    for (String line : memberships) {
      List<String> fields = Splitter.on(':').limit(3).splitToList(line);
      Set<String> controllers = new HashSet<>(COMMA.splitToList(fields.get(1)));
      controllers.retainAll(VERSION_1_CONTROLLERS);
      if (!controllers.isEmpty()) {
        String one = controllers.iterator().next();
        directory("cgroup", one, fields.get(2))
            .ifPresent(group -> parents.add(new ControlGroupParent(group, false, controllers)));
      }
    }
    return parents;
  }

  /** Returns this process's group of version 2. */
  Optional<Path> version2() {
    for (String line : memberships) {
      if (line.startsWith("0::")) {
        return directory("cgroup2", NO_CONTROLLERS, line.substring("0::".length()));
      }
    }
    return Optional.empty();
  }

  private Optional<Path> directory(String type, String option, String membership) {
    for (Mount mount : mounts) {
      boolean fits = option.equals(NO_CONTROLLERS) || mount.options.contains(option);
      if (mount.type.equals(type) && fits && below(mount.root, membership)) {
        String rest =
            mount.root.equals("/") ? membership : membership.substring(mount.root.length());
        return Optional.of(Path.of(mount.point + rest).normalize());
      }
    }
    return Optional.empty();
  }

  private static boolean below(String root, String membership) {
    return root.equals("/") || membership.equals(root) || membership.startsWith(root + "/");
  }

  /** Fields: id, parent, device, root, point, options, optional fields, "-", type, source, more. */
  private static Optional<Mount> mount(String line) {
    List<String> fields = SPACE.splitToList(line);
    int separator = fields.indexOf("-");
    if (separator < 0 || !fields.get(separator + 1).startsWith("cgroup")) {
      return Optional.empty();
    }
    return Optional.of(
        new Mount(
            fields.get(3),
            fields.get(4),
            fields.get(separator + 1),
            COMMA.splitToList(fields.get(separator + 3))));
  }
}
