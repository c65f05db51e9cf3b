package io.tdscaling.sandbox.bubblewrap;

import io.tdscaling.sandbox.spi.SandboxBackend;
import io.tdscaling.sandbox.spi.SandboxBackendContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** What every backend that executes Python has to do. */
@Tag("bubblewrap")
class BubblewrapContractTest extends SandboxBackendContract {
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
