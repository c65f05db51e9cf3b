package io.tdscaling.api.tool;

import java.io.IOException;
import java.util.List;

/**
 * Where services and their tools come from: a dump of {@code tools/list} answers, live servers,
 * code.
 */
@FunctionalInterface
public interface ToolSource {
  /**
   * Reads the source.
   *
   * @return the services read, and what could not be read; nothing is dropped in silence
   * @throws IOException if the source as a whole cannot be read
   */
  Loaded load() throws IOException;

  /**
   * What a source held.
   *
   * @param services the services read
   * @param problems what could not be read, in order
   */
  record Loaded(List<ServiceSpec> services, List<CatalogProblem> problems) {
    /** Copies the lists. */
    public Loaded {
      services = List.copyOf(services);
      problems = List.copyOf(problems);
    }
  }

  /** Returns a source of services made in code. */
  static ToolSource of(ServiceSpec... services) {
    Loaded loaded = new Loaded(List.of(services), List.of());
    return () -> loaded;
  }
}
