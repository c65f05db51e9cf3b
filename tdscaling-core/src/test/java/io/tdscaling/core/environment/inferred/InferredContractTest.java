package io.tdscaling.core.environment.inferred;

import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.environment.EnvironmentContract;
import java.util.List;

class InferredContractTest extends EnvironmentContract {
  private static final List<ToolSpec> TOOLS = Tools.tracker();

  @Override
  protected EnvironmentFactory factory() {
    return Tools.factory();
  }

  @Override
  protected List<ToolSpec> tools() {
    return TOOLS;
  }
}
