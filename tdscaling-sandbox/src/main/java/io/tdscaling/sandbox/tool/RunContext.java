package io.tdscaling.sandbox.tool;

import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.SandboxSession;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import java.util.function.Supplier;

/**
 * What tools that execute something share.
 *
 * @param sessions returns where it is executed now
 * @param limits what an execution may use
 * @param workspaceLimits how much an answer may hold
 */
record RunContext(
    Supplier<SandboxSession> sessions, ExecLimits limits, WorkspaceLimits workspaceLimits) {
  ExecResult exec(ExecRequest request) throws InterruptedException {
    return sessions.get().exec(request.with(limits));
  }

  ToolResult result(ExecResult result) {
    return RunResult.of(result, limits, workspaceLimits.maxOutputBytes());
  }
}
