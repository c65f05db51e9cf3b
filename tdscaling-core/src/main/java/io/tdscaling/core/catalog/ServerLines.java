package io.tdscaling.core.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSource.Loaded;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;

/** A file with one service on each line. */
final class ServerLines {
  private final ProblemLog log;
  private final Map<String, ServiceSpec> services = new LinkedHashMap<>();

  private ServerLines(ProblemLog log) {
    this.log = log;
  }

  static Loaded read(CatalogFile file, CatalogLimits limits, ProblemLog log) throws IOException {
    ServerLines reader = new ServerLines(log);
    try (InputStream in = file.open()) {
      BoundedLines lines = new BoundedLines(in, limits);
      Optional<BoundedLines.Line> line = lines.next();
      while (line.isPresent()) {
        reader.take(line.get());
        line = lines.next();
      }
    } catch (ZipException | EOFException e) {
      log.report("broken gzip, the rest is not read: " + e.getMessage());
    }
    return new Loaded(List.copyOf(reader.services.values()), log.problems());
  }

  private void take(BoundedLines.Line line) throws CatalogException {
    log.at(line.number());
    if (line.isBad()) {
      log.report(line.problem());
    } else if (!line.text().isBlank()) {
      parse(line.text());
    }
  }

  private void parse(String text) throws CatalogException {
    try {
      Optional<ServiceSpec> service = ServiceJson.read(Json.parse(text), log);
      if (service.isPresent()) {
        keep(service.get());
      }
    } catch (JsonProcessingException e) {
      log.report(JsonText.problem(e));
    }
  }

  private void keep(ServiceSpec service) throws CatalogException {
    if (services.putIfAbsent(service.id(), service) != null) {
      log.report(
          "service " + Excerpt.quoted(service.id()) + " is there twice; the second is left out");
    }
  }
}
