package io.tdscaling.sandbox.bubblewrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A group below which groups for executions are made.
 *
 * @param directory its directory
 * @param version2 whether it is of version 2, with all controllers in one hierarchy
 * @param controllers what it limits or measures
 */
record ControlGroupParent(Path directory, boolean version2, Set<String> controllers) {
  ControlGroupParent {
    controllers = Set.copyOf(controllers);
  }

  boolean has(String controller) {
    return controllers.contains(controller);
  }

  ControlGroupParent at(Path other) {
    return new ControlGroupParent(other, version2, controllers);
  }

  /** Makes a group and sets its limits; where that fails, it is not there. */
  Path create(String name, long memoryBytes, int processes) throws IOException {
    Path group = Files.createDirectory(directory.resolve(name));
    try {
      limit(group, memoryBytes, processes);
      return group;
    } catch (IOException e) {
      Files.delete(group);
      throw e;
    }
  }

  private void limit(Path group, long memoryBytes, int processes) throws IOException {
    if (has("memory")) {
      write(group.resolve(version2 ? "memory.max" : "memory.limit_in_bytes"), memoryBytes);
      limitSwap(group, memoryBytes);
    }
    if (has("pids")) {
      write(group.resolve("pids.max"), processes);
    }
  }

  /** Version 1 limits memory and swap together, version 2 swap alone. */
  private void limitSwap(Path group, long memoryBytes) throws IOException {
    Path swap = group.resolve(version2 ? "memory.swap.max" : "memory.memsw.limit_in_bytes");
    if (Files.exists(swap)) {
      write(swap, version2 ? 0 : memoryBytes);
    }
  }

  static void write(Path file, long value) throws IOException {
    byte[] text = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
    Files.write(file, text, StandardOpenOption.WRITE);
  }
}
