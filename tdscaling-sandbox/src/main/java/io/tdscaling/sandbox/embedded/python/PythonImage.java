package io.tdscaling.sandbox.embedded.python;

import com.google.common.io.Resources;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.trino.wasm.python.PythonMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;

/** The CPython that comes with the library, and how it is made ready. */
final class PythonImage {
  /** What an interpreter may have while it starts. */
  private static final int START_PAGES = 1_024;

  private static final List<String> HARNESS_FILES =
      List.of("guest.py", "programs.py", "pytest.py", "support.py", "tests.py");

  private final WasmModule module;
  private final Map<String, String> harness;

  private PythonImage(WasmModule module, Map<String, String> harness) {
    this.module = module;
    this.harness = harness;
  }

  /** Reads the image. */
  static PythonImage load() {
    try (InputStream in = PythonMachine.class.getResourceAsStream("Python.meta")) {
      if (in == null) {
        throw new IllegalStateException("Python.meta is missing beside " + PythonMachine.class);
      }
      return new PythonImage(Parser.parse(in), harness());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> harness() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String name : HARNESS_FILES) {
      files.put(name, resource(name));
    }
    return files;
  }

  private static String resource(String name) throws IOException {
    return Resources.toString(
        Resources.getResource(PythonImage.class, name), StandardCharsets.UTF_8);
  }

  WasmModule module() {
    return module;
  }

  /** Returns what a snapshot depends on. */
  String identity() {
    return module.digest() + '\n' + harness;
  }

  /** Starts an interpreter, which takes seconds, and takes its snapshot. */
  Snapshot start() {
    WorkspaceFiles files = WorkspaceFiles.create(WorkspaceLimits.defaults());
    try (GuestSystem system = new GuestSystem(files, 0)) {
      Path guest = Files.createDirectories(files.root().resolveSibling("guest"));
      for (Map.Entry<String, String> file : harness.entrySet()) {
        Files.writeString(guest.resolve(file.getKey()), file.getValue());
      }
      system.begin(new byte[0], ExecLimits.defaults());
      GuestMachine machine = new GuestMachine(module, system, initialPages(module), START_PAGES);
      openRoot(machine.instance());
      machine.bind();
      machine.call("");
      return Snapshot.of(machine.instance());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      files.close();
    }
  }

  private static int initialPages(WasmModule module) {
    return module.memorySection().orElseThrow().getMemory(0).limits().initialPages();
  }

  /**
   * The image was made with the one directory {@code /guest}, and its C library remembers that
   * name. Emptied, it is the root, so that programs see the workspace under the path it has for
   * tools.
   */
  private static void openRoot(Instance instance) {
    Memory memory = instance.memory();
    byte[] bytes = memory.readBytes(0, memory.pages() * Memory.PAGE_SIZE);
    int emptied = 0;
    for (int at = 1; at < bytes.length - 6; at++) {
      if (isName(bytes, at) && isPreopened(memory, bytes, at)) {
        memory.writeByte(at, (byte) 0);
        emptied++;
      }
    }
    if (emptied == 0) {
      throw new IllegalStateException("the Python image has no directory /guest");
    }
  }

  private static boolean isName(byte[] bytes, int at) {
    return bytes[at] == 'g'
        && bytes[at - 1] != '/'
        && Arrays.equals(bytes, at, at + 6, new byte[] {'g', 'u', 'e', 's', 't', 0}, 0, 6);
  }

  /** Whether there is a pair of a pointer to the name and the number of its descriptor. */
  private static boolean isPreopened(Memory memory, byte[] bytes, int name) {
    for (int at = 0; at < bytes.length - 8; at += 4) {
      if (bytes[at] == (byte) name
          && memory.readInt(at) == name
          && memory.readInt(at + 4) == DescriptorTable.FIRST_FREE - 1) {
        return true;
      }
    }
    return false;
  }
}
