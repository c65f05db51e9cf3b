package io.tdscaling.sandbox.bubblewrap;

import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out what works in a sandbox by running it in one. */
final class Probe implements AutoCloseable {
  private final Sandbox sandbox;
  private final HostTools tools;
  private final WorkspaceFiles nothing = WorkspaceFiles.create(WorkspaceLimits.defaults());

  Probe(Sandbox sandbox, HostTools tools) {
    this.sandbox = sandbox;
    this.tools = tools;
  }

  /** Runs what does nothing, to see whether there can be sandboxes. */
  void checkSandbox() throws UnusableException, InterruptedException {
    try {
      Outcome outcome = run(List.of("true"));
      if (outcome.status() != ExecStatus.OK) {
        throw new UnusableException(
            "a sandbox ended with " + outcome.status().label() + ": " + outcome.stderr().strip());
      }
    } catch (IOException e) {
      throw new UnusableException(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the interpreters that run. */
  Interpreters interpreters() throws IOException, InterruptedException {
    Map<Language, String> found = new EnumMap<>(Language.class);
    first("bash", "-c", "true").ifPresent(path -> found.put(Language.COMMAND, path));
    first("node", "-e", "0").ifPresent(path -> found.put(Language.JAVASCRIPT, path));
    first("python3", "-c", "0").ifPresent(path -> found.put(Language.PYTHON, path));
    first("python3", "-c", "import sqlite3").ifPresent(path -> found.put(Language.SQL, path));
    first("python3", "-c", "import pytest").ifPresent(path -> found.put(Language.TESTS, path));
    return new Interpreters(found);
  }

  private Optional<String> first(String name, String... arguments)
      throws IOException, InterruptedException {
    for (Path candidate : tools.all(name)) {
      List<String> command = new ArrayList<>(List.of(candidate.toString()));
      command.addAll(List.of(arguments));
      if (run(command).status() == ExecStatus.OK) {
        return Optional.of(candidate.toString());
      }
    }
    return Optional.empty();
  }

  private Outcome run(List<String> command) throws IOException, InterruptedException {
    Program program = new Program(command, Optional.empty(), "", "", true);
    return sandbox.run(program, nothing, Set.of(), ExecLimits.defaults());
  }

  @Override
  public void close() {
    nothing.close();
  }
}
