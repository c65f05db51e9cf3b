package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.semantics.SlotKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a user of the service could know of its present state. */
final class KnownValues {
  private static final int QUERY_WORDS = 2;
  private static final int MOST_LISTS = 6;

  private final EntityStore store;
  private final SchemaValidator validator;

  KnownValues(EntityStore store, SchemaValidator validator) {
    this.store = store;
    this.validator = validator;
  }

  List<JsonNode> of(BoundTool tool, Param param) {
    if (!param.shape().scalar()) {
      return List.of();
    }
    if (param.shape().array()) {
      return param.slot().kind() == SlotKind.IDENTIFIER ? lists(ids(tool, param)) : List.of();
    }
    return switch (param.slot().kind()) {
      case IDENTIFIER -> ids(tool, param);
      case QUERY -> distinct(titles(tool).map(KnownValues::firstWords), param);
      case VALUE -> held(tool, param);
      case PAGING, CODE -> List.of();
    };
  }

  /** Returns a few short lists of things that are there, for tools that take several at once. */
  private static List<JsonNode> lists(List<JsonNode> ids) {
    List<JsonNode> lists = new ArrayList<>();
    for (int from = 0; from < Math.min(MOST_LISTS, ids.size() - 1); from++) {
      int to = Math.min(ids.size(), from + 2 + from % 2);
      lists.add(Json.array().addAll(ids.subList(from, to)));
    }
    return lists;
  }

  private List<JsonNode> ids(BoundTool tool, Param param) {
    if (tool.model().effect() == EffectClass.CREATE && tool.isOwn(param)) {
      return List.of();
    }
    Stream<JsonNode> ids =
        store.all(tool.target(param)).stream().map(thing -> thing.path(param.facet()));
    return distinct(ids, param);
  }

  private Stream<String> titles(BoundTool tool) {
    return store.all(tool.type()).stream().map(FieldNames::title).filter(text -> !text.isEmpty());
  }

  private List<JsonNode> held(BoundTool tool, Param param) {
    EffectClass effect = tool.model().effect();
    boolean filters = effect == EffectClass.SEARCH || effect == EffectClass.READ;
    if (!filters || !tool.type().counted() || FieldNames.isControl(param.name())) {
      return List.of();
    }
    return distinct(
        store.all(tool.type()).stream().map(thing -> value(thing, param)).flatMap(Optional::stream),
        param);
  }

  private static Optional<JsonNode> value(ObjectNode thing, Param param) {
    return FieldNames.matching(thing, param.name())
        .map(thing::path)
        .filter(value -> value.isValueNode() && !value.isNull());
  }

  private static TextNode firstWords(String title) {
    String[] words = title.split(" ", QUERY_WORDS + 1);
    return TextNode.valueOf(words.length > 1 ? words[0] + " " + words[1] : words[0]);
  }

  private List<JsonNode> distinct(Stream<? extends JsonNode> values, Param param) {
    Map<String, JsonNode> distinct = new LinkedHashMap<>();
    values
        .filter(value -> !value.isMissingNode())
        .map(param.shape()::cast)
        .flatMap(Optional::stream)
        .filter(value -> allowed(param, value))
        .forEach(value -> distinct.putIfAbsent(value.asText(), value));
    return List.copyOf(distinct.values());
  }

  private boolean allowed(Param param, JsonNode value) {
    JsonNode schema = param.shape().schema();
    boolean limited = param.shape().limited() || schema.has("enum");
    return !limited || (validator.defect(schema).isEmpty() && validator.accepts(schema, value));
  }
}
