package io.tdscaling.core.plan;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Perturbation.Injected;
import io.tdscaling.api.blueprint.Perturbation.PermanentFailure;
import io.tdscaling.api.blueprint.Perturbation.PermissionDenied;
import io.tdscaling.api.blueprint.Perturbation.RateLimited;
import io.tdscaling.api.blueprint.Perturbation.TransientFailure;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The failures that a plan puts in the way of its tools. A tool fails in the order of the plan's
 * perturbations; one that fails for good fails for good after that.
 */
final class InjectedFailures {
  private static final ToolResult TIMEOUT =
      ToolResult.error(
          "temporarily_unavailable", "The service did not answer in time. Please try again.");
  private static final ToolResult TOO_MANY =
      ToolResult.error("rate_limited", "Too many requests. Please try again in a moment.");
  private static final ToolResult OUT_OF_SERVICE =
      ToolResult.error(
          "out_of_service", "This operation is out of service today. Trying again will not help.");
  private static final ToolResult DENIED =
      ToolResult.error("permission_denied", "The signed-in account may not use this operation.");

  private final Map<ToolRef, Deque<ToolResult>> passing = new TreeMap<>();
  private final Map<ToolRef, ToolResult> lasting = new TreeMap<>();

  private InjectedFailures() {}

  /** Returns the failures of a plan, none of them used up. */
  static InjectedFailures of(Blueprint blueprint) {
    InjectedFailures failures = new InjectedFailures();
    blueprint
        .perturbations(Injected.class)
        .forEach(failure -> tool(failure, blueprint).ifPresent(t -> failures.add(failure, t)));
    return failures;
  }

  private static Optional<ToolRef> tool(Injected failure, Blueprint blueprint) {
    return blueprint.calls().stream()
        .filter(call -> call.id().equals(failure.call()))
        .map(PlannedCall::tool)
        .map(blueprint.tools()::get)
        .findFirst();
  }

  private void add(Injected failure, ToolRef tool) {
    if (failure instanceof TransientFailure passes) {
      addPassing(tool, TIMEOUT, passes.times());
    } else if (failure instanceof RateLimited passes) {
      addPassing(tool, TOO_MANY, passes.times());
    } else if (failure instanceof PermanentFailure) {
      lasting.putIfAbsent(tool, OUT_OF_SERVICE);
    } else if (failure instanceof PermissionDenied) {
      lasting.putIfAbsent(tool, DENIED);
    }
  }

  private void addPassing(ToolRef tool, ToolResult failure, int times) {
    Deque<ToolResult> queue = passing.computeIfAbsent(tool, t -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      queue.add(failure);
    }
  }

  boolean isEmpty() {
    return passing.isEmpty() && lasting.isEmpty();
  }

  /** Returns what a call of the tool now fails with, if it does; it is then used up. */
  Optional<ToolResult> next(ToolRef tool) {
    Deque<ToolResult> queue = passing.getOrDefault(tool, new ArrayDeque<>());
    return queue.isEmpty() ? Optional.ofNullable(lasting.get(tool)) : Optional.of(queue.remove());
  }
}
