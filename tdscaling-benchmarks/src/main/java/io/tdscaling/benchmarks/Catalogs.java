package io.tdscaling.benchmarks;

import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.core.TrajectorySynthesizerBuilder;
import java.io.File;
import java.nio.file.Path;

/** The tools that benchmarks synthesize with. */
final class Catalogs {
  /** System property that names files of tools, separated as on a class path. */
  static final String TOOLS = "tdscaling.benchmarks.tools";

  /** The services that come with the library. */
  static final String BUNDLED = "bundled";

  /** The files that the system property names. */
  static final String GIVEN = "given";

  private static final long SEED = 7;

  private Catalogs() {}

  /**
   * Begins a synthesizer of one attempt at a time over a catalog, {@code bundled} or {@code given}.
   */
  static TrajectorySynthesizerBuilder builder(String catalog) {
    TrajectorySynthesizerBuilder builder =
        TrajectorySynthesizer.builder().seed(SEED).concurrency(1);
    if (catalog.equals(BUNDLED)) {
      return builder;
    }
    String files = System.getProperty(TOOLS, "");
    if (!catalog.equals(GIVEN) || files.isBlank()) {
      throw new IllegalArgumentException(
          "catalog must be bundled, or given with -D%s=FILE…; got %s".formatted(TOOLS, catalog));
    }
    for (String file : files.split(File.pathSeparator, -1)) {
      builder.tools(Path.of(file));
    }
    return builder;
  }
}
