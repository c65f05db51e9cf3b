package io.tdscaling.core.catalog;

import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSource;
import java.io.IOException;
import java.util.List;

/** A file of services or of tools, whichever its content shows. */
record FileToolSource(CatalogFile file, boolean strict, CatalogLimits limits)
    implements ToolSource {

  @Override
  public Loaded load() throws IOException {
    ProblemLog log = new ProblemLog(toString(), strict);
    WholeDocument.Found found = WholeDocument.find(file, limits, log);
    return switch (found.kind()) {
      case LINES -> ServerLines.read(file, limits, log);
      case BROKEN -> new Loaded(List.of(), log.problems());
      case DOCUMENT -> document(found, log);
    };
  }

  private Loaded document(WholeDocument.Found found, ProblemLog log) throws CatalogException {
    log.at(0);
    if (ToolsAnswer.is(found.document())) {
      return ToolsAnswer.read(found.document(), file.stem(), log);
    }
    List<ServiceSpec> service = ServiceJson.read(found.document(), log).stream().toList();
    return new Loaded(service, log.problems());
  }

  /** Returns the file's path, for messages. */
  @Override
  public String toString() {
    return file.path().toString();
  }
}
