package io.tdscaling.sandbox.attack;

import io.tdscaling.sandbox.SharedSandbox;
import io.tdscaling.sandbox.spi.SandboxBackend;

/** The attack kit against the embedded backend. */
final class EmbeddedAttackTest extends AttackKit {
  @Override
  protected SandboxBackend backend() {
    return SharedSandbox.backend();
  }
}
