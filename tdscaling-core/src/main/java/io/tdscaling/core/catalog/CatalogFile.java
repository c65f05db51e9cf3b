package io.tdscaling.core.catalog;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file as its decompressed bytes. */
record CatalogFile(Path path) {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  /** Opens the file; gzip is told by its first bytes, whatever the file is called. */
  InputStream open() throws IOException {
    if (!Files.exists(path)) {
      throw new CatalogException("no such file: " + path);
    }
    if (Files.isDirectory(path)) {
      throw new CatalogException("not a file but a directory: " + path);
    }
    if (!Files.isReadable(path)) {
      throw new CatalogException("file cannot be read: " + path);
    }
    InputStream raw = new BufferedInputStream(Files.newInputStream(path));
    try {
      return isGzip(raw) ? new GZIPInputStream(raw, 1 << 16) : raw;
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * Returns the file's name without its endings, such as {@code github} for {@code github.json.gz}.
   */
  String stem() {
    Path fileName = path.getFileName();
    String name = fileName == null ? "" : fileName.toString();
    String stem = name.replaceFirst("(?i)(\\.(json|jsonl|ndjson))?(\\.gz)?$", "").strip();
    return stem.isEmpty() ? "tools" : stem;
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
    in.reset();
    return gzip;
  }
}
