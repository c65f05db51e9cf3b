package io.tdscaling.sandbox.bubblewrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of bubblewrap. The numbers of open files in them are those of {@code launch.sh}.
 *
 * <p>A sandbox sees {@code /usr}, read-only, an {@code /etc} of its own, and a workspace and
 * temporary directories in memory. It has new namespaces of every kind, no capability, no way to
 * namespaces of its own, and an environment of seven variables.
 */
final class SandboxArguments {
  static final String ROOT = "/workspace";

  /** Directories that on most systems are links into {@code /usr}, and on the others are bound. */
  private static final List<String> SYSTEM_DIRECTORIES =
      List.of("bin", "sbin", "lib", "lib32", "lib64");

  private final List<String> arguments = new ArrayList<>();

  private SandboxArguments() {}

  /**
   * Returns the arguments, each followed by a zero byte.
   *
   * @param host where the host's file system begins
   * @param temporaryBytes most bytes in each temporary directory
   * @param workspaceBytes most bytes in the workspace
   */
  static byte[] of(Path host, long temporaryBytes, long workspaceBytes) {
    SandboxArguments made = new SandboxArguments();
    made.isolate();
    made.environment();
    made.system(host);
    made.devices(temporaryBytes);
    made.memory(temporaryBytes, "/tmp");
    made.memory(workspaceBytes, ROOT);
    made.add("--remount-ro", "/", "--chdir", ROOT, "--seccomp", "9", "--json-status-fd", "10");
    return (String.join("\0", made.arguments) + "\0").getBytes(StandardCharsets.UTF_8);
  }

  private void isolate() {
    add("--unshare-user", "--unshare-all", "--disable-userns", "--assert-userns-disabled");
    add("--uid", "1000", "--gid", "1000", "--hostname", "sandbox", "--cap-drop", "ALL");
    add("--new-session", "--die-with-parent", "--as-pid-1", "--clearenv");
  }

  private void environment() {
    variable("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin");
    variable("HOME", ROOT);
    variable("LANG", "C.UTF-8");
    variable("TZ", "UTC");
    variable("PYTHONHASHSEED", "0");
    variable("PYTHONDONTWRITEBYTECODE", "1");
  }

  private void system(Path host) {
    add("--ro-bind", "/usr", "/usr");
    for (String name : SYSTEM_DIRECTORIES) {
      Path directory = host.resolve(name);
      if (Files.isSymbolicLink(directory)) {
        add("--symlink", target(directory), "/" + name);
      } else if (Files.isDirectory(directory)) {
        add("--ro-bind", "/" + name, "/" + name);
      }
    }
    file(7, "/etc/passwd");
    file(8, "/etc/group");
    // Debian's awk and the like are links through there; libraries outside of the usual places
    // are found by the cache.
    add("--ro-bind-try", "/etc/alternatives", "/etc/alternatives");
    add("--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache");
    file(11, "/run/sandbox/code");
    file(12, "/run/sandbox/runner");
  }

  private void devices(long temporaryBytes) {
    add("--proc", "/proc", "--remount-ro", "/proc", "--dev", "/dev");
    memory(temporaryBytes, "/dev/shm");
    add("--remount-ro", "/dev");
  }

  private void memory(long bytes, String path) {
    add("--size", Long.toString(bytes), "--tmpfs", path);
  }

  private void file(int number, String path) {
    add("--perms", "0444", "--file", Integer.toString(number), path);
  }

  private void variable(String name, String value) {
    add("--setenv", name, value);
  }

  private void add(String... more) {
    arguments.addAll(List.of(more));
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the link " + link, e);
    }
  }
}
