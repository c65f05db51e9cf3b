package io.tdscaling.sandbox.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import io.tdscaling.api.code.CodeTool;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.sandbox.spi.Capabilities;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.spi.SandboxSession;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The file tools over one workspace, and tools that execute code in it. */
public final class SandboxCodeTool implements CodeTool {
  private final WorkspaceCodeTool files;
  private final Supplier<SandboxSession> sessions;
  private final ImmutableMap<String, RunTool> runTools;
  private SandboxSession session;

  /**
   * Makes the tool.
   *
   * @param files the workspace; closed with the tool
   * @param sessions opens what executes, over the same workspace; it is closed with the tool
   * @param capabilities what that can do
   * @param limits what one execution may use
   */
  public SandboxCodeTool(
      WorkspaceFiles files,
      Supplier<SandboxSession> sessions,
      Capabilities capabilities,
      ExecLimits limits) {
    this.files = new WorkspaceCodeTool(files, files.limits());
    this.sessions = sessions;
    this.session = sessions.get();
    RunContext context = new RunContext(this::session, limits, files.limits());
    ImmutableMap.Builder<String, RunTool> tools = ImmutableMap.builder();
    for (Language language : Language.values()) {
      if (capabilities.languages().contains(language)) {
        RunTool tool = tool(language, context, capabilities.keepsState());
        tools.put(tool.spec().ref().name(), tool);
      }
    }
    this.runTools = tools.buildOrThrow();
  }

  private static RunTool tool(Language language, RunContext context, boolean keepsState) {
    return switch (language) {
      case PYTHON -> ProgramTool.python(context, keepsState);
      case JAVASCRIPT -> ProgramTool.javaScript(context, keepsState);
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

  private SandboxSession session() {
    return session;
  }

  @Override
  public void restart() {
    files.requireOpen();
    session.close();
    session = sessions.get();
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
