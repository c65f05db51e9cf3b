package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Executes tools that look something up. */
final class Reading {
  private static final int LONGEST_ECHO = 200;

  private final EntityStore store;
  private final Population population;

  Reading(EntityStore store, Population population) {
    this.store = store;
    this.population = population;
  }

  ToolResult search(Call call) {
    List<ObjectNode> found = Matching.matching(call, store.all(call.tool().type()));
    return Answers.page(call, Paging.page(call, found), found.size());
  }

  ToolResult read(Call call) {
    if (!call.ownIds().isEmpty()) {
      return byId(call);
    }
    EntityType type = call.tool().type();
    if (type.counted()) {
      List<ObjectNode> all = store.all(type);
      if (!Matching.statesMore(call, all)) {
        List<ObjectNode> found = Matching.matching(call, all);
        return found.isEmpty() ? Answers.noMatch(type) : Answers.one(call, found.get(0));
      }
    }
    return record(call);
  }

  private ToolResult byId(Call call) {
    List<ObjectNode> found = new ArrayList<>();
    for (JsonNode id : call.ownIds()) {
      Optional<ObjectNode> thing = store.find(call.tool().type(), id);
      if (thing.isEmpty()) {
        return Answers.notFound(call.tool().type(), call.tool().own().orElseThrow().facet(), id);
      }
      found.add(thing.get());
    }
    return call.many() ? Answers.several(call, found) : Answers.one(call, found.get(0));
  }

  /** Returns what is so about the circumstances a call describes, such as the weather in a city. */
  ToolResult record(Call call) {
    EntityType type = call.tool().type();
    Optional<JsonNode> set = store.setting(type, call.circumstances(false));
    if (set.filter(JsonNode::isNull).isPresent()) {
      return Answers.noMatch(type);
    }
    ObjectNode record = population.record(type, "record " + call.circumstances(true), echo(call));
    set.ifPresent(
        changed -> changed.properties().forEach(m -> record.set(m.getKey(), m.getValue())));
    return Answers.one(call, record);
  }

  /** Returns the arguments that an answer repeats, so that it says what it is about. */
  private static ObjectNode echo(Call call) {
    ObjectNode echo = Json.object();
    ObjectNode said = call.references();
    call.stated().properties().forEach(member -> said.set(member.getKey(), member.getValue()));
    for (Map.Entry<String, JsonNode> member : said.properties()) {
      JsonNode value = member.getValue();
      if (value.isValueNode() && value.asText().length() <= LONGEST_ECHO) {
        echo.set(member.getKey(), value);
      }
    }
    return echo;
  }
}
