package io.tdscaling.sandbox.embedded.python;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps snapshots in a directory that only its owner may use. What is in a file is believed only
 * where its checksum is right, and a file appears as a whole or not at all. A cache that cannot be
 * used is not an error: it is logged, and the snapshot is made again.
 */
final class SnapshotCache {
  private static final System.Logger LOGGER = System.getLogger(SnapshotCache.class.getName());
  private static final Set<PosixFilePermission> OTHERS_MAY_WRITE =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private final Path directory;
  private final Path file;

  /**
   * Makes a cache.
   *
   * @param identity all that the snapshot depends on
   */
  SnapshotCache(Path directory, String identity) {
    this.directory = directory;
    String key =
        Hashing.sha256()
            .hashString(SnapshotFormat.VERSION + '\n' + identity, StandardCharsets.UTF_8)
            .toString();
    this.file = directory.resolve("python-" + key + ".snapshot");
  }

  /** Returns the snapshot if it is there and whole. */
  Optional<Snapshot> load() {
    try {
      checkDirectory();
      return Optional.of(SnapshotFormat.read(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "cannot use " + file, e);
      return Optional.empty();
    }
  }

  /** Keeps a snapshot. */
  void store(Snapshot snapshot) {
    try {
      Files.createDirectories(directory.toAbsolutePath(), permissions("rwx------"));
      checkDirectory();
      Path part = Files.createTempFile(directory, "python-", ".part", permissions("rw-------"));
      try {
        Files.write(part, SnapshotFormat.write(snapshot));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "cannot keep Python in " + directory, e);
    }
  }

  /** What others may write to cannot be believed. */
  private void checkDirectory() throws IOException {
    if (!isPosix()) {
      return;
    }
    Set<PosixFilePermission> granted =
        Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS);
    if (granted.stream().anyMatch(OTHERS_MAY_WRITE::contains)) {
      throw new IOException(directory + " may be written by others");
    }
  }

  private FileAttribute<?>[] permissions(String granted) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(granted))
        }
        : new FileAttribute<?>[0];
  }

  private boolean isPosix() {
    FileSystem system = directory.getFileSystem();
    return system.supportedFileAttributeViews().contains("posix");
  }
}
