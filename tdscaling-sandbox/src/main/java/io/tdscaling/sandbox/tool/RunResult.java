package io.tdscaling.sandbox.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.workspace.OutputBudget;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** Turns what an execution came to into what an agent is told of it. */
final class RunResult {
  /** The last line of a traceback: the exception's name, and what it says. */
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "[A-Za-z_][\\w.]*(?:Error|Exception|Warning|Exit|Interrupt|Stop\\w*|Group)(?::.*)?");

  /** What JavaScript says before what was thrown, which need not be an error. */
  private static final String UNCAUGHT = "Uncaught ";

  private static final int MAX_MESSAGE_CHARS = 500;
  private static final double NANOS = 1e9;

  private RunResult() {}

  /** Returns the result of a program or command. */
  static ToolResult of(ExecResult result, ExecLimits limits, int maxOutputBytes) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    if (!result.succeeded()) {
      content.putObject("error").put("code", code(result)).put("message", message(result, limits));
    }
    addOutput(content, result, maxOutputBytes);
    return new ToolResult(content, !result.succeeded());
  }

  /** Adds exit code and output, as much of it as an answer may hold. */
  static void addOutput(ObjectNode content, ExecResult result, int maxOutputBytes) {
    OutputBudget budget = new OutputBudget(maxOutputBytes);
    boolean cut = result.truncatedBytes() > 0;
    content.put("exit_code", result.exitCode());
    cut |= addText(content, "stdout", result.stdout(), budget);
    if (!result.stderr().isEmpty()) {
      cut |= addText(content, "stderr", result.stderr(), budget);
    }
    if (cut) {
      content.put("truncated", true);
    }
  }

  private static boolean addText(
      ObjectNode content, String name, String text, OutputBudget budget) {
    int end = budget.affordableEnd(text, 0);
    budget.spend(OutputBudget.jsonBytes(text, 0, end));
    content.put(name, text.substring(0, end));
    return end < text.length();
  }

  /** Returns the error of an execution that could not tell what it was to tell. */
  static ToolResult failure(ExecResult result, ExecLimits limits) {
    return ToolResult.error(code(result), message(result, limits));
  }

  private static String code(ExecResult result) {
    if (result.status() != ExecStatus.NONZERO) {
      return result.status().label();
    }
    return exception(result.stderr()).isEmpty() ? "exit" : "exception";
  }

  private static String message(ExecResult result, ExecLimits limits) {
    return switch (result.status()) {
      case TIMEOUT -> "the program did not end within " + seconds(limits) + " s";
      case OUTPUT_LIMIT ->
          "the program wrote more than " + limits.outputBytes() + " bytes of output";
      case OUT_OF_MEMORY ->
          "the program wanted more than " + (limits.memoryBytes() >> 20) + " MiB of memory";
      default -> stated(result);
    };
  }

  private static String stated(ExecResult result) {
    String exception = exception(result.stderr());
    if (exception.isEmpty()) {
      return result.stderr().isBlank()
          ? "exit code " + result.exitCode()
          : lastLine(result.stderr());
    }
    return cut(exception);
  }

  private static String lastLine(String stderr) {
    List<String> lines = stderr.strip().lines().toList();
    return cut(lines.get(lines.size() - 1));
  }

  private static String cut(String message) {
    return message.length() > MAX_MESSAGE_CHARS
        ? message.substring(0, MAX_MESSAGE_CHARS) + "…"
        : message;
  }

  /** Returns the last line that names an exception, empty if there is none. */
  private static String exception(String stderr) {
    List<String> lines = stderr.lines().toList();
    for (int i = lines.size() - 1; i >= 0; i--) {
      String line = lines.get(i);
      if (line.startsWith(UNCAUGHT)) {
        return line.substring(UNCAUGHT.length());
      }
      if (EXCEPTION.matcher(line).matches()) {
        return line;
      }
    }
    return "";
  }

  private static String seconds(ExecLimits limits) {
    return BigDecimal.valueOf(limits.wall().toNanos() / NANOS).stripTrailingZeros().toPlainString();
  }
}
