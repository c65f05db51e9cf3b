package io.tdscaling.sandbox.embedded.command;

import com.google.common.base.Splitter;
import io.tdscaling.sandbox.embedded.execution.ExecutionBudget;
import io.tdscaling.sandbox.workspace.FailureCode;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The workspace as commands see it: with a working directory, and remembering what changed. */
final class CommandFiles {
  private static final Splitter SLASH = Splitter.on('/').omitEmptyStrings();

  private final WorkspaceFiles files;
  private final ExecutionBudget budget;
  private final TreeSet<String> changed = new TreeSet<>();
  private WorkspacePath workingDirectory = new WorkspacePath(List.of());

  CommandFiles(WorkspaceFiles files, ExecutionBudget budget) {
    this.files = files;
    this.budget = budget;
  }

  /** Returns the paths of the files that were written, moved or removed, sorted. */
  List<String> changed() {
    return List.copyOf(changed);
  }

  /** Returns how large one file may be. */
  int maxFileBytes() {
    return files.limits().maxFileBytes();
  }

  /** Returns the working directory as an absolute path. */
  String workingDirectory() {
    return workingDirectory.names().isEmpty()
        ? WorkspacePath.ROOT
        : WorkspacePath.ROOT + "/" + workingDirectory;
  }

  void changeDirectory(String raw) throws FileProblem {
    WorkspaceFiles.Entry entry = entry(raw);
    if (!entry.directory()) {
      throw new FileProblem(FileProblem.NOT_A_DIRECTORY);
    }
    workingDirectory = resolve(raw);
  }

  /** Returns where a path leads; {@code ..} may not lead out of the workspace. */
  WorkspacePath resolve(String raw) throws FileProblem {
    if (raw.isEmpty()) {
      throw new FileProblem(FileProblem.NOT_FOUND);
    }
    boolean rooted = raw.equals(WorkspacePath.ROOT) || raw.startsWith(WorkspacePath.ROOT + "/");
    if (raw.startsWith("/") && !rooted) {
      throw new FileProblem(FileProblem.DENIED);
    }
    List<String> names = new ArrayList<>(rooted ? List.of() : workingDirectory.names());
    for (String name : SLASH.split(rooted ? raw.substring(WorkspacePath.ROOT.length()) : raw)) {
      enter(names, name);
    }
    if (names.isEmpty()) {
      return new WorkspacePath(List.of());
    }
    try {
      return WorkspacePath.of("./" + String.join("/", names), files.limits());
    } catch (RefusedException refused) {
      throw FileProblem.of(refused);
    }
  }

  private static void enter(List<String> names, String name) throws FileProblem {
    if (name.equals("..")) {
      if (names.isEmpty()) {
        throw new FileProblem(FileProblem.DENIED);
      }
      names.remove(names.size() - 1);
    } else if (!name.equals(".")) {
      names.add(name);
    }
  }

  /** Returns what a path leads to. */
  Optional<WorkspaceFiles.Entry> find(String raw) throws FileProblem {
    Optional<WorkspaceFiles.Entry> found = files.find(resolve(raw));
    if (found.isPresent() && !found.get().directory() && raw.endsWith("/")) {
      throw new FileProblem(FileProblem.NOT_A_DIRECTORY);
    }
    return found;
  }

  /** Returns what a path leads to, which has to be something. */
  WorkspaceFiles.Entry entry(String raw) throws FileProblem {
    Optional<WorkspaceFiles.Entry> found = find(raw);
    return found.isPresent() ? found.get() : fail(missing(resolve(raw)));
  }

  boolean isDirectory(String raw) {
    try {
      return find(raw).map(WorkspaceFiles.Entry::directory).orElse(false);
    } catch (FileProblem problem) {
      return false;
    }
  }

  /** Returns what is directly in a directory, sorted by the bytes of the names. */
  List<WorkspaceFiles.Entry> list(WorkspacePath directory) throws FileProblem {
    try {
      List<WorkspaceFiles.Entry> entries = files.list(directory, false);
      budget.work(entries.size() + 1L);
      return entries;
    } catch (RefusedException refused) {
      throw FileProblem.of(refused);
    }
  }

