package io.tdscaling.core.environment.simulated;

import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.environment.EnvironmentContract;
import java.util.List;

class SimulatedContractTest extends EnvironmentContract {
  private final EnvironmentFactory factory = Stage.environments(Stage::actor);

  @Override
  protected EnvironmentFactory factory() {
    return factory;
  }

  @Override
  protected List<ToolSpec> tools() {
    return Stage.TOOLS;
  }
}
