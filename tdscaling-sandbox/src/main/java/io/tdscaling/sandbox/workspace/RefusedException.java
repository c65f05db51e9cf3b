package io.tdscaling.sandbox.workspace;

import io.tdscaling.api.tool.ToolResult;

/**
 * A call that is not carried out. It never leaves this module: the tool turns it into an error
 * result, so it carries no stack trace.
 */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final FailureCode code;
  private final String reason;

  /** Makes a refusal with the message that agents see. */
  public RefusedException(FailureCode code, String reason) {
    super(reason, null, false, false);
    this.code = code;
    this.reason = reason;
  }

  /** Returns why. */
  public FailureCode code() {
    return code;
  }

  /** Returns the message that agents see. */
  public String reason() {
    return reason;
  }

  /** Returns the refusal as what a call came to. */
  public ToolResult asResult() {
    return ToolResult.error(code.label(), reason);
  }
}
