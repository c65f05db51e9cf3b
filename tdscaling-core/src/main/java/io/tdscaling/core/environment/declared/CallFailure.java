package io.tdscaling.core.environment.declared;

import io.tdscaling.api.tool.ToolResult;

/** A call that fails as the service means it to. */
final class CallFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  CallFailure(String code, String message) {
    // Failures are results, not faults: no one looks at their stack, and filling it in is slow.
    super(message, null, false, false);
    this.code = code;
  }

  ToolResult result() {
    return ToolResult.error(code, getMessage() + "");
  }
}
