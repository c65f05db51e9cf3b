package io.tdscaling.core.catalog;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tdscaling.api.tool.ToolCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The real catalogs; tests that need them are skipped where they are absent. */
public final class RealCatalogs {
  private RealCatalogs() {}

  /** Returns both files. */
  public static List<Path> files() {
    Path data = Path.of(System.getProperty("tdscaling.shared", "absent"), "data");
    List<Path> files =
        List.of(data.resolve("mcp-servers.jsonl.gz"), data.resolve("mcp-live.jsonl.gz"));
    assumeTrue(files.stream().allMatch(Files::exists), "real catalogs are absent: " + data);
    return files;
  }

  /** Returns both catalogs as one. */
  public static ToolCatalog load() throws IOException {
    return CatalogFiles.load(files(), false).catalog();
  }
}
