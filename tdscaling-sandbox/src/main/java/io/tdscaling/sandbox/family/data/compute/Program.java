package io.tdscaling.sandbox.family.data.compute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Python code in the order a reader expects: imports, data, what is done with them. */
final class Program {
  private static final int MAX_LINE = 88;

  private final Set<String> imports =
      new TreeSet<>(
          Comparator.comparing((String line) -> line.startsWith("from"))
              .thenComparing(Comparator.naturalOrder()));
  private final List<String> blocks = new ArrayList<>();

  Program importing(Collection<String> statements) {
    imports.addAll(statements);
    return this;
  }

  /** Adds code after an empty line. */
  Program block(String code) {
    if (!code.isBlank()) {
      blocks.add(code.stripTrailing());
    }
    return this;
  }

  String text() {
    StringBuilder text = new StringBuilder(String.join("\n", imports));
    for (String block : blocks) {
      boolean definition = block.startsWith("def ") || block.startsWith("@");
      text.append(definition ? "\n\n\n" : "\n\n").append(block);
    }
    return text.toString().strip();
  }

  /** Returns the statement that takes the records that all conditions hold for. */
  static String selection(String target, Access access, List<String> conditions) {
    String line =
        "%s = [%s for %s in %s if %s]"
            .formatted(
                target,
                access.row(),
                access.row(),
                access.rows(),
                String.join(" and ", conditions));
    if (line.length() <= MAX_LINE) {
      return line;
    }
    return "%s = [\n    %s\n    for %s in %s\n    if %s\n]"
        .formatted(
            target,
            access.row(),
            access.row(),
            access.rows(),
            String.join("\n    and ", conditions));
  }
}
