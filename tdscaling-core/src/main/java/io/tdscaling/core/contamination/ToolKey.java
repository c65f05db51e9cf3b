package io.tdscaling.core.contamination;

import io.tdscaling.core.text.Words;
import java.util.Collection;
import java.util.TreeSet;

/** What makes two tools the same: their names, however these are written, and their parameters. */
final class ToolKey {
  private ToolKey() {}

  static String of(String name, Collection<String> parameters) {
    return Words.spaced(name) + "\n" + String.join("\n", new TreeSet<>(parameters));
  }
}
