package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service of {@code oracle-services.txt}: tools by the part they play for one kind of thing. */
record OracleService(Map<String, Tool> tools) {
  private static final Pattern ROLE = Pattern.compile("(\\w+)=([\\w.-]+)\\(([^ ]*)\\)(?: |$)");
  private static final Pattern PARAMETER =
      Pattern.compile("((?:\\w+\\.)?)([@^]?)(\\w+)(\\*?)(?::(.+))?");

  /**
   * A tool and its parameters.
   *
   * @param spec as the environment sees it
   * @param parameters what the oracle knows of them
   */
  record Tool(ToolSpec spec, List<Parameter> parameters) {
    Optional<Parameter> own() {
      return parameters.stream().filter(parameter -> parameter.mark().equals("@")).findFirst();
    }

    List<Parameter> fields() {
      return parameters.stream()
          .filter(parameter -> parameter.mark().isEmpty() && !parameter.isPaging())
          .toList();
    }

    List<Parameter> others() {
      return parameters.stream().filter(parameter -> parameter.mark().equals("^")).toList();
    }
  }

  /**
   * One parameter.
   *
   * @param within the object it lies in, or an empty string
   * @param mark {@code @} for the thing's own id, {@code ^} for that of another, else empty
   * @param name its name
   * @param required whether it must be given
   * @param schema what it accepts
   */
  record Parameter(String within, String mark, String name, boolean required, ObjectNode schema) {
    boolean isPaging() {
      return List.of("limit", "page", "per_page").contains(name);
    }

    /** Writes a value of this parameter into the arguments of a call. */
    void put(ObjectNode arguments, JsonNode value) {
      ObjectNode at = within.isEmpty() ? arguments : arguments.withObject("/" + within);
      at.set(name, value);
    }
  }

  Tool tool(String role) {
    return Objects.requireNonNull(tools.get(role), role);
  }

  List<ToolSpec> specs() {
    return tools.values().stream().map(Tool::spec).toList();
  }

  static OracleService parse(String service, String line) {
    Map<String, Tool> tools = new LinkedHashMap<>();
    Matcher role = ROLE.matcher(line);
    while (role.find()) {
      tools.put(role.group(1), tool(service, role.group(2), role.group(3)));
    }
    return new OracleService(tools);
  }

  private static Tool tool(String service, String name, String parameters) {
    List<Parameter> parsed = new ArrayList<>();
    for (String text : parameters.split(",(?![^{]*\\}\\$)", -1)) {
      if (!text.isEmpty()) {
        parsed.add(parameter(text));
      }
    }
    ToolSpec spec =
        new ToolSpec(new ToolRef(service, name), "", schema(parsed), null, ToolAnnotations.NONE);
    return new Tool(spec, parsed);
  }

  private static Parameter parameter(String text) {
    Matcher matcher = PARAMETER.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no parameter: " + text);
    }
    String within = matcher.group(1).replace(".", "");
    String type = Objects.requireNonNullElse(matcher.group(5), "");
    return new Parameter(
        within, matcher.group(2), matcher.group(3), !matcher.group(4).isEmpty(), type(type));
  }

  private static ObjectNode type(String type) {
    String text =
        switch (type) {
          case "" -> "{'type':'string'}";
          case "int" -> "{'type':'integer'}";
          case "num" -> "{'type':'number'}";
          case "bool" -> "{'type':'boolean'}";
          case "list" -> "{'type':'array','items':{'type':'string'}}";
          case "uuid" -> "{'type':'string','format':'uuid'}";
          default -> limited(type);
        };
    return (ObjectNode) Tools.json(text);
  }

  private static String limited(String type) {
    String inner = type.substring(1, type.length() - 1);
    return type.startsWith("{")
        ? "{'type':'string','enum':['" + inner.replace("|", "','") + "']}"
        : "{'type':'string','pattern':'" + inner + "'}";
  }

  private static ObjectNode schema(List<Parameter> parameters) {
    ObjectNode root = empty();
    for (Parameter parameter : parameters) {
      ObjectNode at = root;
      if (!parameter.within().isEmpty()) {
        if (!root.path("properties").has(parameter.within())) {
          root.withObject("/properties").set(parameter.within(), empty());
          root.withArray("/required").add(parameter.within());
        }
        at = root.withObject("/properties/" + parameter.within());
      }
      at.withObject("/properties").set(parameter.name(), parameter.schema());
      if (parameter.required()) {
        at.withArray("/required").add(parameter.name());
      }
    }
    return root;
  }

  private static ObjectNode empty() {
    ObjectNode schema = Json.object().put("type", "object");
    schema.putObject("properties");
    schema.putArray("required");
    return schema;
  }
}
