package io.tdscaling.sandbox.embedded.python;

import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * CPython, ready to be used by any number of sessions at once. Making it ready takes about 12
 * seconds of processor time, or a second where a cache holds what came of it.
 */
public final class PythonRuntime {
  private final ReadyPython ready;

  private PythonRuntime(ReadyPython ready) {
    this.ready = ready;
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
      return new PythonRuntime(ReadyPython.of(image, kept.get()));
    }
    Snapshot made = image.start();
    snapshots.store(made);
    return new PythonRuntime(ReadyPython.of(image, made));
  }

  /**
   * Opens an interpreter. It does nothing before it is first asked to run something.
   *
   * @param seed seed of its chance
   */
  public PythonGuest open(WorkspaceFiles files, long seed) {
    return new PythonGuest(ready, files, seed);
  }
}
