package io.tdscaling.sandbox.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.sandbox.workspace.FailureCode;
import io.tdscaling.sandbox.workspace.Lines;
import io.tdscaling.sandbox.workspace.OutputBudget;
import io.tdscaling.sandbox.workspace.Quoted;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;

/** {@code read_file}: returns a file's text, or some of its lines. */
public final class ReadFileTool implements FileTool {
  static final String NAME = "read_file";

  private static final ToolSpec SPEC =
      FileTool.reading(
          NAME,
          "Read a text file of the workspace, as a whole or a range of its lines. A long answer is cut,"
              + " and its note says where to go on.",
          ObjectSchema.document()
              .nonEmptyText("path", PATH_FORM)
              .integer("start_line", "First line to read, from 1. The default is the first.", 1)
              .integer(
                  "end_line", "Last line to read, itself included. The default is the last.", 1)
              .requiring("path"),
          ObjectSchema.document()
              .text("path", "The file that was read.")
              .text("content", "The text, exactly as it is in the file.")
              .integer("start_line", "First line in content; 0 if the file is empty.", 0)
              .integer("end_line", "Last line in content; 0 if the file is empty.", 0)
              .integer("total_lines", "How many lines the file has.", 0)
              .flag("truncated", "Whether some of what was asked for is left out.")
              .text("note", "What is left out, and how to read it. Only if truncated.")
              .requiring("path", "content", "start_line", "end_line", "total_lines", "truncated"));

  private final WorkspaceFiles files;
  private final WorkspaceLimits limits;

  ReadFileTool(WorkspaceFiles files, WorkspaceLimits limits) {
    this.files = files;
    this.limits = limits;
  }

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public ObjectNode run(Arguments arguments) throws RefusedException {
    WorkspacePath path = WorkspacePath.ofFile(arguments.text("path"), limits);
    int first = arguments.line("start_line").orElse(1);
    int last = arguments.line("end_line").orElse(Integer.MAX_VALUE);
    if (last < first) {
      throw Arguments.invalid(
          "argument \"end_line\" must be at least start_line, " + first + ", got " + last);
    }
    String text = files.read(path);
    Lines lines = Lines.of(text);
    if (first > Math.max(1, lines.count())) {
      throw FailureCode.INVALID_RANGE.because(
          Quoted.of(path.toString()) + " has " + lines.count() + " lines, asked from " + first);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("path", path.toString());
    return lines.count() == 0
        ? fill(answer, lines, "", 0, 0).put("truncated", false)
        : range(answer, text, lines, first, Math.min(last, lines.count()));
  }

  /** Puts as many whole lines into the answer as it may hold; of a first line too long, a part. */
  private ObjectNode range(ObjectNode answer, String text, Lines lines, int first, int last) {
    OutputBudget budget = new OutputBudget(limits.maxOutputBytes());
    int line = first;
    while (line <= last
        && budget.spend(OutputBudget.jsonBytes(text, lines.start(line), lines.end(line)))) {
      line++;
    }
    int start = lines.start(first);
    if (line == first) {
      String part = text.substring(start, budget.affordableEnd(text, start));
      return fill(answer, lines, part, first, first)
          .put("truncated", true)
          .put("note", partOfLine(part, first, last));
    }
    fill(answer, lines, text.substring(start, lines.end(line - 1)), first, line - 1);
    answer.put("truncated", line <= last);
    return line <= last ? answer.put("note", goOn(line, last)) : answer;
  }

  private static ObjectNode fill(
      ObjectNode answer, Lines lines, String content, int first, int last) {
    return answer
        .put("content", content)
        .put("start_line", first)
        .put("end_line", last)
        .put("total_lines", lines.count());
  }

  private static String partOfLine(String part, int line, int last) {
    String cut =
        "line "
            + line
            + " is too long for one answer and was cut after "
            + part.length()
            + " characters";
    return line == last ? cut : cut + "; " + goOn(line + 1, last);
  }

  private static String goOn(int line, int last) {
    return "lines " + line + " to " + last + " are left out; read on with start_line " + line;
  }
}
