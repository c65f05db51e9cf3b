package io.tdscaling.core.plan;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.CodeWork;
import io.tdscaling.api.code.CodeCall;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.text.Excerpt;
import java.util.List;

/** Opens the environment that a blueprint is to be executed in, the failures it plans included. */
public final class PlanEnvironments {
  private PlanEnvironments() {}

  /** What a plan gives could not be set up. */
  public static final class SetUpException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    SetUpException(String message) {
      super(message);
    }
  }

  /**
   * Opens the environment of a blueprint, set up with what is given there.
   *
   * @param factory opens the environment itself
   * @param blueprint gives the seed and the failures
   * @param tools specs of the offered tools, in the blueprint's order
   * @throws SetUpException if what is given cannot be set up
   */
  public static ToolEnvironment open(
      EnvironmentFactory factory, Blueprint blueprint, List<ToolSpec> tools) {
    ToolEnvironment environment =
        factory.open(new EnvironmentRequest(tools, blueprint.environmentSeed()));
    InjectedFailures failures = InjectedFailures.of(blueprint);
    boolean ready = false;
    try {
      setUp(environment, blueprint);
      ready = true;
    } finally {
      if (!ready) {
        environment.close();
      }
    }
    return failures.isEmpty() ? environment : new FailingEnvironment(environment, failures);
  }

  /**
   * Returns the digest of what a plan decides of an environment's state: its outcome where the plan
   * is programming, which can be done in many ways, and else all of it.
   */
  public static String endState(ToolEnvironment environment, Blueprint blueprint) {
    return blueprint.code() == null ? environment.stateDigest() : environment.outcomeDigest();
  }

  private static void setUp(ToolEnvironment environment, Blueprint blueprint) {
    CodeWork code = blueprint.code();
    if (code == null) {
      return;
    }
    for (CodeCall call : code.given()) {
      ToolResult result =
          environment.call(new ToolRef(code.service(), call.tool()), call.arguments());
      if (result.error()) {
        throw new SetUpException(
            "what is given could not be set up: %s of %s failed: %s"
                .formatted(
                    call.tool(), code.family(), Excerpt.of(result.content().toString(), 300)));
      }
    }
    environment.restart();
  }
}
