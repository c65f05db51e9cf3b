package io.tdscaling.sandbox.embedded;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.sandbox.embedded.execution.Interpreter;
import io.tdscaling.sandbox.embedded.python.PythonGuest;
import io.tdscaling.sandbox.embedded.python.PythonRuntime;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.SessionSpec;
import org.jspecify.annotations.Nullable;

/** Executes Python. The interpreter lives on between programs, unless one did not end by itself. */
final class PythonInterpreter implements Interpreter {
  private final PythonRuntime runtime;
  private final SessionSpec spec;
  private @Nullable PythonGuest live;

  PythonInterpreter(PythonRuntime runtime, SessionSpec spec) {
    this.runtime = runtime;
    this.spec = spec;
  }

  @Override
  public ExecResult exec(ExecRequest request) throws InterruptedException {
    ObjectNode program = JsonNodeFactory.instance.objectNode().put("code", request.code());
    PythonGuest guest = live == null ? runtime.open(spec.files(), spec.seed()) : live;
    live = guest;
    boolean alive = false;
    try {
      PythonRun run = PythonRun.of(guest, program, request, spec.files());
      alive = run.alive();
      return run.result();
    } finally {
      if (!alive) {
        close();
      }
    }
  }

  @Override
  public void close() {
    if (live != null) {
      live.close();
      live = null;
    }
  }
}
