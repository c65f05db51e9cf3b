package io.tdscaling.sandbox.bubblewrap;

import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What came out of a sandbox beside its output. A program can write there too, if it sets about it:
 * what it gains is what it could have had by writing files and ending as it liked.
 *
 * @param exitCode how the program ended, as shells count: 128 and the signal's number where it was
 *     killed; empty where the sandbox did not get that far
 * @param files the files; empty where they are too many or were not packed as they have to be
 * @param problem why there are no files; empty where there are
 * @param tooMuch whether there are none because they are too many or too large
 */
record Leavings(OptionalInt exitCode, Optional<LeftBehind> files, String problem, boolean tooMuch) {
  private static final int CODE_DIGITS = 3;

  /**
   * Reads what was left.
   *
   * @param largest bytes at which the kernel cuts the file off
   */
  static Leavings read(ExecutionDirectory directory, WorkspaceLimits limits, long largest)
      throws IOException {
    long size = directory.leftBytes();
    if (size == 0) {
      return new Leavings(OptionalInt.empty(), Optional.empty(), "nothing was packed", false);
    }
    try (InputStream in = directory.left()) {
      OptionalInt exitCode = OptionalInt.of(exitCode(in));
      return files(exitCode, in, limits, size >= largest);
    } catch (TarException e) {
      return new Leavings(OptionalInt.empty(), Optional.empty(), message(e), false);
    }
  }

  private static Leavings files(
      OptionalInt exitCode, InputStream in, WorkspaceLimits limits, boolean cutOff)
      throws IOException {
    try {
      return new Leavings(exitCode, Optional.of(TarReader.read(in, limits)), "", false);
    } catch (TarException e) {
      return new Leavings(exitCode, Optional.empty(), message(e), cutOff);
    } catch (RefusedException refused) {
      return new Leavings(exitCode, Optional.empty(), refused.reason(), true);
    }
  }

  private static int exitCode(InputStream in) throws IOException {
    byte[] text = in.readNBytes(CODE_DIGITS + 1);
    int code = 0;
    for (int i = 0; i < CODE_DIGITS; i++) {
      if (text.length <= CODE_DIGITS || text[i] < '0' || text[i] > '9') {
        throw new TarException("the exit code is malformed");
      }
      code = 10 * code + text[i] - '0';
    }
    if (text[CODE_DIGITS] != '\n' || code > 255) {
      throw new TarException("the exit code is malformed");
    }
    return code;
  }

  private static String message(TarException e) {
    return String.valueOf(e.getMessage());
  }
}
