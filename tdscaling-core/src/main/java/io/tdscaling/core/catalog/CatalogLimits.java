package io.tdscaling.core.catalog;

/**
 * How much of a file is read, since files are untrusted and may be compressed.
 *
 * @param lineBytes the longest line, or document, that is taken into memory
 * @param fileBytes the most that is read of one file, after decompression
 */
record CatalogLimits(int lineBytes, long fileBytes) {
  /** 32 MiB a line and 512 MiB a file: some hundred times the largest registries known. */
  static final CatalogLimits DEFAULT = new CatalogLimits(32 << 20, 512L << 20);

  CatalogLimits {
    if (lineBytes <= 0 || fileBytes <= 0) {
      throw new IllegalArgumentException(
          "limits must be positive, got %d and %d".formatted(lineBytes, fileBytes));
    }
  }
}
