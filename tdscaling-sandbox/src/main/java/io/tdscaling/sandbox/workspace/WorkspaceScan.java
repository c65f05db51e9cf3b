package io.tdscaling.sandbox.workspace;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

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

  /** Looks through everything below a directory. */
  static WorkspaceScan of(Path root) {
    SortedMap<String, Stamp> files = new TreeMap<>();
    long bytes = 0;
    int entries = 0;
    for (Path path : Storage.walk(root, Integer.MAX_VALUE)) {
      if (!path.equals(root)) {
        entries++;
        BasicFileAttributes attributes = Storage.attributes(path);
        if (!attributes.isDirectory()) {
          bytes += attributes.size();
          files.put(root.relativize(path).toString(), stamp(attributes));
        }
      }
    }
    return new WorkspaceScan(files, bytes, entries);
  }

  private static Stamp stamp(BasicFileAttributes attributes) {
    return new Stamp(
        String.valueOf(attributes.fileKey()),
        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        attributes.size());
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
