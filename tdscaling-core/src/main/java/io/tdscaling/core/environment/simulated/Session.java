package io.tdscaling.core.environment.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has happened in one environment: the calls that succeeded, in order. A call that failed
 * changed nothing and is not part of it.
 */
final class Session {
  private final long seed;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final Map<ToolRef, ResultShape> shapes = new LinkedHashMap<>();
  private String history;
  private String changes;

  Session(long seed, Collection<PlayedTool> tools) {
    this.seed = seed;
    ObjectNode start = Json.object().put("seed", seed);
    ArrayNode digests = start.putArray("tools");
    // Sorted, since the order in which tools are offered means nothing to what they answer.
    tools.stream().map(PlayedTool::digest).sorted().forEach(digests::add);
    this.history = Json.digest(start);
    this.changes = Json.digest(Json.object().put("seed", seed));
  }

  /** Returns what a call is remembered under: the same for the same calls before it. */
  String key(PlayedTool tool, JsonNode arguments) {
    ObjectNode call = Json.object().put("after", history).put("tool", tool.digest());
    call.set("arguments", arguments);
    return Json.digest(call);
  }

  void add(Exchange exchange) {
    exchanges.add(exchange);
    shapes.putIfAbsent(exchange.tool().spec().ref(), ResultShape.of(exchange.result()));
    history = chained(history, exchange);
    if (!exchange.tool().semantics().effect().readsOnly()) {
      changes = chained(changes, exchange);
    }
  }

  private static String chained(String before, Exchange exchange) {
    return Json.digest(exchange.json().put("after", before));
  }

  /** Returns the shape of the first result of a tool, if it has one. */
  Optional<ResultShape> shape(PlayedTool tool) {
    return Optional.ofNullable(shapes.get(tool.spec().ref()));
  }

  List<Exchange> exchanges() {
    return exchanges;
  }

  long seed() {
    return seed;
  }

  /** Returns a digest of the calls that changed something. */
  String stateDigest() {
    return changes;
  }
}
