package io.tdscaling.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads tool definitions of the shapes that datasets have them in. */
final class ForeignTools {
  /** The service that tools of a dataset are taken to belong to, since it does not name any. */
  static final String SERVICE = "dataset";

  private static final Pattern REFUSED = Pattern.compile("[^A-Za-z0-9_-]");
  private static final int LONGEST_NAME = 64;

  private ForeignTools() {}

  static List<OfferedTool> read(Place tools) throws FormatException {
    if (tools.absent()) {
      return List.of();
    }
    Place list = parsed(tools);
    List<OfferedTool> result = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Place tool : list.elements()) {
      OfferedTool offered = tool(tool);
      if (!names.add(offered.name())) {
        throw tool.wrong("must not define \"" + offered.name() + "\" again");
      }
      result.add(offered);
    }
    return result;
  }

  /** Returns the name as it is taken into a trajectory, for definitions and calls alike. */
  static String name(String name) {
    String allowed = REFUSED.matcher(name).replaceAll("_");
    return allowed.length() > LONGEST_NAME ? allowed.substring(0, LONGEST_NAME) : allowed;
  }

  private static OfferedTool tool(Place tool) throws FormatException {
    tool.object();
    Place nested = tool.member("function");
    Place function = nested.absent() ? tool : nested;
    Place name = function.member("name");
    String given = name.text();
    String description = function.member("description").textOr("");
    JsonNode schema = schema(function);
    return name.made(
        () ->
            new OfferedTool(
                name(given),
                new ToolSpec(
                    new ToolRef(SERVICE, given), description, schema, null, ToolAnnotations.NONE)));
  }

  private static JsonNode schema(Place function) throws FormatException {
    Place schema = function.firstMember("parameters", "inputSchema", "input_schema");
    return schema.absent() ? Json.object() : parsed(schema).object();
  }

  /** Returns the value that a string of JSON holds; in Parquet, tools can be nothing else. */
  private static Place parsed(Place value) {
    return value.node().isTextual()
        ? new Place(value.path(), Arguments.parse(value.node().textValue()))
        : value;
  }
}
