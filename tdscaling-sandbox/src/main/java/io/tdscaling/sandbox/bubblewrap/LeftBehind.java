package io.tdscaling.sandbox.bubblewrap;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a program left in its workspace.
 *
 * @param files content of the files, by path
 * @param directories paths of the directories
 * @param programs paths of the files that can be executed
 * @param notKept what a workspace cannot hold and why, such as symbolic links, sorted
 */
record LeftBehind(
    Map<String, byte[]> files, Set<String> directories, Set<String> programs, Set<String> notKept) {
  /** Makes one that holds nothing yet. */
  LeftBehind() {
    this(new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
  }
}
