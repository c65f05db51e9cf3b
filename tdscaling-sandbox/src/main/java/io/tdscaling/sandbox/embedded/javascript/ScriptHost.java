package io.tdscaling.sandbox.embedded.javascript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.sandbox.embedded.execution.ProgramOutput;
import java.nio.charset.StandardCharsets;

/** What one program can ask of the host: to print, to read its input, to use files. */
final class ScriptHost {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final ProgramOutput output;
  private final String stdin;
  private final ScriptFiles files;
  private String uncaught = "";
  private String uncaughtCode = "";

  ScriptHost(ProgramOutput output, String stdin, ScriptFiles files) {
    this.output = output;
    this.stdin = stdin;
    this.files = files;
  }

  /** Returns the error that the program did not catch; empty if there was none. */
  String uncaught() {
    return uncaught;
  }

  /** Returns the code of that error, such as {@code ENOSPC}; empty if it has none. */
  String uncaughtCode() {
    return uncaughtCode;
  }

  /** Answers a call with {@code {"value":…}} or {@code {"error":{"code":…,"message":…}}}. */
  String call(String function, String arguments) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    try {
      answer.set("value", answer(function, MAPPER.readTree(arguments)));
    } catch (FileError error) {
      answer.putObject("error").put("code", error.code()).put("message", error.getMessage());
    } catch (JsonProcessingException malformed) {
      answer.putObject("error").put("code", "EINVAL").put("message", "malformed arguments");
    }
    return answer.toString();
  }

  private JsonNode answer(String function, JsonNode arguments) throws FileError {
    JsonNodeFactory json = JsonNodeFactory.instance;
    switch (function) {
      case "out" -> output.out(bytes(text(arguments, 0)));
      case "err" -> output.err(bytes(text(arguments, 0)));
      case "uncaught" -> fail(text(arguments, 0), text(arguments, 1));
      case "stdin" -> {
        return json.textNode(stdin);
      }
      case "read" -> {
        return json.textNode(files.read(path(arguments)));
      }
      case "exists" -> {
        return json.booleanNode(files.exists(path(arguments)));
      }
      case "list" -> {
        var names = json.arrayNode();
        files.list(path(arguments)).forEach(names::add);
        return names;
      }
      case "write" -> files.write(path(arguments), text(arguments, 1), false);
      case "append" -> files.write(path(arguments), text(arguments, 1), true);
      case "mkdir" -> files.makeDirectory(path(arguments));
      case "unlink" -> files.delete(path(arguments));
      default -> throw new FileError("ENOSYS", "there is no function " + function);
    }
    return json.nullNode();
  }

  /** The first error that nobody catches is the one that counts. */
  private void fail(String error, String code) {
    if (uncaught.isEmpty()) {
      uncaught = error.isEmpty() ? "''" : error;
      uncaughtCode = code;
    }
  }

  private static String path(JsonNode arguments) throws FileError {
    if (!arguments.path(0).isTextual()) {
      throw new FileError("ERR_INVALID_ARG_TYPE", "The \"path\" argument must be of type string");
    }
    return arguments.path(0).textValue();
  }

  private static String text(JsonNode arguments, int index) {
    return arguments.path(index).asText("");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
