package io.tdscaling.sandbox.embedded.javascript;

import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;

/** The files of a workspace, with the errors that Node has for what goes wrong. */
final class ScriptFiles {
  private final WorkspaceFiles files;
  private final TreeSet<String> changed = new TreeSet<>();

  ScriptFiles(WorkspaceFiles files) {
    this.files = files;
  }

  /** Returns the paths of the files that were written or removed, sorted. */
  List<String> changed() {
    return List.copyOf(changed);
  }

  String read(String raw) throws FileError {
    return attempt("open", raw, () -> files.read(WorkspacePath.ofFile(raw, files.limits())));
  }

  boolean exists(String raw) {
    try {
      return files.find(WorkspacePath.of(raw, files.limits())).isPresent();
    } catch (RefusedException refused) {
      return false;
    }
  }

  List<String> list(String raw) throws FileError {
    return attempt(
        "scandir",
        raw,
        () ->
            files.list(WorkspacePath.of(raw, files.limits()), false).stream()
                .map(entry -> entry.path().substring(entry.path().lastIndexOf('/') + 1))
                .toList());
  }

  void write(String raw, String text, boolean append) throws FileError {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    attempt(
        "open",
        raw,
        () -> {
          WorkspacePath path = WorkspacePath.ofFile(raw, files.limits());
          boolean created = append ? files.append(path, bytes) : files.write(path, bytes);
          changed.add(path.toString());
          return created;
        });
  }

  void makeDirectory(String raw) throws FileError {
    attempt(
        "mkdir",
        raw,
        () -> {
          files.makeDirectory(WorkspacePath.of(raw, files.limits()));
          return raw;
        });
  }

  void delete(String raw) throws FileError {
    attempt(
        "unlink",
        raw,
        () -> {
          WorkspacePath path = WorkspacePath.ofFile(raw, files.limits());
          files.bytes(path);
          files.delete(path);
          changed.add(path.toString());
          return raw;
        });
  }

  private static <T> T attempt(String call, String raw, Attempt<T> attempt) throws FileError {
    try {
      return attempt.run();
    } catch (RefusedException refused) {
      String code =
          switch (refused.code()) {
            case NOT_FOUND -> "ENOENT";
            case IS_A_DIRECTORY -> "EISDIR";
            case NOT_A_DIRECTORY -> "ENOTDIR";
            case ALREADY_EXISTS -> "EEXIST";
            case PATH_OUTSIDE_WORKSPACE -> "EACCES";
            case QUOTA_EXCEEDED -> FileError.NO_SPACE;
            case NOT_TEXT -> "EILSEQ";
            default -> "EINVAL";
          };
      throw new FileError(code, code + ": " + words(code) + ", " + call + " '" + raw + "'");
    }
  }

  private static String words(String code) {
    return switch (code) {
      case "ENOENT" -> "no such file or directory";
      case "EISDIR" -> "illegal operation on a directory";
      case "ENOTDIR" -> "not a directory";
      case "EEXIST" -> "file already exists";
      case "EACCES" -> "permission denied";
      case FileError.NO_SPACE -> "no space left on device";
      case "EILSEQ" -> "not a text file in UTF-8";
      default -> "invalid argument";
    };
  }

  private interface Attempt<T> {
    T run() throws RefusedException;
  }
}
