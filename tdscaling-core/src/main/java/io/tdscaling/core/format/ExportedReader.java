package io.tdscaling.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the records that this library wrote. */
final class ExportedReader {
  private final Function<ToolRef, Optional<ToolSpec>> catalog;

  ExportedReader(Function<ToolRef, Optional<ToolSpec>> catalog) {
    this.catalog = catalog;
  }

  Trajectory read(JsonNode node) throws FormatException {
    Place record = Place.root(node);
    record.object();
    Place metadata = record.member("metadata");
    metadata.object();
    return new Trajectory(
        metadata.member("id").text(),
        tools(record.member("tools"), metadata.member("tools")),
        MessageReader.messages(record.member("messages")),
        MetadataReader.notes(metadata.member("notes")),
        MetadataReader.texts(metadata.member("domains")),
        metadata.member("endState").text(),
        MetadataReader.provenance(metadata));
  }

  private List<OfferedTool> tools(Place tools, Place origins) throws FormatException {
    Map<String, Place> originByName = origins.members();
    List<OfferedTool> result = new ArrayList<>();
    for (Place tool : tools.elements()) {
      result.add(tool(tool.member("function"), originByName));
    }
    return result;
  }

  private OfferedTool tool(Place function, Map<String, Place> origins) throws FormatException {
    String name = function.member("name").text();
    Place origin = origins.get(name);
    if (origin == null) {
      throw function.member("name").wrong("must be a member of metadata.tools");
    }
    String service = origin.member("service").text();
    String ownName = origin.member("name").text();
    ToolRef ref = origin.made(() -> new ToolRef(service, ownName));
    ToolSpec spec = spec(function, ref);
    return function.member("name").made(() -> new OfferedTool(name, spec));
  }

  private ToolSpec spec(Place function, ToolRef ref) throws FormatException {
    String description = function.member("description").text();
    JsonNode schema = function.member("parameters").object();
    Optional<ToolSpec> known = catalog.apply(ref);
    if (known.isEmpty()) {
      return new ToolSpec(ref, description, schema, null, ToolAnnotations.NONE);
    }
    if (!description.equals(known.get().description())) {
      throw function.member("description").wrong("must be as in the catalog's " + ref);
    }
    if (!sameJson(schema, known.get().inputSchema())) {
      throw new FormatException(
          function.member("parameters").path() + " must be as in the catalog's " + ref);
    }
    return known.get();
  }

  /** Compares by text where nodes differ, since 1 read as int and as long are unlike nodes. */
  private static boolean sameJson(JsonNode one, JsonNode other) {
    return one.equals(other) || Json.canonical(one).equals(Json.canonical(other));
  }
}
