package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call whose arguments fit the tool's schema.
 *
 * @param tool the tool called
 * @param arguments its arguments
 */
record Call(BoundTool tool, JsonNode arguments) {
  /**
   * Returns the values given for the thing the tool is about; empty where the call does not say
   * which.
   */
  List<JsonNode> ownIds() {
    return tool.own().map(this::given).orElse(List.of());
  }

  /** Returns the scalars given for a parameter. */
  List<JsonNode> given(Param param) {
    return Json.leaves(arguments.path(param.name()));
  }

  /** Returns the one scalar given for a parameter, if it is one. */
  Optional<JsonNode> scalar(Param param) {
    JsonNode value = arguments.path(param.name());
    boolean given = value.isValueNode() && !value.isNull();
    return given ? Optional.of(value) : Optional.empty();
  }

  /** Returns whether the call is about a list of things, even a list of one. */
  boolean many() {
    return tool.own().map(own -> arguments.path(own.name()).isArray()).orElse(false);
  }

  /**
   * Returns what the call says about things: its arguments without identifiers, paging and the
   * like.
   */
  ObjectNode stated() {
    ObjectNode stated = Json.object();
    for (Param param : tool.model().params()) {
      JsonNode value = arguments.path(param.name());
      if (value.isMissingNode() || value.isNull()) {
        continue;
      }
      if (tool.renames(param)) {
        stated.set(param.facet(), value);
      } else if (says(param)) {
        state(stated, param.name(), value);
      }
    }
    return stated;
  }

  private static void state(ObjectNode stated, String name, JsonNode value) {
    if (value.isObject() && FieldNames.isEnvelope(name)) {
      value.properties().forEach(member -> stated.set(member.getKey(), member.getValue()));
    } else {
      stated.set(name, value);
    }
  }

  private boolean says(Param param) {
    boolean writes = !tool.model().effect().readsOnly();
    boolean control =
        writes ? FieldNames.isSwitch(param.name()) : FieldNames.isControl(param.name());
    return switch (param.slot().kind()) {
      case VALUE, CODE, QUERY -> !control;
      case PAGING -> writes; // The size of what is made is no page's.
      case IDENTIFIER -> false;
    };
  }

  /** Returns the references to other things, under the names of the fields that hold them. */
  ObjectNode references() {
    ObjectNode references = Json.object();
    for (Param param : tool.foreign()) {
      JsonNode value = arguments.path(param.name());
      if (!value.isMissingNode() && !value.isNull()) {
        Optional<EntityType.Link> link = tool.type().link(tool.target(param));
        String field = link.map(EntityType.Link::field).orElse(param.name());
        references.set(references.has(field) ? param.name() : field, value);
      }
    }
    return references;
  }

  /** Returns a text that is equal for calls about the same circumstances. */
  String circumstances(boolean withStated) {
    ObjectNode said = references();
    if (withStated) {
      stated().properties().forEach(member -> said.set(member.getKey(), member.getValue()));
    }
    for (Map.Entry<String, JsonNode> member : List.copyOf(said.properties())) {
      if (member.getValue().isNull()) {
        said.remove(member.getKey());
      }
    }
    return Json.canonical(said);
  }
}
