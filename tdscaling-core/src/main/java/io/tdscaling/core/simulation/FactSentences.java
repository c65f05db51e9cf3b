package io.tdscaling.core.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.phrasing.ResultLabels;
import io.tdscaling.core.phrasing.SpokenValues;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says facts as the results have them, such as "the order status is cancelled". */
final class FactSentences {
  private static final Set<String> COUNTS = Set.of("total", "count");

  private final List<PlannedCall> calls;
  private final List<Fact> facts;
  private final Map<String, JsonNode> results;

  FactSentences(List<PlannedCall> calls, List<Fact> facts, Map<String, JsonNode> results) {
    this.calls = calls;
    this.facts = facts;
    this.results = results;
  }

  /**
   * Returns what is told of a call, without the ends of the sentences; what the result lacks is
   * left out.
   *
   * @param entity what the call is about
   */
  List<String> of(PlannedCall call, String entity) {
    List<String> sentences = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact.call().equals(call.id())) {
        String which = sentences.isEmpty() ? which(call) : "";
        sentence(fact, entity).ifPresent(sentence -> sentences.add(which + sentence));
      }
    }
    return sentences;
  }

  private Optional<String> sentence(Fact fact, String entity) {
    JsonNode result = results.getOrDefault(fact.call(), Json.object());
    JsonNode value = result.at(fact.path());
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    boolean counts = countsList(fact.path(), result);
    String label =
        counts
            ? "number of " + Words.plural(ResultLabels.thing(fact.path(), entity))
            : ResultLabels.label(fact.path(), entity);
    String verb = !counts && SpokenValues.isPlural(label) ? " are " : " is ";
    return Optional.of("the " + label + verb + spoken(value));
  }

  /** Tells calls of one tool apart, where more than one of them is told of. */
  private String which(PlannedCall call) {
    List<PlannedCall> alike =
        calls.stream().filter(other -> other.tool().equals(call.tool())).toList();
    long told = alike.stream().filter(this::isTold).count();
    return told < 2 ? "" : "for the " + ResultLabels.ordinal(alike.indexOf(call)) + " one, ";
  }

  private boolean isTold(PlannedCall call) {
    return facts.stream().anyMatch(fact -> fact.call().equals(call.id()));
  }

  private static boolean countsList(String path, JsonNode result) {
    int at = path.lastIndexOf('/');
    if (at < 0 || !COUNTS.contains(path.substring(at + 1))) {
      return false;
    }
    for (JsonNode sibling : result.at(path.substring(0, at))) {
      if (sibling.isArray()) {
        return true;
      }
    }
    return false;
  }

  private static String spoken(JsonNode value) {
    return value.isTextual() ? SpokenValues.value(value) : Json.compact(value);
  }
}
