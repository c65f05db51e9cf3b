package io.tdscaling.sandbox.embedded.python;

import io.tdscaling.sandbox.embedded.execution.VirtualTime;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceQuota;
import java.util.SplittableRandom;

/** All that the guest has of a computer: streams, files, a clock and chance. */
final class GuestSystem implements AutoCloseable {
  final GuestStreams streams = new GuestStreams();
  final VirtualTime time = new VirtualTime();
  final SplittableRandom random;
  final GuestPaths paths;
  final GuestFiles files;
  final DescriptorTable descriptors;
  private final WorkspaceQuota quota;

  GuestSystem(WorkspaceFiles workspace, long seed) {
    random = new SplittableRandom(seed);
    quota = new WorkspaceQuota(workspace);
    paths = new GuestPaths(workspace.root(), workspace.limits().maxDepth());
    files = new GuestFiles(paths, quota);
    descriptors = new DescriptorTable(paths.root());
  }

  /** Starts an execution. */
  void begin(byte[] stdin, ExecLimits limits) {
    streams.begin(stdin, limits.outputBytes());
    time.allowSleep(limits.wall());
    descriptors.begin(limits.openFiles());
    quota.begin();
  }

  /** Returns whether the program met a limit of its workspace. */
  boolean diskExceeded() {
    return quota.exceeded();
  }

  @Override
  public void close() {
    descriptors.closeAll();
  }
}
