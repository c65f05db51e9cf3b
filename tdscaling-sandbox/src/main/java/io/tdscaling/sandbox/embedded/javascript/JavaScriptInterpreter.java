package io.tdscaling.sandbox.embedded.javascript;

import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.hash.Hashing;
import com.google.common.io.Resources;
import io.tdscaling.sandbox.embedded.execution.ExecutionBudget;
import io.tdscaling.sandbox.embedded.execution.ExecutionEnded;
import io.tdscaling.sandbox.embedded.execution.GuestFailure;
import io.tdscaling.sandbox.embedded.execution.GuestThread;
import io.tdscaling.sandbox.embedded.execution.Interpreter;
import io.tdscaling.sandbox.embedded.execution.ProgramOutput;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Executes JavaScript (ECMAScript 2023) with QuickJS.
 *
 * <p>A program is a script. What it defines with {@code var}, {@code function} or on {@code
 * globalThis} the session's next programs see; {@code let}, {@code const} and {@code class} end
 * with the program. The session starts anew after an execution that did not end by itself. {@code
 * console.log} prints much as Node does, {@code fs} (also {@code require('fs')}) reads and writes
 * text files of the workspace, {@code setTimeout} runs its callbacks in order without waiting.
 * There are no modules and no other parts of Node.
 *
 * <p>An error that nobody catches is told on standard error as {@code Uncaught TypeError: …}, with
 * lines of {@code main.js}; so is the rejection of a promise that is the program's last value.
 * Where reading a property fails, the engine may tell the position of the call, throw or assignment
 * before it.
 *
 * <p>{@code Date.now()} starts at 2025-01-01T00:00:00Z in every session and moves on by a
 * millisecond each time it is read, the time zone is UTC, {@code Math.random()} depends on the
 * session's seed alone.
 *
 * <p>The limit of memory when a session starts holds until it starts anew.
 */
public final class JavaScriptInterpreter implements Interpreter {
  private static final String OUT_OF_MEMORY = "InternalError: out of memory";

  private final WorkspaceFiles files;
  private final long seed;
  private @Nullable QuickJs engine;
  private @Nullable ScriptHost host;

  /**
   * Makes an interpreter.
   *
   * @param files the workspace, which stays the caller's to close
   * @param seed seed of {@code Math.random()}
   */
  public JavaScriptInterpreter(WorkspaceFiles files, long seed) {
    this.files = files;
    this.seed = seed;
  }

  @Override
  public ExecResult exec(ExecRequest request) throws InterruptedException {
    ExecutionBudget budget = new ExecutionBudget(request.limits());
    ProgramOutput output = new ProgramOutput(request.limits().outputBytes());
    ScriptFiles scriptFiles = new ScriptFiles(files);
    ScriptHost program = new ScriptHost(output, request.stdin(), scriptFiles);
    host = program;
    ExecStatus status;
    boolean endedByItself = false;
    try {
      GuestThread.call("javascript", budget, () -> run(request));
      status = status(program);
      endedByItself = status != ExecStatus.OUT_OF_MEMORY;
      if (!program.uncaught().isEmpty()) {
        output.note("Uncaught " + StackTraces.cleaned(program.uncaught()) + "\n");
      }
    } catch (ExecutionEnded ended) {
      status = ended.status();
    } catch (GuestFailure failed) {
      status = isFull() ? ExecStatus.OUT_OF_MEMORY : failed.status();
      output.note(failed.reason() + "\n");
    } finally {
      if (!endedByItself) {
        close();
      }
    }
    return result(budget, status, output, scriptFiles);
  }

  /** Runs a program on the guest's thread. */
  private boolean run(ExecRequest request) {
    QuickJs current = engine;
    if (current == null) {
      current = new QuickJs(request.limits().memoryBytes(), this::answer);
      engine = current;
      current.run(prelude());
    }
    current.run("__tdscaling_run(" + new TextNode(request.code()) + ")");
    return true;
  }

  private String answer(String function, String arguments) {
    ScriptHost current = host;
    if (current == null) {
      throw new IllegalStateException("no program is running");
    }
    return current.call(function, arguments);
  }

  private String prelude() {
    long mixed = Hashing.murmur3_128().hashLong(seed).asLong();
    String words = "[" + (int) (mixed >>> 32) + "," + (int) mixed + "]";
    return "const seed = " + words + "; " + Holder.PRELUDE;
  }

  private static ExecStatus status(ScriptHost program) {
    if (program.uncaught().isEmpty()) {
      return ExecStatus.OK;
    }
    if (program.uncaughtCode().equals(FileError.NO_SPACE)) {
      return ExecStatus.DISK_LIMIT;
    }
    return program.uncaught().startsWith(OUT_OF_MEMORY)
        ? ExecStatus.OUT_OF_MEMORY
        : ExecStatus.NONZERO;
  }

  private boolean isFull() {
    return engine != null && engine.isFull();
  }

  private ExecResult result(
      ExecutionBudget budget, ExecStatus status, ProgramOutput output, ScriptFiles scriptFiles) {
    return new ExecResult(
        status,
        status == ExecStatus.NONZERO ? 1 : 0,
        output.stdout(),
        output.stderr(),
        output.truncatedBytes(),
        scriptFiles.changed(),
        budget.elapsed(),
        Duration.ZERO,
        engine == null ? 0 : engine.memoryBytes());
  }

  @Override
  public void close() {
    engine = null;
  }

  /** Reads what every session begins with once. */
  private static final class Holder {
    private static final String PRELUDE = read();

    private static String read() {
      try {
        return Resources.toString(
            Resources.getResource(JavaScriptInterpreter.class, "prelude.js"),
            StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
