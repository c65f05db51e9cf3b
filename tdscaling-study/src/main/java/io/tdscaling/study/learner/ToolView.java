package io.tdscaling.study.learner;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.semantics.Slot;
import io.tdscaling.core.semantics.ToolSemantics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A tool as the exported record shows it: offered name, description and parameters. Service,
 * annotations and output schema are not in the record, so they are not looked at.
 *
 * @param name the offered name
 * @param effect what it seems to do
 * @param entity what it seems to be about
 * @param nameStems the stems of the name
 * @param otherStems the stems of the description's start and of the parameters
 * @param parameters the top-level parameters, in the schema's order
 * @param schema the schema of its arguments
 */
record ToolView(
    String name,
    EffectClass effect,
    String entity,
    List<String> nameStems,
    List<String> otherStems,
    List<Parameter> parameters,
    JsonNode schema) {
  private static final String SERVICE = "offered";
  private static final int LONGEST_DESCRIPTION = 300;
  private static final int MOST_PARAMETERS = 64;

  static ToolView of(OfferedTool tool) {
    return of(tool.name(), tool.spec().description(), tool.spec().inputSchema());
  }

  /** Returns the view of a tool of which nothing but the name is known. */
  static ToolView named(String name) {
    return of(name, "", Json.object());
  }

  private static ToolView of(String name, String description, JsonNode schema) {
    ToolSemantics semantics = ToolSemantics.infer(bare(name, description, schema));
    List<Parameter> parameters = new ArrayList<>();
    for (Slot slot : semantics.slots()) {
      if (parameters.size() < MOST_PARAMETERS) {
        JsonNode own = schema.path("properties").path(slot.parameter());
        parameters.add(
            Parameter.of(slot.parameter(), own, slot.kind(), slot.entity(), slot.required()));
      }
    }
    List<String> nameStems = List.copyOf(new LinkedHashSet<>(Stems.ofName(name)));
    Set<String> others = new LinkedHashSet<>();
    others.addAll(
        Stems.of(description.substring(0, Math.min(LONGEST_DESCRIPTION, description.length()))));
    parameters.forEach(parameter -> others.addAll(parameter.stems()));
    others.removeAll(new HashSet<>(nameStems));
    return new ToolView(
        name,
        semantics.effect(),
        semantics.entity(),
        nameStems,
        List.copyOf(others),
        List.copyOf(parameters),
        schema);
  }

  private static ToolSpec bare(String name, String description, JsonNode schema) {
    String given = name.isBlank() ? "unnamed" : name;
    return new ToolSpec(
        new ToolRef(SERVICE, given), description, schema, null, ToolAnnotations.NONE);
  }

  List<Parameter> required() {
    return parameters.stream().filter(Parameter::required).toList();
  }
}
