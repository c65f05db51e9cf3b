package io.tdscaling.sandbox.embedded;

import io.tdscaling.sandbox.embedded.command.CommandInterpreter;
import io.tdscaling.sandbox.embedded.execution.Interpreter;
import io.tdscaling.sandbox.embedded.javascript.JavaScriptInterpreter;
import io.tdscaling.sandbox.embedded.sql.SqlInterpreter;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.spi.SandboxSession;
import io.tdscaling.sandbox.spi.SessionSpec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Opens an interpreter for each language when it is first used, and keeps it. */
final class EmbeddedSession implements SandboxSession {
  /** What {@link #open} knows. */
  static final Set<Language> LANGUAGES = Set.of(Language.values());

  private final EmbeddedBackend backend;
  private final SessionSpec spec;
  private final Map<Language, Interpreter> interpreters = new EnumMap<>(Language.class);
  private boolean closed;

  EmbeddedSession(EmbeddedBackend backend, SessionSpec spec) {
    this.backend = backend;
    this.spec = spec;
  }

  @Override
  public ExecResult exec(ExecRequest request) throws InterruptedException {
    if (closed) {
      throw new IllegalStateException("the session is closed");
    }
    Interpreter interpreter = interpreters.get(request.language());
    if (interpreter == null) {
      interpreter = open(request.language());
      interpreters.put(request.language(), interpreter);
    }
    return interpreter.exec(request);
  }

  private Interpreter open(Language language) throws InterruptedException {
    return switch (language) {
      case PYTHON -> new PythonInterpreter(backend.python(), spec);
      case TESTS -> new TestsInterpreter(backend.python(), spec);
      case JAVASCRIPT -> new JavaScriptInterpreter(spec.files(), spec.seed());
      case SQL -> new SqlInterpreter(spec.files(), spec.seed());
      case COMMAND -> new CommandInterpreter(spec.files());
    };
  }

  @Override
  public void close() {
    closed = true;
    interpreters.values().forEach(Interpreter::close);
    interpreters.clear();
  }
}
