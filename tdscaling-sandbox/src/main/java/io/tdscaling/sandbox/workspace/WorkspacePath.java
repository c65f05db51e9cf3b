package io.tdscaling.sandbox.workspace;

import com.google.common.base.Splitter;
import com.google.common.base.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The checked path of a file or directory, as names below the root.
 *
 * <p>Paths come from a model. Forms that mean something outside the workspace are refused, not
 * reinterpreted: {@code ..}, absolute paths other than those below {@code /workspace}, {@code ~},
 * drive letters, URLs and backslashes. What is merely long-winded is tidied: {@code ./a//b/}.
 *
 * @param names the names, from the root down; none for the root itself
 */
public record WorkspacePath(List<String> names) {
  /** Where agents may think of the workspace as being. */
  public static final String ROOT = "/workspace";

  /** What Linux file systems allow; longer names could never be taken out of the workspace. */
  private static final int MAX_NAME_BYTES = 255;

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
  private static final Splitter SLASH = Splitter.on('/').omitEmptyStrings();

  /** Copies the names. */
  public WorkspacePath {
    names = List.copyOf(names);
  }

  /** Returns the path of a file, which therefore is not the root and does not end in a slash. */
  public static WorkspacePath ofFile(String raw, WorkspaceLimits limits) throws RefusedException {
    WorkspacePath path = of(raw, limits);
    if (path.names.isEmpty() || raw.endsWith("/") || raw.endsWith("/.")) {
      throw invalid(raw, "names a directory, not a file");
    }
    return path;
  }

  /** Returns the path of a file or directory. */
  public static WorkspacePath of(String raw, WorkspaceLimits limits) throws RefusedException {
    checkText(raw, limits);
    List<String> names = new ArrayList<>();
    for (String name : SLASH.split(belowRoot(raw))) {
      if (!name.equals(".")) {
        names.add(checkName(raw, name));
      }
    }
    WorkspacePath path = new WorkspacePath(names);
    path.checkSize(raw, limits);
    return path;
  }

  /** Returns the path from the root, {@code .} for the root itself. */
  @Override
  public String toString() {
    return names.isEmpty() ? "." : String.join("/", names);
  }

  /** Returns whether this path is another one or leads below it. */
  public boolean isBelow(WorkspacePath other) {
    int depth = other.names.size();
    return names.size() >= depth && names.subList(0, depth).equals(other.names);
  }

  /** Returns where {@code path}, which lies in {@code from}, lies when {@code from} lies here. */
  WorkspacePath joinedBy(WorkspacePath from, String path, WorkspaceLimits limits)
      throws RefusedException {
    List<String> joined = new ArrayList<>(names);
    List<String> parts = SLASH.splitToList(path);
    joined.addAll(parts.subList(Math.min(parts.size(), from.names.size()), parts.size()));
    WorkspacePath result = new WorkspacePath(joined);
    result.checkSize(result.toString(), limits);
    return result;
  }

  private static void checkText(String raw, WorkspaceLimits limits) throws RefusedException {
    if (raw.isBlank()) {
      throw invalid(raw, "is empty");
    }
    // Before anything is split: characters, each of at least one byte, that no tidying will make
    // fit.
    if (raw.length() > ROOT.length() + 1 + 2L * limits.maxPathBytes()) {
      throw tooLong(raw, limits);
    }
    int hidden = raw.codePoints().filter(Characters::isHidden).findFirst().orElse(-1);
    if (hidden >= 0) {
      throw invalid(raw, "holds the control character " + Quoted.hex(hidden));
    }
    if (Characters.unpairedSurrogate(raw) >= 0) {
      throw invalid(raw, "holds an unpaired surrogate");
    }
    if (raw.indexOf('\\') >= 0) {
      throw invalid(raw, "holds a backslash; names are separated by /");
    }
  }

  private static String belowRoot(String raw) throws RefusedException {
    if (raw.equals(ROOT) || raw.startsWith(ROOT + "/")) {
      return raw.substring(ROOT.length());
    }
    if (raw.startsWith("/") || raw.startsWith("~") || SCHEME.matcher(raw).matches()) {
      throw outside(raw);
    }
    return raw;
  }

  private static String checkName(String raw, String name) throws RefusedException {
    if (name.equals("..")) {
      throw outside(raw);
    }
    if (!name.equals(name.strip())) {
      throw invalid(raw, "holds a name that begins or ends with a space");
    }
    if (Utf8.encodedLength(name) > MAX_NAME_BYTES) {
      throw invalid(raw, "holds a name of more than " + MAX_NAME_BYTES + " bytes");
    }
    return name;
  }

  private void checkSize(String raw, WorkspaceLimits limits) throws RefusedException {
    if (Utf8.encodedLength(toString()) > limits.maxPathBytes()) {
      throw tooLong(raw, limits);
    }
    if (names.size() > limits.maxDepth()) {
      throw invalid(raw, "has " + names.size() + " names, the most is " + limits.maxDepth());
    }
  }

  private static RefusedException tooLong(String raw, WorkspaceLimits limits) {
    return invalid(raw, "has more than " + limits.maxPathBytes() + " bytes");
  }

  private static RefusedException invalid(String raw, String problem) {
    return FailureCode.INVALID_PATH.because("path " + Quoted.of(raw) + " " + problem);
  }

  private static RefusedException outside(String raw) {
    return FailureCode.PATH_OUTSIDE_WORKSPACE.because(
        "path " + Quoted.of(raw) + " leads out of the workspace; use a path relative to its root");
  }
}
