package io.tdscaling.sandbox.bubblewrap;

import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a run ended, and what to say about it.
 *
 * @param status how it ended
 * @param exitCode exit code of the program; 0 where it did not come to one
 * @param note a line for standard error; empty where the status says it all
 */
record Verdict(ExecStatus status, int exitCode, String note) {
  private static final int SIGNAL_BASE = 128;
  private static final int TIME_LIMIT_SIGNAL = 24;
  private static final int FILE_SIZE_SIGNAL = 25;
  private static final int BAD_CALL_SIGNAL = 31;

  /** The signals that end a program that breaks down or is killed, by number. */
  private static final Map<Integer, String> FATAL =
      Map.of(
          4, "SIGILL",
          5, "SIGTRAP",
          6, "SIGABRT",
          7, "SIGBUS",
          8, "SIGFPE",
          9, "SIGKILL",
          11, "SIGSEGV",
          15, "SIGTERM");

  /**
   * Judges a run whose sandbox came about.
   *
   * @param end why the sandbox ended
   * @param outOfMemoryKills how many processes the kernel killed because memory was full
   */
  static Verdict of(
      SandboxProcess.End end, long outOfMemoryKills, Leavings leavings, ExecLimits limits) {
    if (outOfMemoryKills > 0) {
      return new Verdict(
          ExecStatus.OUT_OF_MEMORY,
          0,
          "the memory limit of " + limits.memoryBytes() + " bytes was reached");
    }
    return switch (end) {
      case TIME_UP -> timeUp(limits);
      case TOO_MUCH_OUTPUT ->
          new Verdict(
              ExecStatus.OUTPUT_LIMIT,
              0,
              "the output limit of " + limits.outputBytes() + " bytes was reached");
      case BY_ITSELF -> byItself(leavings, limits);
    };
  }

  /** Returns what to say on standard error, line by line. */
  List<String> notes(Leavings leavings) {
    List<String> notes = new ArrayList<>();
    if (!note.isEmpty()) {
      notes.add(note);
    }
    if (leavings.files().isEmpty()) {
      notes.add("no file was kept: " + leavings.problem());
    }
    leavings
        .files()
        .ifPresent(left -> left.notKept().forEach(line -> notes.add("not kept: " + line)));
    return notes;
  }

  private static Verdict timeUp(ExecLimits limits) {
    return new Verdict(
        ExecStatus.TIMEOUT, 0, "the time limit of " + limits.wall().toMillis() + " ms was reached");
  }

  private static Verdict byItself(Leavings leavings, ExecLimits limits) {
    if (leavings.tooMuch()) {
      return new Verdict(ExecStatus.DISK_LIMIT, 0, "the disk limit was reached");
    }
    if (leavings.exitCode().isEmpty() || leavings.files().isEmpty()) {
      return new Verdict(ExecStatus.CRASH, 0, "the program broke its sandbox");
    }
    int code = leavings.exitCode().getAsInt();
    return switch (code - SIGNAL_BASE) {
      case TIME_LIMIT_SIGNAL -> timeUp(limits);
      case FILE_SIZE_SIGNAL ->
          new Verdict(ExecStatus.DISK_LIMIT, 0, "a file would have become too large");
      case BAD_CALL_SIGNAL -> new Verdict(ExecStatus.DENIED, 0, "a system call was refused");
      default -> ended(code);
    };
  }

  private static Verdict ended(int code) {
    String signal = FATAL.get(code - SIGNAL_BASE);
    if (signal != null) {
      return new Verdict(ExecStatus.CRASH, 0, "the program was ended by " + signal);
    }
    return new Verdict(code == 0 ? ExecStatus.OK : ExecStatus.NONZERO, code, "");
  }
}
