package io.tdscaling.sandbox.embedded.python;

import com.google.common.base.Utf8;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the paths that a program gives, none of which leads out of its file system. */
final class GuestPaths {
  private static final int MAX_PATH_BYTES = 4_096;
  private static final int MAX_NAME_BYTES = 255;

  private final Path root;
  private final Path workspace;
  private final int maxDepth;

  /**
   * Makes a reader.
   *
   * @param workspace the only directory in which a program may change anything
   * @param maxDepth most names in a path below the workspace that a program makes
   */
  GuestPaths(Path workspace, int maxDepth) {
    this.workspace = workspace.toAbsolutePath().normalize();
    this.root = this.workspace.getRoot();
    this.maxDepth = maxDepth;
  }

  Path root() {
    return root;
  }

  /** Returns the path that {@code raw} is from a directory; one above the root is the root's. */
  Path resolve(Path directory, String raw) throws ErrnoException {
    if (raw.length() > MAX_PATH_BYTES) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    try {
      Path path = directory.resolve(raw).normalize();
      for (Path name : path) {
        if (Utf8.encodedLength(name.toString()) > MAX_NAME_BYTES) {
          throw new ErrnoException(Errno.NAMETOOLONG);
        }
      }
      return path;
    } catch (InvalidPathException e) {
      throw new ErrnoException(Errno.INVAL);
    }
  }

  /** Refuses a path at which nothing may be changed. */
  Path mutable(Path path) throws ErrnoException {
    if (!path.startsWith(workspace) || path.equals(workspace)) {
      throw new ErrnoException(Errno.ACCES);
    }
    return path;
  }

  /** Refuses a path at which nothing may be made. */
  Path creatable(Path path) throws ErrnoException {
    mutable(path);
    if (path.getNameCount() - workspace.getNameCount() > maxDepth) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    Path parent = path.getParent();
    if (parent != null && Files.exists(parent) && !Files.isDirectory(parent)) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    return path;
  }
}
