package io.tdscaling.core.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Tells a file that is one JSON document, on one line or many, from a file with a service on each
 * line. The two differ in what follows the first line, whatever the file is called.
 */
final class WholeDocument {
  private final BoundedLines lines;
  private final CatalogLimits limits;
  private final ProblemLog log;

  private WholeDocument(BoundedLines lines, CatalogLimits limits, ProblemLog log) {
    this.lines = lines;
    this.limits = limits;
    this.log = log;
  }

  /** What a file is. */
  enum Kind {
    /** One document. */
    DOCUMENT,
    /** One service a line. */
    LINES,
    /** Meant as one document, but broken; it was reported. */
    BROKEN
  }

  /** The kind of a file, with the document where it is one; else JSON null. */
  record Found(Kind kind, JsonNode document) {}

  private static final Found LINES = new Found(Kind.LINES, Json.tree(false));
  private static final Found BROKEN = new Found(Kind.BROKEN, Json.tree(false));

  static Found find(CatalogFile file, CatalogLimits limits, ProblemLog log) throws IOException {
    try (InputStream in = file.open()) {
      return new WholeDocument(new BoundedLines(in, limits), limits, log).find();
    } catch (ZipException | EOFException e) {
      return LINES; // what can be read of a broken gzip is read, and the rest reported, line by
      // line
    }
  }

  private Found find() throws IOException {
    Optional<BoundedLines.Line> first = nextWithText();
    if (first.isEmpty() || first.get().isBad()) {
      return LINES;
    }
    try {
      JsonNode document = Json.parse(first.get().text());
      boolean alone = nextWithText().isEmpty();
      return alone && ToolsAnswer.is(document) ? new Found(Kind.DOCUMENT, document) : LINES;
    } catch (JsonEOFException goesOn) {
      return manyLines(first.get());
    } catch (JsonProcessingException e) {
      return LINES;
    }
  }

  private Found manyLines(BoundedLines.Line first) throws IOException {
    Optional<BoundedLines.Line> second = nextWithText();
    if (second.isEmpty() || second.get().isBad() || isService(second.get().text())) {
      return LINES;
    }
    StringBuilder text = new StringBuilder("\n".repeat(first.number() - 1)).append(first.text());
    int at = first.number();
    for (Optional<BoundedLines.Line> line = second; line.isPresent(); line = lines.next()) {
      text.append("\n".repeat(line.get().number() - at)).append(line.get().text());
      at = line.get().number();
      if (line.get().isBad() || text.length() > limits.lineBytes()) {
        return broken(at, line.get().isBad() ? line.get().problem() : tooLong());
      }
    }
    return parse(text.toString());
  }

  private Found parse(String text) throws CatalogException {
    try {
      return new Found(Kind.DOCUMENT, Json.parse(text));
    } catch (JsonProcessingException e) {
      return broken(e.getLocation() == null ? 0 : e.getLocation().getLineNr(), JsonText.problem(e));
    }
  }

  private Found broken(int line, String reason) throws CatalogException {
    log.at(line);
    log.report(reason);
    return BROKEN;
  }

  private String tooLong() {
    return "the document is longer than " + limits.lineBytes() + " bytes";
  }

  private Optional<BoundedLines.Line> nextWithText() throws IOException {
    Optional<BoundedLines.Line> line = lines.next();
    while (line.isPresent() && !line.get().isBad() && line.get().text().isBlank()) {
      line = lines.next();
    }
    return line;
  }

  private static boolean isService(String text) {
    try {
      return Json.parse(text).has("tools");
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
