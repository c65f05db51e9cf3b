package io.tdscaling.sandbox.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.sandbox.workspace.RefusedException;

/** One tool over the files of a workspace. */
public interface FileTool {
  /** The service that the tools belong to. */
  String SERVICE = "workspace";

  /** What every path argument says of itself. */
  String PATH_FORM =
      "Path relative to the workspace root, names separated by /, such as src/app.py.";

  /** Returns what agents are told of the tool. */
  ToolSpec spec();

  /** Carries the call out, as a whole or not at all. */
  ObjectNode run(Arguments arguments) throws RefusedException;

  /** Returns the spec of a tool that only looks. */
  static ToolSpec reading(String name, String description, JsonNode input, JsonNode output) {
    return spec(name, description, input, output, new ToolAnnotations(true, false, true, false));
  }

  /** Returns the spec of a tool that may overwrite what was there. */
  static ToolSpec changing(
      String name, String description, JsonNode input, JsonNode output, boolean idempotent) {
    var annotations = new ToolAnnotations(false, true, idempotent, false);
    return spec(name, description, input, output, annotations);
  }

  private static ToolSpec spec(
      String name,
      String description,
      JsonNode input,
      JsonNode output,
      ToolAnnotations annotations) {
    return new ToolSpec(new ToolRef(SERVICE, name), description, input, output, annotations);
  }
}