  /** Returns a file's text. */
  String read(String raw) throws FileProblem {
    if (entry(raw).directory()) {
      throw new FileProblem(FileProblem.IS_A_DIRECTORY);
    }
    return read(resolve(raw));
  }

  private String read(WorkspacePath path) throws FileProblem {
    try {
      byte[] bytes = files.bytes(path);
      budget.hold(2L * bytes.length);
      budget.work(bytes.length);
      return TextCodec.decode(bytes);
    } catch (RefusedException refused) {
      throw FileProblem.of(refused);
    }
  }

  /** Writes a file; its directory has to be there. */
  void write(String raw, String text, boolean append) throws FileProblem {
    WorkspacePath path = target(raw);
    try {
      byte[] bytes = TextCodec.encode(text);
      if (append) {
        files.append(path, bytes);
      } else {
        files.write(path, bytes);
      }
      changed.add(path.toString());
    } catch (RefusedException refused) {
      throw FileProblem.of(refused);
    }
  }

  /** Returns a path that something new may get: the directory around it is there. */
  private WorkspacePath target(String raw) throws FileProblem {
    WorkspacePath path = resolve(raw);
    if (path.names().isEmpty() || raw.endsWith("/")) {
      throw new FileProblem(FileProblem.IS_A_DIRECTORY);
    }
    checkParent(path);
    return path;
  }

  private void checkParent(WorkspacePath path) throws FileProblem {
    WorkspacePath parent = parent(path);
    Optional<WorkspaceFiles.Entry> found = files.find(parent);
    if (found.isEmpty()) {
      throw missing(parent);
    }
    if (!found.get().directory()) {
      throw new FileProblem(FileProblem.NOT_A_DIRECTORY);
    }
  }

  void makeDirectory(String raw, boolean parents) throws FileProblem {
    WorkspacePath path = resolve(raw);
    if (!parents) {
      if (files.find(path).isPresent()) {
        throw new FileProblem("File exists");
      }
      checkParent(path);
    } else if (files.find(path).map(entry -> !entry.directory()).orElse(false)) {
      throw new FileProblem("File exists");
    }
    change(() -> files.makeDirectory(path));
  }

  void delete(String raw) throws FileProblem {
    WorkspacePath path = resolve(raw);
    noteTree(path);
    change(() -> files.delete(path));
  }

  void move(String from, String to) throws FileProblem {
    WorkspacePath source = resolve(from);
    WorkspacePath target = resolve(to);
    checkParent(target);
    noteTree(source);
    change(() -> files.move(source, target));
    noteTree(target);
  }

  void copy(String from, String to) throws FileProblem {
    WorkspacePath source = resolve(from);
    WorkspacePath target = resolve(to);
    checkParent(target);
    change(() -> files.copy(source, target));
    noteTree(target);
  }

  private void noteTree(WorkspacePath path) throws FileProblem {
    Optional<WorkspaceFiles.Entry> found = files.find(path);
    if (found.isPresent() && !found.get().directory()) {
      changed.add(path.toString());
    } else if (found.isPresent()) {
      change(
          () ->
              files.list(path, true).stream()
                  .filter(entry -> !entry.directory())
                  .forEach(entry -> changed.add(entry.path())));
    }
  }

  /** Says why nothing is at a path: there is nothing, or a file is above it. */
  private FileProblem missing(WorkspacePath path) {
    for (int depth = 1; depth < path.names().size(); depth++) {
      WorkspacePath above = new WorkspacePath(path.names().subList(0, depth));
      if (files.find(above).map(entry -> !entry.directory()).orElse(false)) {
        return new FileProblem(FileProblem.NOT_A_DIRECTORY);
      }
    }
    return FileProblem.of(FailureCode.NOT_FOUND.because(path.toString()));
  }

  private static WorkspacePath parent(WorkspacePath path) {
    int depth = Math.max(0, path.names().size() - 1);
    return new WorkspacePath(path.names().subList(0, depth));
  }

  private static WorkspaceFiles.Entry fail(FileProblem problem) throws FileProblem {
    throw problem;
  }

  private static void change(Change change) throws FileProblem {
    try {
      change.run();
    } catch (RefusedException refused) {
      throw FileProblem.of(refused);
    }
  }

  private interface Change {
    void run() throws RefusedException;
  }
}
