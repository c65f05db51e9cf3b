package io.tdscaling.sandbox.embedded.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.sandbox.embedded.execution.ExecutionEnded;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.Memory;
import run.endive.runtime.WasmInterruptedException;
import run.endive.wasm.WasmEngineException;

/**
 * One interpreter over one workspace. It keeps what programs define, until one of them does not end
 * by itself. Used by one thread at a time, which may be another each time.
 */
public final class PythonGuest implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** What the image says when what runs programs inside of it does not work any more. */
  private static final String BROKEN = "Failed to convert Python exception to Trino error\n";

  private static final Outcome STARTED =
      new Outcome(ExecStatus.OK, 0, true, MissingNode.getInstance(), "");

  private final ReadyPython ready;
  private final GuestSystem system;
  private final long seed;
  private @Nullable GuestMachine machine;
  private boolean unseeded;

  PythonGuest(ReadyPython ready, WorkspaceFiles files, long seed) {
    this.ready = ready;
    this.system = new GuestSystem(files, seed);
    this.seed = seed;
  }

  /**
   * What a run came to.
   *
   * @param status how it ended
   * @param exitCode its exit code, 0 where it came to none
   * @param alive whether the interpreter can go on
   * @param answer what the guest answered; a missing node where it did not
   * @param message what went wrong where it did not end by itself
   */
  public record Outcome(
      ExecStatus status, int exitCode, boolean alive, JsonNode answer, String message) {
    private static Outcome dead(ExecStatus status, int exitCode, String message) {
      return new Outcome(status, exitCode, false, MissingNode.getInstance(), message);
    }
  }

  /** Returns whether the interpreter is started. */
  public boolean isStarted() {
    return machine != null;
  }

  /**
   * Starts the interpreter. The memory that this execution may use is what all may that follow in
   * the same interpreter.
   */
  public Outcome start(ExecLimits limits) {
    try {
      long pages = Math.min(limits.memoryBytes() / Memory.PAGE_SIZE, Memory.RUNTIME_MAX_PAGES);
      machine = ready.restore(system, (int) pages);
      unseeded = true;
      return STARTED;
    } catch (OutOfMemoryError e) {
      return Outcome.dead(ExecStatus.OUT_OF_MEMORY, 0, "there is no memory for an interpreter");
    }
  }

  /**
   * Has the guest do something, once it is started.
   *
   * @param request what to do
   * @param stdin standard input
   * @throws ExecutionEnded if the program reached a limit
   * @throws JsonProcessingException if what answers inside of the guest broke down
   */
  public Outcome run(ObjectNode request, byte[] stdin, ExecLimits limits)
      throws JsonProcessingException {
    system.begin(stdin, limits);
    GuestMachine guest = machine;
    if (guest == null) {
      throw new IllegalStateException("the interpreter is not started");
    }
    if (unseeded) {
      request.put("seed", seed);
      unseeded = false;
    }
    try {
      return ended(MAPPER.readTree(guest.call(request.toString())));
    } catch (GuestExit exit) {
      return exited(exit.code());
    } catch (WasmInterruptedException e) {
      return Outcome.dead(ExecStatus.TIMEOUT, 0, "");
    } catch (OutOfMemoryError e) {
      return Outcome.dead(ExecStatus.OUT_OF_MEMORY, 0, "");
    } catch (StackOverflowError | WasmEngineException e) {
      return crashed();
    }
  }

  private Outcome ended(JsonNode answer) {
    int exitCode = answer.path("exit").asInt(1);
    ExecStatus status = exitCode == 0 ? ExecStatus.OK : ExecStatus.NONZERO;
    if (exitCode != 0 && answer.path("memory").asBoolean()) {
      status = ExecStatus.OUT_OF_MEMORY;
    } else if (exitCode != 0 && system.diskExceeded()) {
      status = ExecStatus.DISK_LIMIT;
    }
    return new Outcome(status, exitCode, answer.path("alive").asBoolean(), answer, "");
  }

  private Outcome exited(int code) {
    if (stderr().endsWith(BROKEN)) {
      return crashed();
    }
    return Outcome.dead(code == 0 ? ExecStatus.OK : ExecStatus.NONZERO, code, "");
  }

  /** A fault in the guest's own machinery, such as its stack running out. */
  private static Outcome crashed() {
    if (Thread.currentThread().isInterrupted()) {
      return Outcome.dead(ExecStatus.TIMEOUT, 0, "");
    }
    return Outcome.dead(ExecStatus.CRASH, 0, "the interpreter crashed");
  }

  /** Returns what the last run wrote to standard output. */
  public String stdout() {
    return system.streams.output().stdout();
  }

  /** Returns what the last run wrote to standard error. */
  public String stderr() {
    return system.streams.output().stderr();
  }

  /** Returns how many bytes of output of the last run were left out. */
  public long droppedBytes() {
    return system.streams.output().truncatedBytes();
  }

  /** Returns how much memory the interpreter has. */
  public long memoryBytes() {
    GuestMachine guest = machine;
    return guest == null ? 0 : (long) guest.instance().memory().pages() * Memory.PAGE_SIZE;
  }

  @Override
  public void close() {
    machine = null;
    system.close();
  }
}
