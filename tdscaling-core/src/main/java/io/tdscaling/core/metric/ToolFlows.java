package io.tdscaling.core.metric;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.json.ParsedTexts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds which tool's result held a value that a later successful call took. Unlike the data flow
 * that complexity counts, every earlier holder counts, for each is a dependency that the
 * conversation shows.
 */
final class ToolFlows {
  /** Results are untrusted: what lies beyond is not looked at. */
  private static final int MOST_LEAVES = 4096;

  private final Map<String, Set<ToolRef>> holders = new HashMap<>();
  private final Set<Flow> flows = new LinkedHashSet<>();

  /**
   * A value went from a result of one tool into a parameter of another, by its name or its path.
   */
  record Flow(ToolRef producer, ToolRef consumer, String parameter) {}

  private ToolFlows() {}

  static Set<Flow> of(List<AssistantStep> steps) {
    ToolFlows found = new ToolFlows();
    for (AssistantStep step : steps) {
      // Calls of one step do not see each other's results.
      step.calls().stream().filter(CallFacts::succeeded).forEach(found::consume);
      step.calls().stream().filter(CallFacts::succeeded).forEach(found::hold);
    }
    return found.flows;
  }

  private void consume(CallFacts call) {
    ToolRef consumer = call.ref();
    if (consumer == null) {
      return;
    }
    for (ArgumentLeaf leaf : call.leaves()) {
      if (Identifiers.isIdentifierLike(leaf.value())) {
        for (ToolRef producer : holders.getOrDefault(leaf.text(), Set.of())) {
          flows.add(new Flow(producer, consumer, leaf.parameter()));
          flows.add(new Flow(producer, consumer, leaf.path()));
        }
      }
    }
  }

  private void hold(CallFacts call) {
    ToolRef producer = call.ref();
    if (producer == null) {
      return;
    }
    for (String value : identifiers(call.outcome().text())) {
      holders.computeIfAbsent(value, v -> new LinkedHashSet<>()).add(producer);
    }
  }

  private static Set<String> identifiers(String result) {
    return ParsedTexts.parsed(result).map(Json::leaves).stream()
        .flatMap(List::stream)
        .filter(Identifiers::isIdentifierLike)
        .limit(MOST_LEAVES)
        .map(JsonNode::asText)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
