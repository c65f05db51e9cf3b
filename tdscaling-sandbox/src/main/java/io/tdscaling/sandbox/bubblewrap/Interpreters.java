package io.tdscaling.sandbox.bubblewrap;

import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.Language;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The interpreters that were found, by language.
 *
 * @param paths path of the interpreter in a sandbox; none for a language that cannot be executed
 */
record Interpreters(Map<Language, String> paths) {
  private static final String DEFAULT_DATABASE = "data.db";

  /** Half of it, so that a report's line fits whatever stands before it. */
  private static final int REPORT_SHARE = 2;

  Interpreters {
    EnumMap<Language, String> copy = new EnumMap<>(Language.class);
    copy.putAll(paths);
    paths = Collections.unmodifiableMap(copy);
  }

  Set<Language> languages() {
    return paths.keySet();
  }

  /** Returns how a request is run. */
  Program program(ExecRequest request) {
    String interpreter = paths.get(request.language());
    if (interpreter == null) {
      throw new IllegalArgumentException(
          "no interpreter for " + request.language().label() + " was found");
    }
    return switch (request.language()) {
      case PYTHON -> run(request, Script.PYTHON, List.of(interpreter, "-su", Program.RUNNER));
      case JAVASCRIPT -> run(request, Script.JAVASCRIPT, node(interpreter, request));
      case SQL -> run(request, Script.SQL, sql(interpreter, request));
      case TESTS -> run(request, Script.TESTS, tests(interpreter, request));
      // A script would show its path in messages, and an argument has a limit.
      case COMMAND ->
          new Program(
              List.of(interpreter, "--norc", "-c", "eval \"$(<" + Program.CODE + ")\"", "bash"),
              Optional.empty(),
              request.code(),
              request.stdin(),
              false);
    };
  }

  private static Program run(ExecRequest request, Script runner, List<String> command) {
    boolean reserves = request.language() == Language.JAVASCRIPT;
    return new Program(command, Optional.of(runner), request.code(), request.stdin(), reserves);
  }

  /** Half of the memory, or more, is for what is not on JavaScript's heap. */
  private static List<String> node(String interpreter, ExecRequest request) {
    long megabytes = Math.max(8, request.limits().memoryBytes() >> 21);
    return List.of(interpreter, "--max-old-space-size=" + megabytes, Program.RUNNER);
  }

  private static List<String> sql(String interpreter, ExecRequest request) {
    String limit = Integer.toString(request.limits().outputBytes());
    return List.of(interpreter, "-s", Program.RUNNER, "./" + database(request), limit);
  }

  /** Returns the path of the database that a request is for. */
  static String database(ExecRequest request) {
    return request.database().isBlank() ? DEFAULT_DATABASE : request.database();
  }

  private static List<String> tests(String interpreter, ExecRequest request) {
    String path = request.code().isBlank() ? "." : "./" + request.code();
    int limit = request.limits().outputBytes() / REPORT_SHARE;
    return List.of(interpreter, "-s", Program.RUNNER, path, Integer.toString(limit));
  }
}
