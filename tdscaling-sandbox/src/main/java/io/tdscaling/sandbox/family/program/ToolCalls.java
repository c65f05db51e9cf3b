package io.tdscaling.sandbox.family.program;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.code.CodeCall;

/** Makes calls of the tools of a workspace. */
final class ToolCalls {
  static final String RUN_TESTS = "run_tests";

  private ToolCalls() {}

  static CodeCall write(String path, String content) {
    return new CodeCall("write_file", object().put("path", path).put("content", content));
  }

  static CodeCall read(String path) {
    return new CodeCall("read_file", object().put("path", path));
  }

  static CodeCall read(String path, int firstLine, int lastLine) {
    return new CodeCall(
        "read_file",
        object().put("path", path).put("start_line", firstLine).put("end_line", lastLine));
  }

  static CodeCall listAll() {
    return new CodeCall("list_files", object().put("recursive", true));
  }

  static CodeCall list(String directory) {
    return new CodeCall("list_files", object().put("directory", directory));
  }

  static CodeCall runTests() {
    return new CodeCall(RUN_TESTS, object());
  }

  static CodeCall runTests(String path) {
    return new CodeCall(RUN_TESTS, object().put("path", path));
  }

  static CodeCall python(String code) {
    return new CodeCall("run_python", object().put("code", code));
  }

  static CodeCall command(String command) {
    return new CodeCall("run_command", object().put("command", command));
  }

  static CodeCall replace(String path, String oldText, String newText) {
    return new CodeCall(
        "edit_file", object().put("path", path).put("old_text", oldText).put("new_text", newText));
  }

  static CodeCall patch(String path, String diff) {
    return new CodeCall("edit_file", object().put("path", path).put("diff", diff));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
