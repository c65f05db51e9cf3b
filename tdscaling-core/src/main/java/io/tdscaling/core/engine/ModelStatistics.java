package io.tdscaling.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.llm.accounting.Account;
import io.tdscaling.core.llm.accounting.Use;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts what calls to models came to, by role, by outcome and by cluster. A remembered answer
 * counts like the call that it was once paid for. Used by one thread at a time.
 */
final class ModelStatistics {
  private static final String NOT_PLANNED = "none";

  private Account byRole = Account.NONE;
  private final SortedMap<String, Use> byOutcome = new TreeMap<>();
  private final SortedMap<String, Use> byCluster = new TreeMap<>();

  void add(Outcome outcome) {
    if (outcome.calls().isEmpty()) {
      return;
    }
    Use all = outcome.calls().total();
    byRole = byRole.plus(outcome.calls());
    byOutcome.merge(outcome.accepted() ? "accepted" : "rejected", all, Use::plus);
    String cluster = outcome.attempt().blueprint().map(Blueprint::clusterId).orElse(NOT_PLANNED);
    byCluster.merge(cluster, all, Use::plus);
  }

  /** Returns the counts; empty where no model was asked. */
  Optional<JsonNode> value() {
    if (byRole.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode value = Json.object();
    value.set("byRole", byRole.write());
    value.set("byOutcome", new Account(byOutcome).write());
    value.set("byCluster", new Account(byCluster).write());
    return Optional.of(value);
  }
}
