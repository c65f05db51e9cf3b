package io.tdscaling.core.written.llm;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.plan.ForwardingEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Environments that remember their first fault. It is none of the plan's, so whoever planned need
 * not hear of it, even where what executes the plan takes it for one. Not thread-safe.
 */
final class WatchedEnvironments implements EnvironmentFactory {
  private final EnvironmentFactory environments;
  private @Nullable RuntimeException fault;

  WatchedEnvironments(EnvironmentFactory environments) {
    this.environments = environments;
  }

  /** Throws the first fault, if there was one. */
  void throwFault() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while a plan was executed");
    }
    if (fault != null) {
      throw fault;
    }
  }

  @Override
  public ToolEnvironment open(EnvironmentRequest request) {
    return new Watched(watched(() -> environments.open(request)));
  }

  @Override
  public Optional<String> unsupported(ToolSpec tool) {
    return environments.unsupported(tool);
  }

  private <T> T watched(Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException thrown) {
      fault = fault == null ? thrown : fault;
      throw thrown;
    }
  }

  private final class Watched extends ForwardingEnvironment {
    Watched(ToolEnvironment environment) {
      super(environment);
    }

    @Override
    public ToolResult call(ToolRef tool, JsonNode arguments) {
      return watched(() -> super.call(tool, arguments));
    }

    @Override
    public EffectClass effect(ToolRef tool) {
      return watched(() -> super.effect(tool));
    }

    @Override
    public String stateDigest() {
      return watched(super::stateDigest);
    }

    @Override
    public String outcomeDigest() {
      return watched(super::outcomeDigest);
    }

    @Override
    public List<JsonNode> knownValues(ToolRef tool, String parameter) {
      return watched(() -> super.knownValues(tool, parameter));
    }
  }
}
