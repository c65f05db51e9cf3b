package io.tdscaling.sandbox.family.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.code.CodeCall;
import io.tdscaling.api.tool.ToolResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The code tools as the machine itself has them: its Python, its SQLite and its commands. */
final class NativeTools implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Path script;
  private final Process process;
  private final Writer calls;
  private final BufferedReader answers;

  private NativeTools(Path script, Process process) {
    this.script = script;
    this.process = process;
    calls = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Returns whether there is a Python to run it with. */
  static boolean arePresent() {
    try {
      Process python = new ProcessBuilder("python3", "-c", "import sqlite3").start();
      return python.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static NativeTools start() {
    try (InputStream source = NativeTools.class.getResourceAsStream("native_tools.py")) {
      Path script = Files.createTempFile("native-tools", ".py");
      Files.write(script, Objects.requireNonNull(source).readAllBytes());
      ProcessBuilder python = new ProcessBuilder("python3", script.toString());
      python.redirectError(ProcessBuilder.Redirect.INHERIT);
      return new NativeTools(script, python.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes on in an empty workspace. */
  void open() {
    call(new CodeCall("open", MAPPER.createObjectNode()));
  }

  ToolResult call(CodeCall call) {
    try {
      calls.write(
          MAPPER
                  .createObjectNode()
                  .put("tool", call.tool())
                  .<ObjectNode>set("arguments", call.arguments())
                  .toString()
              + "\n");
      calls.flush();
      JsonNode answer = MAPPER.readTree(answers.readLine());
      return new ToolResult(answer.path("content"), answer.path("error").booleanValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      calls.close();
      process.waitFor();
      Files.deleteIfExists(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
