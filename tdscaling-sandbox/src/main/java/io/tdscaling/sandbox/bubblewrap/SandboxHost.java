package io.tdscaling.sandbox.bubblewrap;

import io.tdscaling.sandbox.spi.ExecLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What this machine has to make sandboxes with.
 *
 * @param tools path of each program that takes part
 * @param root whether this JVM's user is root, as who no sandbox is started
 * @param groups the control groups that can be made
 */
record SandboxHost(Map<String, String> tools, boolean root, ControlGroups groups) {
  private static final List<String> TOOLS =
      List.of("bash", "bwrap", "env", "prlimit", "setpriv", "sh", "tar");

  private static final String NOBODY = "65534";
  private static final long MEBIBYTE = 1L << 20;
  private static final long GIBIBYTE = 1L << 30;

  SandboxHost {
    tools = Map.copyOf(tools);
  }

  /**
   * Looks for the programs.
   *
   * @throws UnusableException if one is missing
   */
  static Map<String, String> findTools(HostTools host) throws UnusableException {
    Map<String, String> found = new HashMap<>();
    TreeSet<String> missing = new TreeSet<>();
    for (String name : TOOLS) {
      host.find(name)
          .ifPresentOrElse(path -> found.put(name, path.toString()), () -> missing.add(name));
    }
    if (!missing.isEmpty()) {
      throw new UnusableException(
          "not found in /usr/local/bin, /usr/bin or /usr/sbin: " + String.join(", ", missing));
    }
    return found;
  }

  private String tool(String name) {
    String path = tools.get(name);
    if (path == null) {
      throw new IllegalArgumentException("there is no " + name);
    }
    return path;
  }

  /** Returns the command that runs the script outside of the sandbox. */
  List<String> shell(String script) {
    return List.of(tool("bash"), "--noprofile", "--norc", "-c", script, "launch");
  }

  /** Returns the command that becomes a sandbox with this script as its process 1. */
  List<String> sandbox(String script) {
    List<String> command = new ArrayList<>(List.of(tool("env"), "-i"));
    if (root) {
      command.add(tool("setpriv"));
      command.addAll(List.of("--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
      command.addAll(List.of("--no-new-privs", "--"));
    }
    command.addAll(List.of(tool("bwrap"), "--args", "6", "--", tool("sh"), "-c", script));
    command.add("drive");
    return command;
  }

  /**
   * Returns the command that limits each process of a program by itself: a second line of defence
   * where there are control groups, the only one where there are none.
   */
  List<String> limited(Program program, long fileBytes, ExecLimits limits, int processes) {
    long seconds = limits.wall().plusMillis(999).toSeconds();
    long cpu = seconds * Runtime.getRuntime().availableProcessors() + 1;
    List<String> command = new ArrayList<>();
    command.add(tool("prlimit"));
    command.addAll(List.of("--core=0", "--cpu=" + cpu + ":" + (cpu + 1)));
    command.add("--as=" + addressSpace(program, limits.memoryBytes()));
    command.add("--fsize=" + fileBytes);
    command.add("--nofile=" + limits.openFiles());
    command.addAll(List.of("--stack=" + 16 * MEBIBYTE, "--memlock=65536", "--msgqueue=0"));
    if (!groups.boundProcesses()) {
      command.add("--nproc=" + processes);
    }
    command.add("--");
    return command;
  }

  /** Reserving address space is no use of memory: where that is bounded, there is room. */
  private long addressSpace(Program program, long memoryBytes) {
    if (groups.boundMemory()) {
      return Math.max(GIBIBYTE, memoryBytes > Long.MAX_VALUE / 4 ? memoryBytes : 4 * memoryBytes);
    }
    return memoryBytes + (program.reserves() ? GIBIBYTE : 128 * MEBIBYTE);
  }
}
