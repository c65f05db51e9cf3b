package io.tdscaling.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;

/** Fails calls of some tools before they reach the environment. */
final class FailingEnvironment extends ForwardingEnvironment {
  private final InjectedFailures failures;

  FailingEnvironment(ToolEnvironment environment, InjectedFailures failures) {
    super(environment);
    this.failures = failures;
  }

  @Override
  public ToolResult call(ToolRef tool, JsonNode arguments) {
    return failures.next(tool).orElseGet(() -> super.call(tool, arguments));
  }
}
