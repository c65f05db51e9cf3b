package io.tdscaling.core.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One tool as the Model Context Protocol writes it. */
final class ToolJson {
  private final String service;
  private final ProblemLog log;

  private ToolJson(String service, ProblemLog log) {
    this.service = service;
    this.log = log;
  }

  /** Reads the tools of one service; those that cannot be read are reported and left out. */
  static List<ToolSpec> readAll(String service, JsonNode tools, ProblemLog log)
      throws CatalogException {
    ToolJson reader = new ToolJson(service, log);
    List<ToolSpec> result = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < tools.size(); i++) {
      Optional<ToolSpec> tool = reader.read(tools.get(i), i + 1);
      if (tool.isPresent() && names.add(tool.get().ref().name())) {
        result.add(tool.get());
      } else if (tool.isPresent()) {
        log.report(
            reader.label(tool.get().ref().name()) + " is there twice; the second is left out");
      }
    }
    return result;
  }

  static ObjectNode write(ToolSpec tool) {
    ObjectNode node = Json.object();
    node.put("name", tool.ref().name());
    node.put("description", tool.description());
    node.set("inputSchema", tool.inputSchema());
    JsonNode output = tool.outputSchema();
    if (output != null) {
      node.set("outputSchema", output);
    }
    if (!tool.annotations().equals(ToolAnnotations.NONE)) {
      node.set("annotations", Json.tree(tool.annotations()));
    }
    return node;
  }

  private Optional<ToolSpec> read(JsonNode node, int position) throws CatalogException {
    Optional<String> name = name(node, position);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String label = label(name.get());
    Optional<JsonNode> input = inputSchema(node, label);
    if (input.isEmpty()) {
      return Optional.empty();
    }
    String description = Members.text(node, "description", label, log);
    return Optional.of(
        new ToolSpec(
            new ToolRef(service, name.get()),
            description,
            input.get(),
            outputSchema(node, label),
            annotations(node, label)));
  }

  private Optional<String> name(JsonNode node, int position) throws CatalogException {
    String which = "tool " + position + " of service " + Excerpt.quoted(service);
    if (!node.isObject()) {
      log.report(which + " must be an object, got " + Excerpt.of(node));
      return Optional.empty();
    }
    JsonNode name = node.path("name");
    if (name.isMissingNode() || name.isNull()) {
      log.report(which + " has no name");
    } else if (!name.isTextual()) {
      log.report(which + ": name must be a string, got " + Excerpt.of(name));
    } else if (name.textValue().isBlank()) {
      log.report(which + ": name must not be blank, got " + Excerpt.of(name));
    } else {
      return Optional.of(name.textValue());
    }
    return Optional.empty();
  }

  private Optional<JsonNode> inputSchema(JsonNode node, String label) throws CatalogException {
    JsonNode schema = node.path("inputSchema");
    if (schema.isObject()) {
      return Optional.of(schema);
    }
    log.report(
        schema.isMissingNode()
            ? label + " has no inputSchema"
            : label + ": inputSchema must be an object, got " + Excerpt.of(schema));
    return Optional.empty();
  }

  private @Nullable JsonNode outputSchema(JsonNode node, String label) throws CatalogException {
    return Members.object(node, "outputSchema", label, log).orElse(null);
  }

  private ToolAnnotations annotations(JsonNode node, String label) throws CatalogException {
    JsonNode hints = Members.object(node, "annotations", label, log).orElseGet(Json::object);
    return new ToolAnnotations(
        hint(hints, "readOnlyHint", label),
        hint(hints, "destructiveHint", label),
        hint(hints, "idempotentHint", label),
        hint(hints, "openWorldHint", label));
  }

  private @Nullable Boolean hint(JsonNode hints, String name, String label)
      throws CatalogException {
    JsonNode hint = hints.path(name);
    if (hint.isBoolean()) {
      return hint.booleanValue();
    }
    if (!hint.isMissingNode() && !hint.isNull()) {
      log.report(
          label + ": " + name + " must be a boolean, got " + Excerpt.of(hint) + "; it is ignored");
    }
    return null;
  }

  private String label(String name) {
    return "tool " + Excerpt.quoted(name) + " of service " + Excerpt.quoted(service);
  }
}
