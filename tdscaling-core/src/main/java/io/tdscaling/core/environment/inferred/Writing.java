package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Executes tools that change something. */
final class Writing {
  private final EntityStore store;
  private final Reading reading;
  private final References references;
  private final Drafts drafts;

  Writing(EntityStore store, Reading reading, References references, Drafts drafts) {
    this.store = store;
    this.reading = reading;
    this.references = references;
    this.drafts = drafts;
  }

  ToolResult create(Call call) {
    EntityType type = call.tool().type();
    ObjectNode thing = drafts.of(call);
    JsonNode key = thing.path(type.primary());
    boolean rewritten = type.primary().equals(Facets.PATH) || call.tool().model().stores();
    if (!rewritten && store.find(type, key).isPresent()) {
      return Answers.exists(type, type.primary(), key);
    }
    references.note(call);
    store.put(type, thing);
    return Answers.one(call, thing);
  }

  ToolResult send(Call call) {
    Optional<ToolResult> missing = missingOwn(call);
    if (missing.isPresent()) {
      return missing.get();
    }
    EntityType type = call.tool().type();
    ObjectNode message = drafts.of(call);
    message.set(type.primary(), store.fresh(type).path(type.primary()));
    message.put("status", "sent");
    store.put(type, message);
    return Answers.one(call, message);
  }

  ToolResult update(Call call) {
    if (call.ownIds().isEmpty()) {
      return configure(call);
    }
    Optional<ToolResult> missing = missingOwn(call);
    if (missing.isPresent()) {
      return puts(call) ? create(call) : missing.get();
    }
    references.note(call);
    List<ObjectNode> updated = new ArrayList<>();
    for (ObjectNode thing : owned(call)) {
      ObjectNode changed = drafts.changed(thing, call);
      store.put(call.tool().type(), changed);
      updated.add(changed);
    }
    return call.many() ? Answers.several(call, updated) : Answers.one(call, updated.get(0));
  }

  ToolResult delete(Call call) {
    if (call.ownIds().isEmpty()) {
      return clear(call);
    }
    Optional<ToolResult> missing = missingOwn(call);
    if (missing.isPresent()) {
      return missing.get();
    }
    Param own = call.tool().own().orElseThrow();
    owned(call).forEach(thing -> store.remove(call.tool().type(), thing));
    ObjectNode answer = Json.object().put("deleted", true);
    answer.set(own.name(), call.arguments().path(own.name()));
    return ToolResult.ok(answer);
  }

  /** To set what only the caller names is to make it where it is not there yet. */
  private static boolean puts(Call call) {
    EntityType type = call.tool().type();
    boolean callers = !type.primary().equals(Facets.ID) && !type.creatable();
    return !call.many() && callers && call.tool().model().stores();
  }

  /** Changes the one thing that the circumstances single out, such as the settings of a project. */
  private ToolResult configure(Call call) {
    EntityType type = call.tool().type();
    String circumstances = call.circumstances(false);
    ObjectNode setting =
        store
            .setting(type, circumstances)
            .filter(JsonNode::isObject)
            .<ObjectNode>map(JsonNode::deepCopy)
            .orElseGet(Json::object);
    store.set(type, circumstances, drafts.changed(setting, call));
    return reading.record(call);
  }

  private ToolResult clear(Call call) {
    EntityType type = call.tool().type();
    ObjectNode answer = Json.object().put("deleted", true);
    if (call.arguments().isEmpty() && type.counted()) {
      List<ObjectNode> all = store.all(type);
      all.forEach(thing -> store.remove(type, thing));
      return ToolResult.ok(answer.put("count", all.size()));
    }
    String circumstances = call.circumstances(true);
    boolean gone = store.setting(type, circumstances).filter(JsonNode::isNull).isPresent();
    if (gone && !call.arguments().isEmpty()) {
      return Answers.noMatch(type);
    }
    store.set(type, circumstances, NullNode.getInstance());
    call.references()
        .properties()
        .forEach(member -> answer.set(member.getKey(), member.getValue()));
    return ToolResult.ok(answer);
  }

  private Optional<ToolResult> missingOwn(Call call) {
    EntityType type = call.tool().type();
    return call.ownIds().stream()
        .filter(id -> store.find(type, id).isEmpty())
        .findFirst()
        .map(id -> Answers.notFound(type, call.tool().own().orElseThrow().facet(), id));
  }

  /** Returns the things a call is about, each once. */
  private List<ObjectNode> owned(Call call) {
    return call.ownIds().stream()
        .map(id -> store.find(call.tool().type(), id))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }
}
