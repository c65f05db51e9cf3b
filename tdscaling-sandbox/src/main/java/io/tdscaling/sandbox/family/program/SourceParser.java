package io.tdscaling.sandbox.family.program;

import io.tdscaling.api.code.CodeKind;
import io.tdscaling.sandbox.family.program.ProgramSource.Role;
import io.tdscaling.sandbox.family.program.ProgramSource.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a family. Its text begins with {@code kind}, {@code title}, {@code about} and lines {@code
 * option name: a | b}. Sections follow, each headed by a line {@code == section argument
 * [condition]}:
 *
 * <ul>
 *   <li>{@code requests}: what users may ask, one a line; {@code ${symptom}} is that of the fault
 *   <li>{@code file path}, {@code wanted path}, {@code tests path}: a file of the program, a module
 *       that is to be written, a file of tests; a {@link Template}
 *   <li>{@code script}: Python that tries the program out
 *   <li>{@code fault name}: lines {@code field: value}, or {@code field:} and then lines that begin
 *       with {@code |}; its fields are those of {@link FaultTemplate}
 * </ul>
 */
final class SourceParser {
  private static final Pattern HEADER = Pattern.compile("== (\\w+)(?: (\\S+))?(?: \\[([^]]+)])?");
  private static final Pattern FIELD = Pattern.compile("([\\w ]+):(?: (.*))?");

  private final String id;
  private final Map<String, String> head = new LinkedHashMap<>();
  private final Map<String, List<String>> options = new LinkedHashMap<>();
  private final List<String> requests = new ArrayList<>();
  private final List<SourceFile> files = new ArrayList<>();
  private final List<FaultTemplate> faults = new ArrayList<>();

  private String script = "";

  private SourceParser(String id) {
    this.id = id;
  }

  /** Reads the text of a family. */
  static ProgramSource parse(String id, String text) {
    SourceParser parser = new SourceParser(id);
    String header = "";
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (HEADER.matcher(line).matches()) {
        parser.section(header, lines);
        header = line;
        lines = new ArrayList<>();
      } else {
        lines.add(line);
      }
    }
    parser.section(header, lines);
    CodeKind kind = CodeKind.valueOf(parser.head.getOrDefault("kind", "").toUpperCase(Locale.ROOT));
    return new ProgramSource(
        id,
        kind,
        parser.head.getOrDefault("title", ""),
        parser.head.getOrDefault("about", ""),
        parser.script,
        parser.options,
        parser.requests,
        parser.files,
        parser.faults);
  }

  private void section(String header, List<String> lines) {
    Matcher parts = HEADER.matcher(header);
    if (!parts.matches()) {
      fields(lines).forEach(this::headField);
      return;
    }
    String argument = parts.group(2) == null ? "" : parts.group(2);
    String condition = parts.group(3) == null ? "" : parts.group(3);
    switch (parts.group(1)) {
      case "requests" -> lines.stream().filter(line -> !line.isBlank()).forEach(requests::add);
      case "script" -> script = String.join("\n", lines).strip();
      case "file" -> addFile(argument, moduleOrDocument(argument), condition, lines);
      case "wanted" -> addFile(argument, Role.WANTED, condition, lines);
      case "tests" -> addFile(argument, Role.TESTS, condition, lines);
      case "fault" -> addFault(argument, lines);
      default -> throw new IllegalStateException(id + ": no such section: " + header);
    }
  }

  private void headField(String name, String value) {
    if (name.startsWith("option ")) {
      options.put(
          name.substring("option ".length()),
          Stream.of(value.split("\\|")).map(String::strip).toList());
    } else {
      head.put(name, value);
    }
  }

  private static Role moduleOrDocument(String path) {
    return path.endsWith(".py") ? Role.MODULE : Role.DOCUMENT;
  }

  private void addFile(String path, Role role, String condition, List<String> lines) {
    files.add(new SourceFile(path, role, condition, new Template(lines)));
  }

  private void addFault(String name, List<String> lines) {
    List<List<String>> parts = new ArrayList<>();
    parts.add(new ArrayList<>());
    for (String line : lines) {
      if (line.startsWith("attempt:")) {
        parts.add(new ArrayList<>());
      }
      parts.get(parts.size() - 1).add(line);
    }
    faults.add(
        new FaultTemplate(
            id + "/" + name,
            fields(parts.get(0)),
            parts.stream().skip(1).map(this::fields).toList()));
  }

  private Map<String, String> fields(List<String> lines) {
    Map<String, String> fields = new LinkedHashMap<>();
    String name = "";
    for (String line : lines) {
      Matcher field = FIELD.matcher(line);
      if (line.startsWith("|")) {
        String text = line.substring(Math.min(2, line.length()));
        String before = fields.getOrDefault(name, "");
        fields.put(name, before.isEmpty() ? text : before + "\n" + text);
      } else if (field.matches()) {
        name = field.group(1);
        fields.put(name, field.group(2) == null ? "" : field.group(2).strip());
      } else if (!line.isBlank()) {
        throw new IllegalStateException(id + ": not a field: " + line);
      }
    }
    return fields;
  }
}
