package io.tdscaling.core.schema;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The word lists that come with this package. */
final class ResourceLines {
  private ResourceLines() {}

  /** Returns the lines of a word list, without comments and empty lines. */
  static List<String> of(String file) {
    try {
      return Resources.readLines(
              Resources.getResource(ResourceLines.class, file), StandardCharsets.UTF_8)
          .stream()
          .filter(line -> !line.isBlank() && !line.startsWith("// "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
