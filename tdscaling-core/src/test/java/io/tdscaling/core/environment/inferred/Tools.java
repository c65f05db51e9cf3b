package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import java.util.List;

/** Tools to test with. */
final class Tools {
  static final SchemaValidator VALIDATOR = new SchemaValidator();
  static final ValueGenerator VALUES = new ValueGenerator(VALIDATOR);

  private Tools() {}

  static InferredEnvironments factory() {
    return new InferredEnvironments(VALIDATOR, VALUES);
  }

  /** Returns a tool of these properties, written with single quotes. */
  static ToolSpec tool(String service, String name, String properties, String... required) {
    return new ToolSpec(
        new ToolRef(service, name), "", input(properties, required), null, ToolAnnotations.NONE);
  }

  static ToolSpec answering(ToolSpec tool, String outputSchema) {
    return new ToolSpec(
        tool.ref(), tool.description(), tool.inputSchema(), json(outputSchema), tool.annotations());
  }

  static JsonNode json(String text) {
    try {
      return Json.parse(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Returns a tracker's tools: tickets of projects, found, read, made, changed, closed and deleted.
   */
  static List<ToolSpec> tracker() {
    String fields =
        "'title':{'type':'string'},'priority':{'type':'string','enum':['low','high']},"
            + "'project_id':{'type':'string'}";
    return List.of(
        tool("tracker", "list_projects", ""),
        tool(
            "tracker",
            "search_tickets",
            "'query':{'type':'string'},'project_id':{'type':'string'},"
                + "'priority':{'type':'string','enum':['low','high']},'limit':{'type':'integer'}"),
        tool("tracker", "get_ticket", "'ticket_id':{'type':'integer'}", "ticket_id"),
        tool("tracker", "create_ticket", fields, "title", "project_id"),
        tool("tracker", "update_ticket", "'ticket_id':{'type':'integer'}," + fields, "ticket_id"),
        tool("tracker", "close_ticket", "'ticket_id':{'type':'integer'}", "ticket_id"),
        tool("tracker", "delete_ticket", "'ticket_id':{'type':'integer'}", "ticket_id"),
        tool(
            "tracker",
            "send_notification",
            "'ticket_id':{'type':'integer'},'message':{'type':'string'}",
            "ticket_id",
            "message"),
        tool("tracker", "get_weather", "'city':{'type':'string'}", "city"));
  }

  private static JsonNode input(String properties, String... required) {
    return json(
        "{'type':'object','properties':{"
            + properties
            + "},'required':"
            + Json.compact(Json.tree(required))
            + "}");
  }
}
