package io.tdscaling.sandbox.tool;

import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.SandboxSession;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;

/**
 * What tools that execute something share.
 *
 * @param session where it is executed
 * @param limits what an execution may use
 * @param workspaceLimits how much an answer may hold
 */
record RunContext(SandboxSession session, ExecLimits limits, WorkspaceLimits workspaceLimits) {
  ExecResult exec(ExecRequest request) throws InterruptedException {
    return session.exec(request.with(limits));
  }

  ToolResult result(ExecResult result) {
    return RunResult.of(result, limits, workspaceLimits.maxOutputBytes());
  }
}
