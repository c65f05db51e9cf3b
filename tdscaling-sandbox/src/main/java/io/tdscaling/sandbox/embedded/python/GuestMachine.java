package io.tdscaling.sandbox.embedded.python;

import io.trino.wasm.python.PythonMachine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.ValType;

/**
 * One CPython in its own linear memory. It offers one function, from text to text, that the guest's
 * module {@code guest} defines.
 */
final class GuestMachine implements AutoCloseable {
  private static final int ROW = 0;
  private static final int VARCHAR = 11;
  private static final int HEADER_BYTES = 6;

  private final Instance instance;
  private final GuestSystem system;

  GuestMachine(WasmModule module, GuestSystem system, int initialPages, int maxPages) {
    this.system = system;
    List<ImportFunction> functions = new ArrayList<>(SystemCalls.of(system));
    functions.add(errorFunction());
    this.instance =
        Instance.builder(module)
            .withImportValues(
                ImportValues.builder()
                    .addFunction(functions.toArray(new ImportFunction[0]))
                    .build())
            .withMachineFactory(PythonMachine::new)
            .withMemoryFactory(ByteArrayMemory::new)
            .withMemoryLimits(new MemoryLimits(initialPages, maxPages))
            .build();
  }

  /** The guest's function catches all that programs raise, so this tells of a fault of ours. */
  private static HostFunction errorFunction() {
    ValType number = ValType.I32;
    return new HostFunction(
        "trino",
        "return_error",
        FunctionType.of(List.of(number, number, number, number, number), List.of()),
        (instance, a) -> {
          throw new IllegalStateException(instance.memory().readString((int) a[1], (int) a[2]));
        });
  }

  Instance instance() {
    return instance;
  }

  /** Binds the function {@code run} of the module {@code guest}. */
  void bind() {
    int name = put("run\0".getBytes(StandardCharsets.UTF_8));
    int argument = put(ints(ROW, 1, VARCHAR));
    int result = put(ints(VARCHAR));
    instance.export("setup").apply(name, argument, result);
  }

  /** Calls the function. */
  String call(String argument) {
    byte[] text = argument.getBytes(StandardCharsets.UTF_8);
    ByteBuffer data =
        ByteBuffer.allocate(HEADER_BYTES + text.length).order(ByteOrder.LITTLE_ENDIAN);
    data.put((byte) 1).put((byte) 1).putInt(text.length).put(text);
    int at = put(data.array());
    int result = (int) instance.export("execute").apply(at)[0];
    instance.export("deallocate").apply(at);
    if (result == 0) {
      throw new IllegalStateException("no result");
    }
    int length = instance.memory().readInt(result + 4 + 1);
    String answer =
        new String(instance.memory().readBytes(result + 4 + 1 + 4, length), StandardCharsets.UTF_8);
    instance.export("deallocate").apply(result);
    return answer;
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  private int put(byte[] bytes) {
    int at = (int) instance.export("allocate").apply(bytes.length)[0];
    instance.memory().write(at, bytes);
    return at;
  }

  @Override
  public void close() {
    system.close();
  }
}
