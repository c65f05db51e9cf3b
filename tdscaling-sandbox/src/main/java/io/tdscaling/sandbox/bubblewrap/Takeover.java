package io.tdscaling.sandbox.bubblewrap;

import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes a workspace hold what a program left, and says what that changed. */
final class Takeover {
  private final WorkspaceFiles files;
  private final WorkspaceLimits limits;
  private final LeftBehind left;
  private final Map<String, WorkspaceFiles.Entry> before = new TreeMap<>();

  private Takeover(WorkspaceFiles files, LeftBehind left) {
    this.files = files;
    this.limits = files.limits();
    this.left = left;
    files.all().forEach(entry -> before.put(entry.path(), entry));
  }

  /** Returns the paths of the files that were written, moved or removed, sorted. */
  static List<String> into(WorkspaceFiles files, LeftBehind left) {
    return new Takeover(files, left).run();
  }

  private List<String> run() {
    Set<String> changed = changedFiles();
    try {
      removeWhatIsNotLeft();
      removeFiles(changed);
      for (String path : left.directories()) {
        files.makeDirectory(WorkspacePath.of(path, limits));
      }
      for (String path : changed) {
        byte[] content = left.files().get(path);
        if (content != null) {
          files.write(WorkspacePath.of(path, limits), content);
        }
      }
    } catch (RefusedException refused) {
      // The archive was read within these very limits.
      throw new IllegalStateException("the workspace refuses what was left: " + refused.reason());
    }
    return List.copyOf(changed);
  }

  private Set<String> changedFiles() {
    Set<String> changed = new TreeSet<>();
    left.files()
        .forEach(
            (path, content) -> {
              if (!isFile(path) || !Arrays.equals(content, files.bytes(entry(path)))) {
                changed.add(path);
              }
            });
    for (WorkspaceFiles.Entry entry : before.values()) {
      if (!entry.directory() && !left.files().containsKey(entry.path())) {
        changed.add(entry.path());
      }
    }
    return changed;
  }

  /** Removes directories, with what is in them, and directories that became files. */
  private void removeWhatIsNotLeft() throws RefusedException {
    for (WorkspaceFiles.Entry entry : before.values()) {
      if (entry.directory() && !left.directories().contains(entry.path())) {
        removeIfThere(entry.path());
      }
    }
  }

  /** Also those that are written anew: the room that they take may be needed for others. */
  private void removeFiles(Set<String> changed) throws RefusedException {
    for (String path : changed) {
      if (isFile(path)) {
        removeIfThere(path);
      }
    }
  }

  /** It may have gone with its directory. */
  private void removeIfThere(String path) throws RefusedException {
    WorkspacePath there = WorkspacePath.of(path, limits);
    if (files.find(there).isPresent()) {
      files.delete(there);
    }
  }

  private boolean isFile(String path) {
    WorkspaceFiles.Entry entry = before.get(path);
    return entry != null && !entry.directory();
  }

  private WorkspaceFiles.Entry entry(String path) {
    WorkspaceFiles.Entry entry = before.get(path);
    if (entry == null) {
      throw new IllegalArgumentException("the workspace did not hold " + path);
    }
    return entry;
  }
}
