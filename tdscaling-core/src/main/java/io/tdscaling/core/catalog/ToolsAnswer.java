package io.tdscaling.core.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSource.Loaded;
import io.tdscaling.core.text.Excerpt;
import java.util.List;

/**
 * An MCP {@code tools/list} answer: the result, the JSON-RPC envelope around it, or the bare array.
 */
final class ToolsAnswer {
  private ToolsAnswer() {}

  /** Returns whether a document is such an answer rather than a service. */
  static boolean is(JsonNode document) {
    if (document.isArray()) {
      return true;
    }
    boolean envelope = document.has("jsonrpc") || document.has("result") || document.has("error");
    return envelope || (document.has("tools") && !document.has("id") && !document.has("name"));
  }

  /** Reads an answer as a service of the given id, of no known domain. */
  static Loaded read(JsonNode answer, String id, ProblemLog log) throws CatalogException {
    JsonNode result = answer.has("result") ? answer.path("result") : answer;
    JsonNode tools = result.isArray() ? result : result.path("tools");
    if (answer.hasNonNull("error")) {
      log.report("the answer is an error: " + Excerpt.of(answer.path("error").path("message")));
    } else if (!tools.isArray()) {
      log.report("tools must be an array, got " + Excerpt.of(tools));
    }
    if (result.hasNonNull("nextCursor")) {
      log.report("the answer has a nextCursor: there are more tools than this file holds");
    }
    if (!tools.isArray()) {
      return new Loaded(List.of(), log.problems());
    }
    var read = ToolJson.readAll(id, tools, log);
    return new Loaded(List.of(new ServiceSpec(id, id, "", List.of(), read, null)), log.problems());
  }
}
