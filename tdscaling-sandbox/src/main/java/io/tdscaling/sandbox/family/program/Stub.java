package io.tdscaling.sandbox.family.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes a stub of a module: what is public keeps its signature and docstring, bodies become {@code
 * raise NotImplementedError}, private functions are left out.
 */
final class Stub {
  private static final Pattern DEF = Pattern.compile(" *def .*");
  private static final Pattern PRIVATE = Pattern.compile(" *def _(?!_).*");
  private static final String QUOTES = "\"\"\"";

  private final List<String> lines;
  private final List<String> kept = new ArrayList<>();
  private int next;

  private Stub(List<String> lines) {
    this.lines = lines;
  }

  static String of(String module) {
    Stub stub = new Stub(module.lines().toList());
    while (stub.next < stub.lines.size()) {
      stub.step();
    }
    return PythonText.tidy(String.join("\n", stub.kept));
  }

  private void step() {
    String line = lines.get(next);
    if (!DEF.matcher(line).matches()) {
      kept.add(line);
      next++;
      return;
    }
    int mark = kept.size();
    int indent = indent(line);
    takeSignature();
    takeDocstring();
    kept.add(" ".repeat(indent + 4) + "raise NotImplementedError");
    skipBody(indent);
    if (PRIVATE.matcher(line).matches()) {
      while (mark > 0 && kept.get(mark - 1).strip().startsWith("@")) {
        mark--;
      }
      kept.subList(mark, kept.size()).clear();
    }
  }

  private void takeSignature() {
    do {
      kept.add(lines.get(next));
    } while (!lines.get(next++).endsWith(":"));
  }

  private void takeDocstring() {
    if (!lines.get(next).strip().startsWith(QUOTES)) {
      return;
    }
    boolean ended = lines.get(next).strip().indexOf(QUOTES, QUOTES.length()) >= 0;
    kept.add(lines.get(next++));
    while (!ended) {
      ended = lines.get(next).endsWith(QUOTES);
      kept.add(lines.get(next++));
    }
  }

  private void skipBody(int indent) {
    while (next < lines.size() && (lines.get(next).isBlank() || indent(lines.get(next)) > indent)) {
      next++;
    }
    kept.add("");
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
