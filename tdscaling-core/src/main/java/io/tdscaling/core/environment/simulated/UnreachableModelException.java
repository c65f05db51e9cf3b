package io.tdscaling.core.environment.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The model that plays a tool could not be asked. */
public final class UnreachableModelException extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  UnreachableModelException(String message, IOException cause) {
    super(message, cause);
  }
}
