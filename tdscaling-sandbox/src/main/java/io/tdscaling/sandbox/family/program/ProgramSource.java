package io.tdscaling.sandbox.family.program;

import io.tdscaling.api.code.CodeKind;
import io.tdscaling.sandbox.family.Draw;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A family as it is written.
 *
 * @param id its name
 * @param kind what kind of task it makes
 * @param title what the program is, for the docstring of its package
 * @param about sentence that describes it, for closing answers; may be empty
 * @param script program that tries it out; may be empty
 * @param options what can be drawn, and from what
 * @param requests what users may ask; lines may begin with a {@code [condition]}
 * @param files modules, documents and data
 * @param faults faults the program can have
 */
record ProgramSource(
    String id,
    CodeKind kind,
    String title,
    String about,
    String script,
    Map<String, List<String>> options,
    List<String> requests,
    List<SourceFile> files,
    List<FaultTemplate> faults) {
  ProgramSource {
    requests = List.copyOf(requests);
    files = List.copyOf(files);
    faults = List.copyOf(faults);
  }

  /** What a file is for. */
  enum Role {
    /** Module of the program. */
    MODULE,
    /** Module that is to be written. */
    WANTED,
    /** Document or data. */
    DOCUMENT,
    /** Tests. */
    TESTS
  }

  /**
   * A file.
   *
   * @param path template of its path
   * @param role what it is for
   * @param condition when there is one; empty for always
   * @param text its text
   */
  record SourceFile(String path, Role role, String condition, Template text) {
    boolean in(Variant variant) {
      return condition.isEmpty() || variant.holds(condition);
    }
  }

  /** Draws a variant. Beside the family's options it has where modules and tests are. */
  Variant draw(Draw draw) {
    Map<String, String> values = new LinkedHashMap<>();
    options.forEach((name, choices) -> values.put(name, draw.one(choices)));
    String name = values.getOrDefault("package", "app");
    boolean packaged = draw.chance(0.6);
    values.put("packaged", packaged ? "yes" : "no");
    values.put("dir", packaged ? name + "/" : "");
    values.put("mod", packaged ? name + "." : "");
    values.put("tests", draw.chance(0.75) ? "tests/" : "");
    return new Variant(values);
  }

  /** Returns the requests that suit a variant, blanks filled. */
  List<String> requests(Variant variant) {
    return requests.stream()
        .filter(line -> !line.startsWith("[") || variant.holds(condition(line)))
        .map(line -> variant.fill(line.replaceFirst("^\\[[^]]*] *", "")))
        .toList();
  }

  private static String condition(String line) {
    return line.substring(1, line.indexOf(']'));
  }
}
