package io.tdscaling.core.environment.code;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.code.CodeTool;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;

/** One workspace. */
final class CodeEnvironment implements ToolEnvironment {
  private final CodeTool workspace;

  CodeEnvironment(CodeTool workspace) {
    this.workspace = workspace;
  }

  @Override
  public ToolResult call(ToolRef tool, JsonNode arguments) {
    try {
      return workspace.call(tool.name(), arguments);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(tool + " was interrupted", interrupted);
    }
  }

  @Override
  public EffectClass effect(ToolRef tool) {
    return workspace.effect(tool.name());
  }

  @Override
  public String stateDigest() {
    return workspace.stateDigest();
  }

  /** There is more than one way to write a program: what is right is for checks to say. */
  @Override
  public String outcomeDigest() {
    return "";
  }

  @Override
  public void restart() {
    workspace.restart();
  }

  @Override
  public void close() {
    workspace.close();
  }
}
