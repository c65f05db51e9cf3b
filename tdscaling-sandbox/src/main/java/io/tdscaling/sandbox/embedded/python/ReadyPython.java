package io.tdscaling.sandbox.embedded.python;

import run.endive.wasm.WasmModule;
import run.endive.wasm.types.ActiveDataSegment;
import run.endive.wasm.types.DataSection;
import run.endive.wasm.types.DataSegment;
import run.endive.wasm.types.PassiveDataSegment;

/**
 * What interpreters are restored from.
 *
 * @param module the image without its data, some 30 MB, which the snapshot has
 * @param snapshot an interpreter that has started
 */
record ReadyPython(WasmModule module, Snapshot snapshot) {
  static ReadyPython of(PythonImage image, Snapshot snapshot) {
    return new ReadyPython(withoutData(image.module()), snapshot);
  }

  /** Restores an interpreter, which may have so many pages of 64 KiB of memory. */
  GuestMachine restore(GuestSystem system, int maxPages) {
    int pages = Math.max(maxPages, snapshot.pages().size());
    GuestMachine machine = new GuestMachine(module, system, 0, pages);
    snapshot.restore(machine.instance());
    return machine;
  }

  private static WasmModule withoutData(WasmModule module) {
    DataSection.Builder data = DataSection.builder();
    for (DataSegment segment : module.dataSection().dataSegments()) {
      data.addDataSegment(
          segment instanceof ActiveDataSegment ? PassiveDataSegment.EMPTY : segment);
    }
    WasmModule.Builder stripped =
        WasmModule.builder()
            .setTypeSection(module.typeSection())
            .setImportSection(module.importSection())
            .setFunctionSection(module.functionSection())
            .setTableSection(module.tableSection())
            .setGlobalSection(module.globalSection())
            .setExportSection(module.exportSection())
            .setElementSection(module.elementSection())
            .setCodeSection(module.codeSection())
            .setDataSection(data.build())
            .withDigest(module.digest())
            .withValidation(false);
    module.memorySection().ifPresent(stripped::setMemorySection);
    module.dataCountSection().ifPresent(stripped::setDataCountSection);
    return stripped.build();
  }
}
