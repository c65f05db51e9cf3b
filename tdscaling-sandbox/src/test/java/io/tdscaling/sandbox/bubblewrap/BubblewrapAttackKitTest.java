package io.tdscaling.sandbox.bubblewrap;

import io.tdscaling.sandbox.attack.AttackKit;
import io.tdscaling.sandbox.spi.SandboxBackend;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The attacks that every backend is put to. */
@Tag("bubblewrap")
class BubblewrapAttackKitTest extends AttackKit {
  private static BubblewrapBackend backend;

  @BeforeAll
  static void find() throws Exception {
    backend = Bubblewrap.backend(BubblewrapOptions.defaults());
  }

  @AfterAll
  static void closeBackend() {
    if (backend != null) {
      backend.close();
    }
  }

  @Override
  protected SandboxBackend backend() {
    return backend;
  }
}
