package io.tdscaling.sandbox.bubblewrap;

import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs programs, each in a sandbox of its own. Called from several threads at once.
 *
 * <p>A run has a private directory for the files that the sandbox is given open, and a control
 * group. Both are gone when it returns.
 */
final class Sandbox implements AutoCloseable {
  /** What a packed file or directory takes besides its content and its path. */
  private static final int PACKED_ENTRY_BYTES = 4 * TarHeader.BLOCK_BYTES;

  /** The exit code in front, the root, the end, and what fills the last record up. */
  private static final long END_BYTES = 64 << 10;

  private static final long KIBIBYTE = 1_024;

  /** What every file or directory may take in the sandbox besides its content: a page. */
  private static final int ENTRY_BYTES = 4 << 10;

  /** Far more than fits into memory, and far less than makes a number overflow. */
  private static final long MAX_CONTENT_BYTES = 1L << 40;

  /** Exit code of {@code drive.sh} where the workspace could not be unpacked. */
  private static final int NOT_UNPACKED = 125;

  private final SandboxHost host;
  private final BubblewrapOptions options;
  private final PrivateDirectory directory;
  private final Launcher launcher = new Launcher();
  private final AtomicLong runs = new AtomicLong();

  Sandbox(SandboxHost host, BubblewrapOptions options) throws IOException {
    this.host = host;
    this.options = options;
    this.directory = PrivateDirectory.create();
  }

  /**
   * Runs a program over a workspace, which it does not change.
   *
   * @param programs paths of the files that can be executed
   * @throws IOException if no sandbox came about
   */
  Outcome run(Program program, WorkspaceFiles files, Set<String> programs, ExecLimits limits)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    long run = runs.incrementAndGet();
    String name = directory.path().getFileName() + "-" + run;
    try (ExecutionDirectory execution = directory.execution(run);
        ControlGroup group =
            host.groups().create(name, limits.memoryBytes(), options.maxProcesses())) {
      prepare(execution, program, files, programs);
      List<String> command = command(execution, group, program, files.limits(), limits);
      try (SandboxProcess process =
          new SandboxProcess(launcher.start(command), execution, group, limits.outputBytes())) {
        SandboxProcess.End end = process.await(limits.wall().minus(since(start)));
        return outcome(end, process, execution, group, files.limits(), limits, start);
      }
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void prepare(
      ExecutionDirectory execution, Program program, WorkspaceFiles files, Set<String> programs)
      throws IOException {
    long workspace =
        contentBytes(files.limits()) + (long) files.limits().maxEntries() * ENTRY_BYTES;
    execution.write(
        "arguments", SandboxArguments.of(Path.of("/"), options.temporaryBytes(), workspace));
    execution.write("code", program.code());
    execution.write("stdin", program.stdin());
    try (OutputStream given = execution.given()) {
      TarWriter.write(files, programs, given);
    }
  }

  private List<String> command(
      ExecutionDirectory execution,
      ControlGroup group,
      Program program,
      WorkspaceLimits workspace,
      ExecLimits limits) {
    List<String> command = new ArrayList<>();
    command.addAll(host.shell(Script.LAUNCH.command()));
    command.add(execution.path().toString());
    command.add(directory.path().toString());
    command.add(Long.toString(largestLeft(workspace) / KIBIBYTE));
    command.add(program.runner().map(directory::script).orElse("/dev/null"));
    group.memberFiles().forEach(file -> command.add(file.toString()));
    command.add("--");
    command.addAll(host.sandbox(Script.DRIVE.command()));
    command.addAll(host.limited(program, contentBytes(workspace), limits, options.maxProcesses()));
    command.addAll(program.command());
    return command;
  }

  /** Returns the most bytes that a packed workspace can have, in whole KiB. */
  private static long largestLeft(WorkspaceLimits limits) {
    long entry = PACKED_ENTRY_BYTES + (long) limits.maxPathBytes();
    long bytes = contentBytes(limits) + limits.maxEntries() * entry + END_BYTES;
    return (bytes / KIBIBYTE + 1) * KIBIBYTE;
  }

  private static long contentBytes(WorkspaceLimits limits) {
    return Math.min(limits.maxTotalBytes(), MAX_CONTENT_BYTES);
  }

  private static Outcome outcome(
      SandboxProcess.End end,
      SandboxProcess process,
      ExecutionDirectory execution,
      ControlGroup group,
      WorkspaceLimits workspace,
      ExecLimits limits,
      long start)
      throws IOException {
    OutputCollector output = process.output();
    long kills = group.outOfMemoryKills();
    Leavings leavings = Leavings.read(execution, workspace, largestLeft(workspace));
    if (end == SandboxProcess.End.BY_ITSELF && kills == 0) {
      checkItRan(execution, leavings, output);
    }
    Verdict verdict = Verdict.of(end, kills, leavings, limits);
    verdict.notes(leavings).forEach(output::note);
    boolean kept = verdict.status() != ExecStatus.DISK_LIMIT;
    return new Outcome(
        verdict.status(),
        verdict.exitCode(),
        output.stdout(),
        output.stderr(),
        output.truncatedBytes(),
        kept ? leavings.files() : Optional.empty(),
        new Outcome.Usage(since(start), group.cpu(), group.peakMemoryBytes()));
  }

  /** Bubblewrap tells, from out here, whether there was a sandbox; its process 1, if it began. */
  private static void checkItRan(
      ExecutionDirectory execution, Leavings leavings, OutputCollector output) throws IOException {
    OptionalInt driver = execution.exitCode();
    boolean unpacked = driver.isPresent() && driver.getAsInt() != NOT_UNPACKED;
    if (leavings.exitCode().isEmpty() && !unpacked) {
      throw new IOException("no sandbox came about: " + output.stderr().strip());
    }
  }

  @Override
  public void close() {
    launcher.close();
    directory.close();
  }
}
