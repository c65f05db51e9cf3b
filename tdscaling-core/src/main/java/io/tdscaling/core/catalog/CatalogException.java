package io.tdscaling.core.catalog;

import java.io.IOException;

/** A catalog that cannot be used, with the reason in one line. */
public final class CatalogException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception that says {@code message}. */
  public CatalogException(String message) {
    super(message);
  }
}
