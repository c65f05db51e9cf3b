package io.tdscaling.sandbox.embedded.javascript;

import io.tdscaling.sandbox.embedded.execution.VirtualTime;
import java.util.List;
import java.util.Random;
import run.endive.runtime.HostFunction;
import run.endive.runtime.WasmFunctionHandle;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/**
 * The operating system as the engine finds it: it has a clock and random bytes that are the same in
 * every session, and nothing else. All files are closed, what the engine itself would print is
 * gone, and there is no environment.
 */
final class ScriptSystem {
  private static final String MODULE = "wasi_snapshot_preview1";
  private static final long SUCCESS = 0;
  private static final long BAD_FILE = 8;

  private static final ValType I32 = ValType.I32;
  private static final ValType I64 = ValType.I64;

  private ScriptSystem() {}

  /** Returns the functions of one session. */
  static HostFunction[] functions() {
    VirtualTime time = new VirtualTime();
    Random random = new Random(0);
    return new HostFunction[] {
      function(
          "clock_time_get",
          (instance, arguments) -> {
            instance.memory().writeLong((int) arguments[2], time.read());
            return new long[] {SUCCESS};
          },
          I32,
          I64,
          I32),
      function(
          "random_get",
          (instance, arguments) -> {
            for (int i = 0; i < (int) arguments[1]; i++) {
              instance.memory().writeByte((int) arguments[0] + i, (byte) random.nextInt());
            }
            return new long[] {SUCCESS};
          },
          I32,
          I32),
      function(
          "environ_sizes_get",
          (instance, arguments) -> {
            instance.memory().writeI32((int) arguments[0], 0);
            instance.memory().writeI32((int) arguments[1], 0);
            return new long[] {SUCCESS};
          },
          I32,
          I32),
      function("environ_get", (instance, arguments) -> new long[] {SUCCESS}, I32, I32),
      closed("fd_close", I32),
      closed("fd_fdstat_get", I32, I32),
      closed("fd_prestat_get", I32, I32),
      closed("fd_prestat_dir_name", I32, I32, I32),
      closed("fd_read", I32, I32, I32, I32),
      closed("fd_seek", I32, I64, I32, I32),
      closed("fd_write", I32, I32, I32, I32),
      exit(),
    };
  }

  private static HostFunction closed(String name, ValType... parameters) {
    return function(name, (instance, arguments) -> new long[] {BAD_FILE}, parameters);
  }

  private static HostFunction exit() {
    return new HostFunction(
        MODULE,
        "proc_exit",
        FunctionType.of(List.of(I32), List.of()),
        (instance, arguments) -> {
          throw new IllegalStateException("the engine exits with " + arguments[0]);
        });
  }

  private static HostFunction function(
      String name, WasmFunctionHandle handle, ValType... parameters) {
    return new HostFunction(
        MODULE, name, FunctionType.of(List.of(parameters), List.of(I32)), handle);
  }
}
