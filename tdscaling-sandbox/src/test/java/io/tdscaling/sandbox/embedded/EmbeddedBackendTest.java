package io.tdscaling.sandbox.embedded;

import io.tdscaling.sandbox.SharedSandbox;
import io.tdscaling.sandbox.spi.SandboxBackend;
import io.tdscaling.sandbox.spi.SandboxBackendContract;

final class EmbeddedBackendTest extends SandboxBackendContract {
  @Override
  protected SandboxBackend backend() {
    return SharedSandbox.backend();
  }
}
