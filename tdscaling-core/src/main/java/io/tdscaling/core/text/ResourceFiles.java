package io.tdscaling.core.text;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The word lists and texts that come with the library, each beside a class. */
public final class ResourceFiles {
  private ResourceFiles() {}

  /** Returns the lines of a word list, without comments and empty lines. */
  public static List<String> lines(Class<?> beside, String file) {
    return text(beside, file)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("// "))
        .toList();
  }

  /** Returns a whole text. */
  public static String text(Class<?> beside, String file) {
    try {
      return Resources.toString(Resources.getResource(beside, file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
