package io.tdscaling.sandbox.family.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tidies Python that was put together from sections: blank lines as in PEP 8, no unused imports.
 */
final class PythonText {
  /** Longest line of code that is written. */
  static final int MAX_LINE = 88;

  private static final Pattern FROM_IMPORT = Pattern.compile("from (\\S+) import (.+)");
  private static final Pattern IMPORT = Pattern.compile("import (\\w+)");
  private static final Pattern BLOCK_START = Pattern.compile("(def|class|async def|@).*");

  private PythonText() {}

  /** Returns the text with its imports pruned and its blank lines in order. */
  static String tidy(String source) {
    return spaced(pruned(source));
  }

  /** Leaves out what is imported but not used. */
  static String pruned(String source) {
    List<String> lines = source.lines().toList();
    String body = lines.stream().filter(line -> !isImport(line)).collect(Collectors.joining("\n"));
    return lines.stream()
            .flatMap(line -> prunedLine(line, body))
            .collect(Collectors.joining("\n"))
            .strip()
        + "\n";
  }

  private static boolean isImport(String line) {
    return FROM_IMPORT.matcher(line).matches() || IMPORT.matcher(line).matches();
  }

  private static Stream<String> prunedLine(String line, String body) {
    Matcher plain = IMPORT.matcher(line);
    if (plain.matches()) {
      return uses(body, plain.group(1)) ? Stream.of(line) : Stream.empty();
    }
    Matcher from = FROM_IMPORT.matcher(line);
    if (!from.matches() || from.group(1).equals("__future__")) {
      return Stream.of(line);
    }
    List<String> names =
        Stream.of(from.group(2).split(", ")).filter(name -> uses(body, name)).toList();
    return names.isEmpty() ? Stream.empty() : Stream.of(importLine(from.group(1), names));
  }

  private static String importLine(String module, List<String> names) {
    String line = "from " + module + " import " + String.join(", ", names);
    return line.length() <= MAX_LINE
        ? line
        : "from %s import (\n    %s,\n)".formatted(module, String.join(",\n    ", names));
  }

  /** Says whether a name occurs as a word that is no attribute of something else. */
  static boolean uses(String body, String name) {
    return Pattern.compile("(?<![\\w.])" + name + "\\b").matcher(body).find();
  }

  /** Puts two blank lines around what stands at the outermost level, at most one elsewhere. */
  static String spaced(String source) {
    List<String> result = new ArrayList<>();
    int blanks = 0;
    boolean insideBlock = false;
    boolean afterDecorator = false;
    for (String line : source.strip().lines().toList()) {
      if (line.isBlank()) {
        blanks++;
        continue;
      }
      boolean outermost =
          !line.startsWith(" ")
              && !line.startsWith(")")
              && !line.startsWith("]")
              && !line.startsWith("}")
              && !line.startsWith("\"\"\"");
      boolean starts = BLOCK_START.matcher(line).matches();
      if (outermost && !result.isEmpty()) {
        blanks = afterDecorator ? 0 : starts || insideBlock ? 2 : Math.min(blanks, 1);
      }
      addBlanks(result, outermost ? blanks : Math.min(blanks, 1));
      result.add(line);
      blanks = 0;
      insideBlock = outermost ? starts : insideBlock;
      afterDecorator = outermost && line.startsWith("@");
    }
    return String.join("\n", result) + "\n";
  }

  private static void addBlanks(List<String> result, int count) {
    for (int i = 0; i < count; i++) {
      result.add("");
    }
  }
}
