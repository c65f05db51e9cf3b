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

/** {@code edit_file}: replaces a stretch of text that occurs exactly once, or applies a diff. */
public final class EditFileTool implements FileTool {
  static final String NAME = "edit_file";

  private static final ToolSpec SPEC =
      FileTool.changing(
          NAME,
          "Change a file of the workspace: give old_text and new_text, or diff. old_text must occur"
              + " exactly once, character for character, line breaks and indentation included; if it"
              + " occurs more than once, include more of the lines around it. diff is a unified diff"
              + " of this file whose context must match exactly; its hunks are applied together or"
              + " not at all.",
          ObjectSchema.document()
              .nonEmptyText("path", PATH_FORM)
              .nonEmptyText("old_text", "The text to replace. Not empty.")
              .text("new_text", "The text to put in its place; empty to delete it.")
              .nonEmptyText("diff", "A unified diff, in place of old_text and new_text.")
              .requiring("path"),
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
    if (arguments.has("diff")) {
      if (arguments.has("old_text") || arguments.has("new_text")) {
        throw Arguments.invalid(
            "argument \"diff\" cannot be given together with \"old_text\" or \"new_text\"");
      }
      return patch(path, UnifiedDiff.parse(arguments.text("diff")));
    }
    arguments.require("old_text", "new_text");
    return replace(path, arguments.text("old_text"), arguments.text("new_text"));
  }

  private ObjectNode patch(WorkspacePath path, UnifiedDiff diff) throws RefusedException {
    DiffPatch.Patched patched = DiffPatch.apply(path.toString(), files.read(path), diff);
    return write(path, patched.line(), patched.text());
  }

  private ObjectNode replace(WorkspacePath path, String oldText, String newText)
      throws RefusedException {
    checkTexts(oldText, newText);
    String before = files.read(path);
    int position = onlyOccurrence(path, oldText, before);
    String after =
        before.substring(0, position) + newText + before.substring(position + oldText.length());
    return write(path, Lines.of(before).lineAt(position), after);
  }

  private ObjectNode write(WorkspacePath path, int line, String after) throws RefusedException {
    files.write(path, after);
    return JsonNodeFactory.instance
        .objectNode()
        .put("path", path.toString())
        .put("line", line)
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
