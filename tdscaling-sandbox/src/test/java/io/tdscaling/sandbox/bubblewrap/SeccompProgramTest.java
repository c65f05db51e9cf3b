package io.tdscaling.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The program's bytes, and what a machine of our own that executes them says. */
class SeccompProgramTest {
  private static final int X86_64 = 0xC000003E;
  private static final String ALLOW = "7fff0000";
  private static final String KILL = "80000000";
  private static final String EPERM = "50001";
  private static final String ENOSYS = "50026";
  private static final String EAFNOSUPPORT = "50061";

  /** To be changed only by whoever has looked at every instruction. */
  @Test
  void bytes_ofTheProgram_areThese() {
    byte[] bytes = SeccompProgram.bytes();

    assertThat(bytes).hasSize(170 * 8);
    assertThat(Hashing.sha256().hashBytes(bytes))
        .hasToString("5088e0576ad95a6e29de35daa3775d222570a57db60cd6ed8856fbbae383d64d");
  }

  @ParameterizedTest
  @EnumSource(RefusedCall.class)
  void run_refusedCall_isRefused(RefusedCall call) {
    assertThat(verdict(X86_64, call.number(), 0, 0)).isEqualTo(EPERM);
  }

  @Test
  void run_refusedCalls_areInOrderOfNumber() {
    assertThat(Arrays.stream(RefusedCall.values()).map(RefusedCall::number)).isSorted();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, " + ALLOW,
    "56, 0x11, 0, " + ALLOW,
    "56, 0x3d0f00, 0, " + ALLOW,
    "56, 0x10000011, 0, " + EPERM,
    "56, 0x20000, 0, " + EPERM,
    "56, 0x40000000, 0, " + EPERM,
    "41, 1, 1, " + ALLOW,
    "41, 2, 1, " + EAFNOSUPPORT,
    "41, 16, 3, " + EAFNOSUPPORT,
    "41, 40, 1, " + EAFNOSUPPORT,
    "53, 1, 1, " + ALLOW,
    "53, 30, 1, " + EAFNOSUPPORT,
    "16, 0, 0x5401, " + ALLOW,
    "16, 0, 0x5412, " + EPERM,
    "16, 0, 0x541c, " + EPERM,
    "435, 0, 0, " + ENOSYS,
    "434, 0, 0, " + ALLOW,
    "462, 0, 0, " + ALLOW,
    "463, 0, 0, " + ENOSYS,
    "100000, 0, 0, " + ENOSYS,
    "0x40000000, 0, 0, " + KILL,
    "0x40000027, 0, 0, " + KILL,
    "-1, 0, 0, " + KILL
  })
  void run_call_isJudged(String number, String first, String second, String expected) {
    int call = Long.decode(number).intValue();

    assertThat(verdict(X86_64, call, Long.decode(first), Long.decode(second))).isEqualTo(expected);
  }

  @Test
  void run_otherArchitecture_isKilled() {
    assertThat(verdict(0x40000003, 0, 0, 0)).isEqualTo(KILL);
    assertThat(verdict(0xC00000B7, 0, 0, 0)).isEqualTo(KILL);
  }

  /** Executes the program as the kernel would, and returns what it returns. */
  private static String verdict(int architecture, int number, long first, long second) {
    ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    data.putInt(0, number).putInt(4, architecture).putLong(16, first).putLong(24, second);
    ByteBuffer program = ByteBuffer.wrap(SeccompProgram.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    int accumulator = 0;
    for (int at = 0; ; at++) {
      int code = program.getShort(8 * at);
      int operand = program.getInt(8 * at + 4);
      int ifTrue = program.get(8 * at + 2) & 0xff;
      int ifFalse = program.get(8 * at + 3) & 0xff;
      switch (code) {
        case 0x20 -> accumulator = data.getInt(operand);
        case 0x15 -> at += accumulator == operand ? ifTrue : ifFalse;
        case 0x35 -> at += Integer.compareUnsigned(accumulator, operand) >= 0 ? ifTrue : ifFalse;
        case 0x45 -> at += (accumulator & operand) != 0 ? ifTrue : ifFalse;
        case 0x06 -> {
          return Integer.toHexString(operand);
        }
        default -> throw new AssertionError("instruction " + code);
      }
    }
  }
}
