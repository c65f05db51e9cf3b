package io.tdscaling.sandbox.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Utf8;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.sandbox.workspace.FailureCode;
import io.tdscaling.sandbox.workspace.Lines;
import io.tdscaling.sandbox.workspace.Occurrences;
import io.tdscaling.sandbox.workspace.Quoted;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;

/** {@code edit_file}: replaces a stretch of text that occurs exactly once. */
public final class EditFileTool implements FileTool {
  static final String NAME = "edit_file";

  private static final ToolSpec SPEC =
      FileTool.changing(
          NAME,
          "Replace one stretch of text in a file of the workspace. old_text must occur exactly once,"
              + " character for character, line breaks and indentation included; if it occurs more"
              + " than once, include more of the lines around it.",
          ObjectSchema.document()
              .nonEmptyText("path", PATH_FORM)
              .nonEmptyText("old_text", "The text to replace. Not empty.")
              .text("new_text", "The text to put in its place; empty to delete it.")
              .requiring("path", "old_text", "new_text"),
          ObjectSchema.document()
              .text("path", "The file that was changed.")
              .integer("line", "The line where the change begins, from 1.", 1)
              .integer("bytes", "The file's new size in bytes, in UTF-8.", 0)
              .requiring("path", "line", "bytes"),
          false);

  private final WorkspaceFiles files;
  private final WorkspaceLimits limits;

  EditFileTool(WorkspaceFiles files, WorkspaceLimits limits) {
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
    String oldText = arguments.text("old_text");
    String newText = arguments.text("new_text");
    checkTexts(oldText, newText);
    String before = files.read(path);
    int position = onlyOccurrence(path, oldText, before);
    String after =
        before.substring(0, position) + newText + before.substring(position + oldText.length());
    files.write(path, after);
    return JsonNodeFactory.instance
        .objectNode()
        .put("path", path.toString())
        .put("line", Lines.of(before).lineAt(position))
        .put("bytes", Utf8.encodedLength(after));
  }

  private static void checkTexts(String oldText, String newText) throws RefusedException {
    if (oldText.isEmpty()) {
      throw Arguments.invalid("argument \"old_text\" must not be empty");
    }
    if (oldText.equals(newText)) {
      throw Arguments.invalid("arguments \"old_text\" and \"new_text\" are the same");
    }
  }

  private static int onlyOccurrence(WorkspacePath path, String wanted, String text)
      throws RefusedException {
    Occurrences found = Occurrences.of(wanted, text);
    if (found.first() < 0) {
      throw FailureCode.TEXT_NOT_FOUND.because(
          "old_text does not occur in " + Quoted.of(path.toString()));
    }
    if (found.second() >= 0) {
      Lines lines = Lines.of(text);
      throw FailureCode.TEXT_AMBIGUOUS.because(
          "old_text occurs more than once in "
              + Quoted.of(path.toString())
              + ", first in lines "
              + lines.lineAt(found.first())
              + " and "
              + lines.lineAt(found.second()));
    }
    return found.first();
  }
}
