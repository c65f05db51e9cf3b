package io.tdscaling.sandbox.tool;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.sandbox.workspace.OutputBudget;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.util.List;

/** {@code list_files}: returns what a directory holds, sorted by path. */
public final class ListFilesTool implements FileTool {
  static final String NAME = "list_files";

  /** At least what an entry takes beside its path: member names, punctuation, its type and size. */
  private static final int ENTRY_OVERHEAD_BYTES = 64;

  private static final ToolSpec SPEC =
      FileTool.reading(
          NAME,
          "List the files and directories in a directory of the workspace, sorted by path.",
          ObjectSchema.document()
              .nonEmptyText("directory", PATH_FORM + " The default is the root.", ".")
              .flag("recursive", "Whether to list what is in subdirectories too.", false)
              .requiring(),
          ObjectSchema.document()
              .text("directory", "The directory that was listed.")
              .list("entries", "What it holds.", entrySchema())
              .flag("truncated", "Whether some entries are left out.")
              .text("note", "How many entries are left out. Only if truncated.")
              .requiring("directory", "entries", "truncated"));

  private final WorkspaceFiles files;
  private final WorkspaceLimits limits;

  ListFilesTool(WorkspaceFiles files, WorkspaceLimits limits) {
    this.files = files;
    this.limits = limits;
  }

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public ObjectNode run(Arguments arguments) throws RefusedException {
    WorkspacePath directory = WorkspacePath.of(arguments.text("directory", "."), limits);
    List<WorkspaceFiles.Entry> found = files.list(directory, arguments.flag("recursive", false));
    ObjectNode answer =
        JsonNodeFactory.instance.objectNode().put("directory", directory.toString());
    int shown = addEntries(answer.putArray("entries"), found);
    answer.put("truncated", shown < found.size());
    return shown == found.size()
        ? answer
        : answer.put(
            "note",
            "the first " + shown + " of " + found.size() + " entries; list a subdirectory instead");
  }

  private int addEntries(ArrayNode entries, List<WorkspaceFiles.Entry> found) {
    OutputBudget budget = new OutputBudget(limits.maxOutputBytes());
    for (WorkspaceFiles.Entry entry : found) {
      String path = entry.path();
      long cost = ENTRY_OVERHEAD_BYTES + OutputBudget.jsonBytes(path, 0, path.length());
      if (!budget.spend(cost)) {
        break;
      }
      addEntry(entries, entry);
    }
    return entries.size();
  }

  private static void addEntry(ArrayNode entries, WorkspaceFiles.Entry entry) {
    ObjectNode node = entries.addObject().put("path", entry.path());
    if (entry.directory()) {
      node.put("type", "directory");
    } else {
      node.put("type", "file").put("bytes", entry.bytes());
    }
  }

  private static ObjectNode entrySchema() {
    return ObjectSchema.part()
        .text("path", "Path relative to the workspace root.")
        .oneOf("type", "What it is.", "file", "directory")
        .integer("bytes", "Size of a file in bytes.", 0)
        .requiring("path", "type");
  }
}
