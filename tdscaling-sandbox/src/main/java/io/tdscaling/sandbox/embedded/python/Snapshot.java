package io.tdscaling.sandbox.embedded.python;

import java.util.ArrayList;
import java.util.List;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.types.MutabilityType;

/**
 * The memory of an interpreter that has started and imported what programs commonly use.
 *
 * @param pages pages of 64 KiB; an empty array stands for a page of zeros
 * @param globals values of all globals
 */
record Snapshot(List<byte[]> pages, List<Long> globals) {
  Snapshot {
    pages = List.copyOf(pages);
    globals = List.copyOf(globals);
  }

  /** Takes a snapshot. */
  static Snapshot of(Instance instance) {
    Memory memory = instance.memory();
    List<byte[]> pages = new ArrayList<>();
    for (int page = 0; page < memory.pages(); page++) {
      byte[] bytes = memory.readBytes(page * Memory.PAGE_SIZE, Memory.PAGE_SIZE);
      pages.add(isZero(bytes) ? new byte[0] : bytes);
    }
    List<Long> globals = new ArrayList<>();
    for (int i = 0; i < instance.globalCount(); i++) {
      globals.add(instance.global(i).getValue());
    }
    return new Snapshot(pages, globals);
  }

  /** Puts the snapshot into an instance whose memory is all zeros. */
  void restore(Instance instance) {
    Memory memory = instance.memory();
    int missing = pages.size() - memory.pages();
    if (missing > 0 && memory.grow(missing) < 0) {
      throw new OutOfMemoryError("the memory limit is below what Python itself needs");
    }
    for (int page = 0; page < pages.size(); page++) {
      byte[] bytes = pages.get(page);
      memory.write(page * Memory.PAGE_SIZE, bytes, 0, bytes.length);
    }
    for (int i = 0; i < globals.size(); i++) {
      if (instance.global(i).getMutabilityType() == MutabilityType.Var) {
        instance.global(i).setValue(globals.get(i).longValue());
      }
    }
  }

  private static boolean isZero(byte[] bytes) {
    for (byte value : bytes) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }
}
