package io.tdscaling.sandbox.family.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of tests, taken apart so that some of them can be left out. */
final class TestModule {
  private static final Pattern DEF = Pattern.compile("def (\\w+)\\((.*)\\).*:");

  private final String path;
  private final StringBuilder head = new StringBuilder();
  private final Map<String, String> helpers = new LinkedHashMap<>();
  private final Map<String, String> cases = new LinkedHashMap<>();

  /** Takes tests apart: what comes before the first function, helper functions, test functions. */
  TestModule(String path, String source) {
    this.path = path;
    List<String> block = new ArrayList<>();
    for (String line : source.lines().toList()) {
      boolean decorated = !block.isEmpty() && block.get(0).startsWith("@") && !hasDef(block);
      if ((line.startsWith("def ") && !decorated) || line.startsWith("@")) {
        add(block);
        block.clear();
      }
      block.add(line);
    }
    add(block);
  }

  private static boolean hasDef(List<String> block) {
    return block.stream().anyMatch(line -> line.startsWith("def "));
  }

  private void add(List<String> block) {
    String text = String.join("\n", block).strip();
    Matcher def = DEF.matcher("");
    for (String line : block) {
      if (def.reset(line).matches()) {
        (def.group(1).startsWith("test_") ? cases : helpers).put(def.group(1), text);
        return;
      }
    }
    head.append(text);
  }

  String path() {
    return path;
  }

  /** Returns the names of the tests in the order in which they are written. */
  List<String> names() {
    return List.copyOf(cases.keySet());
  }

  /** Returns the file with some of its tests, in the order given. */
  String render(Collection<String> names, boolean annotated) {
    StringBuilder body = new StringBuilder();
    for (String name : names) {
      String text = cases.get(name);
      if (text == null) {
        throw new IllegalStateException("no test " + name + " in " + path);
      }
      body.append("\n\n\n").append(annotated ? text : text.replace(") -> None:", "):"));
    }
    return PythonText.tidy(head + neededHelpers(body.toString()) + body);
  }

  /** Returns the file with some of its tests as methods of a class. */
  String renderClass(Collection<String> names, String className) {
    StringBuilder body = new StringBuilder("\n\n\nclass " + className + ":");
    for (String name : names) {
      String method =
          cases
              .getOrDefault(name, "")
              .replaceFirst("(?m)^(def \\w+\\()\\)", "$1self)")
              .replaceFirst("(?m)^(def \\w+\\()(?!self)", "$1self, ");
      method.lines().forEach(line -> body.append("\n").append(indented(line)));
      body.append("\n");
    }
    return PythonText.tidy(head + neededHelpers(body.toString()) + body);
  }

  private static String indented(String line) {
    return line.isBlank() ? "" : "    " + line;
  }

  private String neededHelpers(String body) {
    StringBuilder needed = new StringBuilder();
    helpers.forEach(
        (name, text) -> {
          boolean used =
              PythonText.uses(body, name)
                  || helpers.entrySet().stream()
                      .anyMatch(
                          other ->
                              !other.getKey().equals(name)
                                  && PythonText.uses(other.getValue(), name));
          if (used) {
            needed.append("\n\n\n").append(text);
          }
        });
    return needed.toString();
  }
}
