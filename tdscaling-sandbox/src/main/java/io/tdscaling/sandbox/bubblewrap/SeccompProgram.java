package io.tdscaling.sandbox.bubblewrap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The program that the kernel runs before every system call of a sandbox, in the classic BPF of
 * seccomp, for x86-64.
 *
 * <p>Other architectures and x32 are killed. What changes mounts or namespaces, looks into other
 * processes, loads code into the kernel, or has often had holes that let programs out is refused
 * with {@code EPERM}. Of sockets there are only those of the Unix family. What the kernel learned
 * after this list was written is not there ({@code ENOSYS}); neither is {@code clone3}, whose flags
 * cannot be looked at, and without which C libraries use {@code clone}.
 */
final class SeccompProgram {
  private static final int LOAD = 0x20;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int JUMP_IF_AT_LEAST = 0x35;
  private static final int JUMP_IF_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private static final int ALLOW = 0x7fff0000;
  private static final int KILL_PROCESS = 0x80000000;
  private static final int FAIL = 0x00050000;
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;
  private static final int EAFNOSUPPORT = 97;

  /** Offsets in the kernel's struct seccomp_data; of an argument, its lower half. */
  private static final int NUMBER = 0;

  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;
  private static final int SECOND_ARGUMENT = 24;

  private static final int X86_64 = 0xC000003E;
  private static final int X32_BIT = 0x40000000;

  private static final int SYS_IOCTL = 16;
  private static final int SYS_SOCKET = 41;
  private static final int SYS_SOCKETPAIR = 53;
  private static final int SYS_CLONE = 56;
  private static final int SYS_CLONE3 = 435;

  /** The first number that nobody has looked at: Linux 6.10. */
  private static final int FIRST_UNKNOWN = 463;

  /** The flags of clone for new mount, cgroup, UTS, IPC, user, PID and network namespaces. */
  private static final int NEW_NAMESPACES = 0x7E020000;

  private static final int AF_UNIX = 1;
  private static final int TIOCSTI = 0x5412;
  private static final int TIOCLINUX = 0x541C;

  private static final int INSTRUCTION_BYTES = 8;

  private record Instruction(int code, int ifTrue, int ifFalse, int operand) {}

  private final List<Instruction> program = new ArrayList<>();

  private SeccompProgram() {}

  /** Returns the program as bubblewrap reads it. */
  static byte[] bytes() {
    SeccompProgram program = new SeccompProgram();
    program.killForeignArchitectures();
    program.refuseCalls();
    program.refuseNamespaces();
    program.refuseSockets(SYS_SOCKET);
    program.refuseSockets(SYS_SOCKETPAIR);
    program.refuseTerminalInput();
    program.add(RETURN, ALLOW);
    return program.encoded();
  }

  private void killForeignArchitectures() {
    add(LOAD, ARCHITECTURE);
    jump(JUMP_IF_EQUAL, X86_64, 1, 0);
    add(RETURN, KILL_PROCESS);
    add(LOAD, NUMBER);
    jump(JUMP_IF_AT_LEAST, X32_BIT, 0, 1);
    add(RETURN, KILL_PROCESS);
  }

  private void refuseCalls() {
    int[] numbers = Arrays.stream(RefusedCall.values()).mapToInt(RefusedCall::number).toArray();
    Arrays.sort(numbers);
    for (int number : numbers) {
      jump(JUMP_IF_EQUAL, number, 0, 1);
      add(RETURN, FAIL | EPERM);
    }
    jump(JUMP_IF_EQUAL, SYS_CLONE3, 0, 1);
    add(RETURN, FAIL | ENOSYS);
    jump(JUMP_IF_AT_LEAST, FIRST_UNKNOWN, 0, 1);
    add(RETURN, FAIL | ENOSYS);
  }

  private void refuseNamespaces() {
    jump(JUMP_IF_EQUAL, SYS_CLONE, 0, 4);
    add(LOAD, FIRST_ARGUMENT);
    jump(JUMP_IF_ANY_BIT, NEW_NAMESPACES, 0, 1);
    add(RETURN, FAIL | EPERM);
    add(RETURN, ALLOW);
  }

  private void refuseSockets(int call) {
    jump(JUMP_IF_EQUAL, call, 0, 4);
    add(LOAD, FIRST_ARGUMENT);
    jump(JUMP_IF_EQUAL, AF_UNIX, 1, 0);
    add(RETURN, FAIL | EAFNOSUPPORT);
    add(RETURN, ALLOW);
  }

  /** Both put characters into a terminal, as if its user had typed them. */
  private void refuseTerminalInput() {
    jump(JUMP_IF_EQUAL, SYS_IOCTL, 0, 5);
    add(LOAD, SECOND_ARGUMENT);
    jump(JUMP_IF_EQUAL, TIOCSTI, 1, 0);
    jump(JUMP_IF_EQUAL, TIOCLINUX, 0, 1);
    add(RETURN, FAIL | EPERM);
    add(RETURN, ALLOW);
  }

  private void add(int code, int operand) {
    program.add(new Instruction(code, 0, 0, operand));
  }

  /** Adds a jump; both distances are instructions to leave out. */
  private void jump(int code, int operand, int ifTrue, int ifFalse) {
    program.add(new Instruction(code, ifTrue, ifFalse, operand));
  }

  private byte[] encoded() {
    ByteBuffer bytes =
        ByteBuffer.allocate(program.size() * INSTRUCTION_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (Instruction instruction : program) {
      bytes.putShort((short) instruction.code);
      bytes.put((byte) instruction.ifTrue);
      bytes.put((byte) instruction.ifFalse);
      bytes.putInt(instruction.operand);
    }
    return bytes.array();
  }
}
