package io.tdscaling.core.catalog;

import io.tdscaling.api.tool.CatalogProblem;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.core.text.Excerpt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads catalogs. A file is JSON lines with a service on each, as {@link ServiceJson} writes them,
 * or one MCP {@code tools/list} answer; plain or gzip. Which, is told by the content. An answer's
 * service takes its id from the file's name.
 */
public final class CatalogFiles {
  private CatalogFiles() {}

  /**
   * Returns the source that reads a file. A line is read up to 32 MiB, a file up to 512 MiB after
   * decompression; what is beyond is reported.
   *
   * @param file the file; opened when the source is loaded
   * @param strict whether the first problem ends the reading with a {@link CatalogException}
   */
  public static ToolSource source(Path file, boolean strict) {
    return new FileToolSource(new CatalogFile(file), strict, CatalogLimits.DEFAULT);
  }

  /**
   * Reads files into one catalog.
   *
   * @param files the files, in the order of the catalog
   * @param strict whether the first problem ends the reading with a {@link CatalogException}
   * @throws CatalogException if the files hold no tools at all
   * @throws IOException if a file cannot be read
   */
  public static LoadedCatalog load(List<Path> files, boolean strict) throws IOException {
    return merge(files.stream().map(file -> source(file, strict)).toList(), strict);
  }

  /**
   * Loads sources into one catalog. Of two services with one id the first stays; the second is
   * reported.
   *
   * @param sources the sources, in the order of the catalog
   * @param strict whether a second service with the same id is an error
   * @throws CatalogException if the sources hold no tools at all
   * @throws IOException if a source cannot be read
   */
  public static LoadedCatalog merge(List<ToolSource> sources, boolean strict) throws IOException {
    Map<String, ServiceSpec> services = new LinkedHashMap<>();
    List<CatalogProblem> problems = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      ToolSource.Loaded loaded = sources.get(i).load();
      ProblemLog log = new ProblemLog(label(sources, i), strict);
      for (ServiceSpec service : loaded.services()) {
        if (services.putIfAbsent(service.id(), service) != null) {
          log.report(
              "service "
                  + Excerpt.quoted(service.id())
                  + " is in an earlier source; it is left out");
        }
      }
      problems.addAll(loaded.problems());
      problems.addAll(log.problems());
    }
    ToolCatalog catalog = ToolCatalog.of(List.copyOf(services.values()));
    if (catalog.size() == 0) {
      throw new CatalogException(noTools(sources, problems));
    }
    return new LoadedCatalog(catalog, problems);
  }

  private static String noTools(List<ToolSource> sources, List<CatalogProblem> problems) {
    if (sources.isEmpty()) {
      return "no tools: no source was given";
    }
    String where =
        IntStream.range(0, sources.size())
            .mapToObj(i -> label(sources, i))
            .collect(Collectors.joining(", "));
    String why = problems.isEmpty() ? "" : "; the first problem: " + problems.get(0);
    return "no tools in " + where + why;
  }

  /** A file is named by its path; what another class calls itself need not be the same twice. */
  private static String label(List<ToolSource> sources, int index) {
    ToolSource source = sources.get(index);
    return source instanceof FileToolSource ? source.toString() : "source " + (index + 1);
  }
}
