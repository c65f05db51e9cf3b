package io.tdscaling.sandbox.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import io.tdscaling.api.code.CodeTool;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.sandbox.workspace.FailureCode;
import io.tdscaling.sandbox.workspace.Quoted;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.StateDigest;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import java.util.List;

/** The file tools over one workspace. */
public final class WorkspaceCodeTool implements CodeTool {
  private final WorkspaceFiles files;
  private final ImmutableMap<String, FileTool> tools;
  private boolean closed;

  /** Makes the tool over a workspace, which is closed with it. */
  public WorkspaceCodeTool(WorkspaceFiles files, WorkspaceLimits limits) {
    this.files = files;
    this.tools =
        ImmutableMap.of(
            ReadFileTool.NAME, new ReadFileTool(files, limits),
            WriteFileTool.NAME, new WriteFileTool(files, limits),
            EditFileTool.NAME, new EditFileTool(files, limits),
            ListFilesTool.NAME, new ListFilesTool(files, limits));
  }

  @Override
  public List<ToolSpec> tools() {
    return tools.values().stream().map(FileTool::spec).toList();
  }

  @Override
  public ToolResult call(String name, JsonNode arguments) {
    requireOpen();
    FileTool tool = tools.get(name);
    if (tool == null) {
      return FailureCode.UNKNOWN_TOOL.because("there is no tool " + Quoted.of(name)).asResult();
    }
    try {
      return ToolResult.ok(tool.run(Arguments.of(arguments, tool.spec())));
    } catch (RefusedException refused) {
      return refused.asResult();
    }
  }

  @Override
  public EffectClass effect(String name) {
    return switch (name) {
      case ReadFileTool.NAME -> EffectClass.READ;
      case ListFilesTool.NAME -> EffectClass.SEARCH;
      case WriteFileTool.NAME, EditFileTool.NAME -> EffectClass.UPDATE;
      default -> throw new IllegalArgumentException("there is no tool " + Quoted.of(name));
    };
  }

  @Override
  public String stateDigest() {
    requireOpen();
    return StateDigest.of(files);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      files.close();
    }
  }

  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the workspace is closed");
    }
  }
}
