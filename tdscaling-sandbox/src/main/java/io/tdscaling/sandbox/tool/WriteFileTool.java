package io.tdscaling.sandbox.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Utf8;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;

/** {@code write_file}: writes a whole file. */
public final class WriteFileTool implements FileTool {
  static final String NAME = "write_file";

  private static final ToolSpec SPEC =
      FileTool.changing(
          NAME,
          "Write a text file in the workspace, replacing the file if there is one. Missing directories"
              + " are created. To change part of a file, use edit_file.",
          ObjectSchema.document()
              .nonEmptyText("path", PATH_FORM)
              .text("content", "The whole content of the file.")
              .requiring("path", "content"),
          ObjectSchema.document()
              .text("path", "The file that was written.")
              .integer("bytes", "Its size in bytes, in UTF-8.", 0)
              .flag("created", "Whether the file is new.")
              .requiring("path", "bytes", "created"),
          true);

  private final WorkspaceFiles files;
  private final WorkspaceLimits limits;

  WriteFileTool(WorkspaceFiles files, WorkspaceLimits limits) {
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
    String content = arguments.text("content");
    boolean created = files.write(path, content);
    return JsonNodeFactory.instance
        .objectNode()
        .put("path", path.toString())
        .put("bytes", Utf8.encodedLength(content))
        .put("created", created);
  }
}
