package io.tdscaling.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.llm.accounting.Account;
import org.jspecify.annotations.Nullable;

/** What the journal keeps of an outcome beside the records of the attempt. */
final class OutcomeJson {
  private OutcomeJson() {}

  static ObjectNode write(Outcome outcome) {
    ObjectNode spent = Json.object();
    if (!outcome.usage().equals(TokenUsage.NONE)) {
      spent.set("usage", Json.tree(outcome.usage()));
    }
    if (!outcome.calls().isEmpty()) {
      spent.set("calls", outcome.calls().write());
    }
    return spent;
  }

  static Outcome read(JsonNode spent, Attempt attempt, @Nullable TrajectoryProfile measured) {
    return new Outcome(
        attempt, measured, Account.usage(spent.path("usage")), Account.read(spent.path("calls")));
  }
}
