package io.tdscaling.sandbox.embedded.javascript;

import io.roastedroot.quickjs4j.core.JavyPluginModule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.ValType;

/**
 * QuickJS in an instance of its own: without files, environment or network, with bounded memory and
 * the same time and chance in every session. What it can ask of the host is one function.
 */
final class QuickJs {
  /** Answers the program: takes a function's name and its arguments, both untrusted. */
  @FunctionalInterface
  interface Host {
    String call(String function, String arguments);
  }

  private static final int PAGE_BYTES = 65_536;
  private static final int ALIGNMENT = 1;
  private static final int WORDS = 6;

  private final Instance instance;
  private final int maxPages;

  /** Starts an engine. */
  QuickJs(long memoryBytes, Host host) {
    WasmModule module = Holder.MODULE;
    int initial = module.memorySection().orElseThrow().getMemory(0).limits().initialPages();
    long most = Math.min(MemoryLimits.MAX_PAGES, memoryBytes / PAGE_BYTES);
    maxPages = (int) Math.max(initial, most);
    instance =
        Instance.builder(module)
            .withMachineFactory(JavyPluginModule::create)
            .withMemoryFactory(ByteArrayMemory::new)
            .withMemoryLimits(new MemoryLimits(initial, maxPages))
            .withImportValues(
                ImportValues.builder()
                    .addFunction(ScriptSystem.functions())
                    .addFunction(invoke(host))
                    .build())
            .build();
    instance.export("initialize_runtime").apply();
  }

  private static HostFunction invoke(Host host) {
    List<ValType> parameters =
        List.of(ValType.I32, ValType.I32, ValType.I32, ValType.I32, ValType.I32, ValType.I32);
    return new HostFunction(
        "endive",
        "invoke",
        FunctionType.of(parameters, List.of(ValType.I32)),
        (instance, arguments) -> {
          if (arguments.length != WORDS) {
            throw new IllegalStateException("invoke takes three texts");
          }
          String function = text(instance, arguments[2], arguments[3]);
          String answer = host.call(function, text(instance, arguments[4], arguments[5]));
          return new long[] {wide(instance, answer.getBytes(StandardCharsets.UTF_8))};
        });
  }

  private static String text(Instance instance, long pointer, long length) {
    byte[] bytes = instance.memory().readBytes((int) pointer, (int) length);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Writes bytes into the instance and returns where their address and their length are. */
  private static int wide(Instance instance, byte[] bytes) {
    int pointer = allocate(instance, bytes.length);
    instance.memory().write(pointer, bytes);
    int wide = allocate(instance, 8);
    instance.memory().writeI32(wide, pointer);
    instance.memory().writeI32(wide + 4, bytes.length);
    return wide;
  }

  private static int allocate(Instance instance, int bytes) {
    return (int) instance.export("cabi_realloc").apply(0, 0, ALIGNMENT, bytes)[0];
  }

  /** Runs a script; whatever it throws breaks the engine down. */
  void run(String script) {
    byte[] source = script.getBytes(StandardCharsets.UTF_8);
    int pointer = allocate(instance, source.length);
    instance.memory().write(pointer, source);
    int compiled = (int) instance.export("compileSrc").apply(pointer, source.length)[0];
    free(pointer, source.length);
    int code = instance.memory().readInt(compiled);
    int length = instance.memory().readInt(compiled + 4);
    instance.export("eval").apply(code, length, 0, 0);
    free(code, length);
  }

  private void free(int pointer, int length) {
    instance.export("abi_free").apply(pointer, length, ALIGNMENT);
  }

  /** Returns how much memory the instance has. */
  long memoryBytes() {
    return (long) instance.memory().pages() * PAGE_BYTES;
  }

  /** Returns whether the instance has nearly all the memory it may have. */
  boolean isFull() {
    return instance.memory().pages() > maxPages / 8 * 7;
  }

  /** Loads the code once, when it is first needed. */
  private static final class Holder {
    private static final WasmModule MODULE = JavyPluginModule.load();
  }
}
