package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a declaration and reports all that is wrong with it at once. */
final class ServiceReader {
  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

  private ServiceReader() {}

  /**
   * Reads a declaration.
   *
   * @throws InvalidDeclarationException if anything is wrong with it
   */
  static Service read(JsonNode declaration, String source) {
    Problems problems = new Problems(source);
    Members members = Members.of(declaration, "", problems);
    String id = members.text("id", ID);
    String name = members.text("name");
    String description = members.text("description");
    List<String> domains = members.texts("domains");
    if (!members.has("domains")) {
      problems.add("", "lacks \"domains\"");
    }
    Map<String, Entity> entities = EntityReader.readAll(members);
    Map<String, Tool> tools = tools(members, entities);
    members.done();
    problems.throwIfAny();
    return new Service(id, name, description, List.copyOf(domains), entities, tools);
  }

  private static Map<String, Tool> tools(Members members, Map<String, Entity> entities) {
    if (!members.has("tools")) {
      members.problems().add("", "lacks \"tools\"");
    }
    Map<String, Tool> tools = new LinkedHashMap<>();
    members
        .entries("tools")
        .forEach(
            (name, node) -> {
              String pointer = members.pointer() + "/tools/" + name;
              if (!NAME.matcher(name).matches()) {
                members.problems().add(pointer, "a tool's name must match " + NAME);
              }
              Members tool = Members.of(node, pointer, members.problems());
              new ToolReader(name, tool, entities).read().ifPresent(read -> tools.put(name, read));
            });
    return tools;
  }
}
