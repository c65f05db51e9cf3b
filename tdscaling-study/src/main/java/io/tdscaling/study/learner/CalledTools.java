package io.tdscaling.study.learner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes up the definitions of tools from how they were called. */
final class CalledTools {
  private static final String SERVICE = "dataset";
  private static final int MOST_TOOLS = 1000;
  private static final int MOST_PARAMETERS = 64;
  private static final int DEEPEST = 8;

  private final Map<String, Sketch> tools = new TreeMap<>();

  /** What was seen of one object: the arguments of a tool, or a member of these. */
  private static final class Sketch {
    private final Map<String, Sketch> members = new TreeMap<>();
    private String type = "object";
    private int seen;

    void see(JsonNode value, int depth) {
      seen++;
      type = value.getNodeType().name().toLowerCase(Locale.ROOT);
      JsonNode inside = value.isArray() ? value.path(0) : value;
      for (Map.Entry<String, JsonNode> member : inside.properties()) {
        String name = member.getKey();
        if (depth < DEEPEST && (members.containsKey(name) || members.size() < MOST_PARAMETERS)) {
          members.computeIfAbsent(name, key -> new Sketch()).see(member.getValue(), depth + 1);
        }
      }
    }

    ObjectNode schema() {
      ObjectNode own = Json.object().put("type", type);
      ObjectNode holder = type.equals("array") ? own.putObject("items") : own;
      ObjectNode properties = holder.putObject("properties");
      ArrayNode required = holder.putArray("required");
      for (Map.Entry<String, Sketch> member : members.entrySet()) {
        properties.set(member.getKey(), member.getValue().schema());
        if (member.getValue().seen == seen) {
          required.add(member.getKey());
        }
      }
      return own;
    }
  }

  void add(ToolCall call) {
    boolean known = tools.containsKey(call.name()) || tools.size() < MOST_TOOLS;
    if (known && !call.name().isBlank() && call.arguments().isObject()) {
      tools.computeIfAbsent(call.name(), name -> new Sketch()).see(call.arguments(), 0);
    }
  }

  /** Returns the tools, sorted by name. */
  List<OfferedTool> tools() {
    List<OfferedTool> offered = new ArrayList<>();
    tools.forEach(
        (name, sketch) ->
            offered.add(
                new OfferedTool(
                    name,
                    new ToolSpec(
                        new ToolRef(SERVICE, name),
                        "",
                        sketch.schema(),
                        null,
                        ToolAnnotations.NONE))));
    return offered;
  }
}
