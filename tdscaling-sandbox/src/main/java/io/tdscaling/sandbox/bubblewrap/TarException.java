package io.tdscaling.sandbox.bubblewrap;

import java.io.IOException;

/** An archive is not one that a sandbox's own tar writes. */
final class TarException extends IOException {
  private static final long serialVersionUID = 1L;

  TarException(String message) {
    super(message);
  }
}
