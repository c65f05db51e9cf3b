package io.tdscaling.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.core.catalog.CatalogFiles;
import io.tdscaling.core.environment.declared.BundledCatalog;
import io.tdscaling.core.environment.declared.DeclaredServices;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where tools come from. */
public final class ToolSources {
  private ToolSources() {}

  /**
   * Reads a file of tools: JSON lines with a service on each, or one MCP {@code tools/list} answer;
   * plain or gzip. What cannot be read is reported, the rest is read.
   */
  public static ToolSource file(Path file) {
    return CatalogFiles.source(file, false);
  }

  /** Reads a file like {@link #file}, but takes the first problem in it for an error. */
  public static ToolSource strictFile(Path file) {
    return CatalogFiles.source(file, true);
  }

  /**
   * Reads the declaration of a service: a JSON file that says what its tools do. Its trajectories
   * have real effects, preconditions and errors.
   */
  public static ToolSource declared(Path file) {
    return () -> {
      JsonNode declaration;
      try {
        declaration = Json.parse(Files.readString(file));
      } catch (JsonProcessingException e) {
        throw new IOException(file + ": invalid JSON: " + Json.problem(e), e);
      }
      ServiceSpec service = DeclaredServices.parse(declaration, file.toString());
      return new ToolSource.Loaded(List.of(service), List.of());
    };
  }

  /**
   * Returns the services that come with the library, so that it runs with nothing else installed.
   */
  public static ToolSource bundled() {
    return () -> new ToolSource.Loaded(BundledCatalog.services(), List.of());
  }
}
