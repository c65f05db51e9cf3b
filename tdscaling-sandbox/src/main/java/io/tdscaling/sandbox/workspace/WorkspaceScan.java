package io.tdscaling.sandbox.workspace;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a workspace held at a moment, well enough to tell what changed since.
 *
 * @param files the files by path, each with what changes when it is written or replaced
 * @param totalBytes bytes in all files together
 * @param entries number of files and directories
 */
public record WorkspaceScan(SortedMap<String, Stamp> files, long totalBytes, int entries) {
  /** What tells a file from the one that was at its path before. */
  record Stamp(String key, long modified, long bytes) {}

  /** Copies the map. */
  public WorkspaceScan {
    files = new TreeMap<>(files);
  }

  /** Returns the paths of the files that were written, moved or removed since, sorted. */
  public List<String> changedSince(WorkspaceScan before) {
    TreeSet<String> changed = new TreeSet<>();
    for (Map.Entry<String, Stamp> file : files.entrySet()) {
      if (!file.getValue().equals(before.files.get(file.getKey()))) {
        changed.add(file.getKey());
      }
    }
    for (String path : before.files.keySet()) {
      if (!files.containsKey(path)) {
        changed.add(path);
      }
    }
    return List.copyOf(changed);
  }
}
