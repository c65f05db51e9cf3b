package io.tdscaling.sandbox.embedded.python;

import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * CPython, ready to be used by any number of sessions at once. Making it ready takes about 12
 * seconds of processor time, or a second where a cache holds what came of it.
 */
public final class PythonRuntime {
  private final PythonImage image;
  private final Snapshot snapshot;

  private PythonRuntime(PythonImage image, Snapshot snapshot) {
    this.image = image;
    this.snapshot = snapshot;
  }

  /**
   * Makes Python ready. To be called on a thread with a deep stack.
   *
   * @param cache directory to keep what is made ready in; where it cannot be used, nothing is kept
   */
  public static PythonRuntime start(Path cache) {
    PythonImage image = PythonImage.load();
    SnapshotCache snapshots = new SnapshotCache(cache, image.identity());
    Optional<Snapshot> kept = snapshots.load();
    if (kept.isPresent()) {
      return new PythonRuntime(image, kept.get());
    }
    Snapshot made = image.start();
    snapshots.store(made);
    return new PythonRuntime(image, made);
  }

  /**
   * Opens an interpreter. It does nothing before it is first asked to run something.
   *
   * @param seed seed of its chance
   */
  public PythonGuest open(WorkspaceFiles files, long seed) {
    return new PythonGuest(image, snapshot, files, seed);
  }
}
