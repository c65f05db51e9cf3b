package io.tdscaling.sandbox.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import io.tdscaling.api.code.CodeTool;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.spi.SandboxSession;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The file tools over one workspace, and tools that execute code in it. */
public final class SandboxCodeTool implements CodeTool {
  private final WorkspaceCodeTool files;
  private final SandboxSession session;
  private final ImmutableMap<String, RunTool> runTools;

  /**
   * Makes the tool.
   *
   * @param files the workspace; closed with the tool
   * @param session what executes, over the same workspace; closed with the tool
   * @param languages what it executes
   * @param limits what one execution may use
   */
  public SandboxCodeTool(
      WorkspaceFiles files, SandboxSession session, Set<Language> languages, ExecLimits limits) {
    this.files = new WorkspaceCodeTool(files, files.limits());
    this.session = session;
    RunContext context = new RunContext(session, limits, files.limits());
    ImmutableMap.Builder<String, RunTool> tools = ImmutableMap.builder();
    for (Language language : Language.values()) {
      if (languages.contains(language)) {
        RunTool tool = tool(language, context);
        tools.put(tool.spec().ref().name(), tool);
      }
    }
    this.runTools = tools.buildOrThrow();
  }

  private static RunTool tool(Language language, RunContext context) {
    return switch (language) {
      case PYTHON -> ProgramTool.python(context);
      case JAVASCRIPT -> ProgramTool.javaScript(context);
      case SQL -> new RunSqlTool(context);
      case COMMAND -> new RunCommandTool(context);
      case TESTS -> new RunTestsTool(context);
    };
  }

  @Override
  public List<ToolSpec> tools() {
    return Stream.concat(files.tools().stream(), runTools.values().stream().map(RunTool::spec))
        .toList();
  }

  @Override
  public ToolResult call(String name, JsonNode arguments) throws InterruptedException {
    RunTool tool = runTools.get(name);
    if (tool == null) {
      return files.call(name, arguments);
    }
    files.requireOpen();
    try {
      return tool.run(Arguments.of(arguments, tool.spec()));
    } catch (RefusedException refused) {
      return refused.asResult();
    }
  }

  @Override
  public EffectClass effect(String name) {
    return runTools.containsKey(name) ? EffectClass.CODE : files.effect(name);
  }

  @Override
  public String stateDigest() {
    return files.stateDigest();
  }

  @Override
  public void close() {
    session.close();
    files.close();
  }
}
