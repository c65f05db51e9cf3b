package io.tdscaling.sandbox.embedded.sql;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasi.WasiOptions;
import com.dylibso.chicory.wasi.WasiPreview1;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import io.roastedroot.sqlite4j.SQLiteModule;
import io.roastedroot.sqlite4j.core.wasm.DummyWasmDBImports;
import io.roastedroot.sqlite4j.core.wasm.WasmDBExports;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;

/**
 * SQLite with one database, in an instance of its own: without files, environment or network, with
 * bounded memory, a clock that stands still and a random number generator that always begins alike.
 *
 * <p>It is driven through SQLite's C interface rather than through JDBC, whose driver would open
 * files of this machine, has no bound on memory and takes the time and chance of the machine.
 */
final class Sqlite implements AutoCloseable {
  static final int OK = 0;
  static final int NOMEM = 7;
  static final int FULL = 13;
  static final int ROW = 100;
  static final int DONE = 101;

  /** What {@code date('now')} says: 2023-11-14T22:13:20Z. */
  static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  private static final int PAGE_BYTES = 65_536;
  private static final int OPEN_READ_WRITE_CREATE_IN_MEMORY = 0x86;
  private static final int SERIALIZE_NO_COPY = 1;
  private static final int PRIMARY_ERROR = 0xFF;

  private final WasiPreview1 wasi;
  private final Instance instance;
  private final WasmDBExports lib;
  private final int scratch;
  private final int database;

  /** Opens an empty database. */
  Sqlite(long memoryBytes) {
    wasi =
        WasiPreview1.builder()
            .withOptions(
                WasiOptions.builder()
                    .withRandom(new Random(0))
                    .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
                    .build())
            .build();
    instance = instance(wasi, memoryBytes);
    lib = new WasmDBExports(instance);
    scratch = lib.malloc(8);
    int name = lib.allocCString(":memory:");
    int code = lib.openV2(name, scratch, OPEN_READ_WRITE_CREATE_IN_MEMORY, 0);
    if (code != OK) {
      throw new IllegalStateException("SQLite does not open a database: " + code);
    }
    database = lib.ptr(scratch);
  }

  private static Instance instance(WasiPreview1 wasi, long memoryBytes) {
    WasmModule module = Holder.MODULE;
    int initial = module.memorySection().orElseThrow().getMemory(0).limits().initialPages();
    long most = Math.min(MemoryLimits.MAX_PAGES, memoryBytes / PAGE_BYTES);
    return Instance.builder(module)
        .withMachineFactory(SQLiteModule::create)
        .withMemoryFactory(ByteArrayMemory::new)
        .withMemoryLimits(new MemoryLimits(initial, (int) Math.max(initial, most)))
        .withImportValues(
            ImportValues.builder()
                .addFunction(wasi.toHostFunctions())
                .addFunction(new DummyWasmDBImports().toHostFunctions())
                .build())
        .build();
  }

  /** Loads the database from the bytes of a database file; none for an empty database. */
  void load(byte[] file) {
    int buffer = file.length == 0 ? 0 : allocate(file.length);
    if (file.length > 0) {
      instance.memory().write(buffer, file);
    }
    int schema = lib.allocCString("main");
    int code = lib.deserialize(database, schema, buffer, file.length);
    lib.free(schema);
    if (code != OK) {
      throw new IllegalStateException("SQLite does not load a database: " + code);
    }
  }

  /** Returns the database as the bytes of a database file; none if nothing was ever in it. */
  byte[] save() {
    int schema = lib.allocCString("main");
    int pointer = lib.serialize(database, schema, scratch, SERIALIZE_NO_COPY);
    lib.free(schema);
    int length = (int) instance.memory().readLong(scratch);
    return pointer == 0 || length <= 0 ? new byte[0] : instance.memory().readBytes(pointer, length);
  }

  void limit(int which, int value) {
    lib.limit(database, which, value);
  }

  /** Executes trusted statements whose rows do not matter and returns the error code. */
  int execute(String sql) {
    int text = lib.allocCString(sql);
    int code = lib.exec(database, text, 0, 0, 0);
    lib.free(text);
    return code;
  }

  /** Puts a program into memory and returns where; it ends with NUL. */
  int program(byte[] sql) {
    int text = allocate(sql.length + 1);
    instance.memory().write(text, sql);
    instance.memory().writeByte(text + sql.length, (byte) 0);
    return text;
  }

  /** What preparing came to: a statement, 0 for none, and where the text goes on. */
  record Prepared(int code, int statement, int next) {}

  Prepared prepare(int text) {
    int code = lib.prepareV2(database, text, -1, scratch, scratch + 4);
    return new Prepared(code, lib.ptr(scratch), lib.ptr(scratch + 4));
  }

  int step(int statement) {
    return lib.step(statement);
  }

  void finish(int statement) {
    lib.finalize(statement);
  }

  int columnCount(int statement) {
    return lib.columnCount(statement);
  }

  String columnName(int statement, int column) {
    return instance.memory().readCString(lib.columnName(statement, column));
  }

  int columnType(int statement, int column) {
    return lib.columnType(statement, column);
  }

  long columnLong(int statement, int column) {
    return lib.columnLong(statement, column);
  }

  double columnDouble(int statement, int column) {
    return lib.columnDouble(statement, column);
  }

  /** Returns a text, invalid UTF-8 replaced. */
  String columnText(int statement, int column) {
    int text = lib.columnText(statement, column);
    int length = lib.columnBytes(statement, column);
    return text == 0
        ? ""
        : new String(instance.memory().readBytes(text, length), StandardCharsets.UTF_8);
  }

  byte[] columnBlob(int statement, int column) {
    return lib.columnBytes(statement, column) == 0
        ? new byte[0]
        : lib.columnBlob(statement, column);
  }

  /** Returns how many rows were inserted, updated or deleted so far. */
  long totalChanges() {
    return lib.totalChanges(database);
  }

  String errorMessage() {
    return instance.memory().readCString(lib.errmsg(database));
  }

  /** Returns the error's code without what it is extended by. */
  int errorCode() {
    return lib.extendedErrorcode(database) & PRIMARY_ERROR;
  }

  /** Returns how much memory the instance has. */
  long memoryBytes() {
    return (long) instance.memory().pages() * PAGE_BYTES;
  }

  private int allocate(int bytes) {
    int pointer = lib.malloc(bytes);
    if (pointer == 0) {
      throw new OutOfMemoryError("SQLite has no memory for " + bytes + " bytes");
    }
    return pointer;
  }

  @Override
  public void close() {
    // All memory is the instance's: nothing has to be freed in it.
    wasi.close();
  }

  /** Loads the code once, when it is first needed. */
  private static final class Holder {
    private static final WasmModule MODULE = SQLiteModule.load();
  }
}
