package io.tdscaling.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How runs are judged by what came out of them. */
class VerdictTest {
  private static final byte[] EMPTY_ARCHIVE = new byte[1024];

  @TempDir Path directory;

  private static Leavings leavings(int code) {
    return new Leavings(OptionalInt.of(code), Optional.of(new LeftBehind()), "", false);
  }

  private static Verdict verdict(SandboxProcess.End end, long kills, Leavings leavings) {
    return Verdict.of(end, kills, leavings, ExecLimits.defaults());
  }

  @ParameterizedTest
  @CsvSource({
    "0, OK, 0",
    "1, NONZERO, 1",
    "127, NONZERO, 127",
    "128, NONZERO, 128",
    "129, NONZERO, 129",
    "134, CRASH, 0",
    "137, CRASH, 0",
    "139, CRASH, 0",
    "152, TIMEOUT, 0",
    "153, DISK_LIMIT, 0",
    "159, DENIED, 0",
    "255, NONZERO, 255"
  })
  void of_exitCode_isJudged(int code, ExecStatus status, int exitCode) {
    Verdict verdict = verdict(SandboxProcess.End.BY_ITSELF, 0, leavings(code));

    assertThat(verdict.status()).isEqualTo(status);
    assertThat(verdict.exitCode()).isEqualTo(exitCode);
  }

  @Test
  void of_killsBecauseMemoryWasFull_countBeforeAllElse() {
    for (SandboxProcess.End end : SandboxProcess.End.values()) {
      assertThat(verdict(end, 1, leavings(0)).status()).isEqualTo(ExecStatus.OUT_OF_MEMORY);
    }
  }

  @Test
  void of_stoppedRun_isJudgedByWhatStoppedIt() {
    assertThat(verdict(SandboxProcess.End.TIME_UP, 0, leavings(0)).status())
        .isEqualTo(ExecStatus.TIMEOUT);
    assertThat(verdict(SandboxProcess.End.TOO_MUCH_OUTPUT, 0, leavings(143)).status())
        .isEqualTo(ExecStatus.OUTPUT_LIMIT);
  }

  private Leavings read(byte[] content, long largest) throws IOException {
    try (ExecutionDirectory execution = new ExecutionDirectory(directory.resolve("e"))) {
      execution.write("left", content);
      return Leavings.read(execution, WorkspaceLimits.defaults(), largest);
    }
  }

  private static byte[] joined(String head, byte[] archive) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(archive);
    return all.toByteArray();
  }

  @Test
  void read_codeAndArchive_areLeavings() throws Exception {
    Leavings leavings = read(joined("007\n", EMPTY_ARCHIVE), 1 << 20);

    assertThat(leavings.exitCode()).hasValue(7);
    assertThat(leavings.files()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "000", "00x\n", "-01\n", "256\n", "0000\n", "junk"})
  void read_malformedCode_isACrashWithoutFiles(String head) throws Exception {
    Leavings leavings = read(joined(head, EMPTY_ARCHIVE), 1 << 20);

    assertThat(leavings.files()).isEmpty();
    assertThat(verdict(SandboxProcess.End.BY_ITSELF, 0, leavings).status())
        .isEqualTo(ExecStatus.CRASH);
  }

  @Test
  void read_nothing_isACrashWithoutFiles() throws Exception {
    Leavings leavings = read(new byte[0], 1 << 20);
    Verdict verdict = verdict(SandboxProcess.End.BY_ITSELF, 0, leavings);

    assertThat(verdict.status()).isEqualTo(ExecStatus.CRASH);
    assertThat(verdict.notes(leavings))
        .containsExactly("the program broke its sandbox", "no file was kept: nothing was packed");
  }

  @Test
  void read_archiveThatWasCutOff_isADiskLimit() throws Exception {
    byte[] cut = joined("000\n", new byte[512]);

    assertThat(verdict(SandboxProcess.End.BY_ITSELF, 0, read(cut, cut.length)).status())
        .isEqualTo(ExecStatus.DISK_LIMIT);
    assertThat(verdict(SandboxProcess.End.BY_ITSELF, 0, read(cut, 1 << 20)).status())
        .isEqualTo(ExecStatus.CRASH);
  }

  @Test
  void status_ofBubblewrap_isReadAsFarAsItIsWritten() throws Exception {
    try (ExecutionDirectory execution = new ExecutionDirectory(directory.resolve("e"))) {
      assertThat(execution.driver()).isEmpty();
      execution.write("status", "{ \"child-pid\": 4711, \"net-namespace\": 1 }\n{ \"exit-co");
      assertThat(execution.driver()).hasValue(4711);
      assertThat(execution.exitCode()).isEmpty();
      execution.write("status", "{ \"child-pid\": 4711 }\n{ \"exit-code\": 0 }\n");
      assertThat(execution.exitCode()).hasValue(0);
    }
    assertThat(directory).isEmptyDirectory();
  }
}
