package io.tdscaling.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.evolution.Descent;
import io.tdscaling.api.evolution.Mutation;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts how attempts came about and whether they fell where they were aimed, and watches for mode
 * collapse. Used by one thread at a time.
 */
final class EvolutionStatistics {
  private static final String NEW_PLAN = "new";

  private final Map<String, Counts> byOrigin = new LinkedHashMap<>();
  private final CollapseWatch watch = new CollapseWatch();

  private static final class Counts {
    private long attempts;
    private long accepted;
    private long landed;
  }

  EvolutionStatistics() {
    byOrigin.put(NEW_PLAN, new Counts());
    MutationTally.ALWAYS.forEach(mutation -> byOrigin.put(mutation.label(), new Counts()));
  }

  /** Takes in an attempt; returns whether diversity fell or came back with it. */
  Optional<CollapseWatch.Turn> add(Outcome outcome) {
    String origin =
        outcome
            .attempt()
            .target()
            .origin()
            .map(Descent::mutation)
            .map(Mutation::label)
            .orElse(NEW_PLAN);
    Counts counts = byOrigin.computeIfAbsent(origin, name -> new Counts());
    counts.attempts++;
    Optional<TrajectoryProfile> profile = outcome.profile();
    if (profile.isEmpty()) {
      return Optional.empty();
    }
    counts.accepted++;
    boolean landed =
        outcome
            .attempt()
            .target()
            .cell()
            .filter(c -> CellLedger.lands(profile.get(), c))
            .isPresent();
    counts.landed += landed ? 1 : 0;
    return watch.observe(profile.get());
  }

  JsonNode value() {
    ObjectNode value = Json.object();
    ObjectNode origins = value.putObject("origins");
    byOrigin.forEach(
        (origin, counts) ->
            origins
                .putObject(origin)
                .put("attempts", counts.attempts)
                .put("accepted", counts.accepted)
                .put("landed", counts.landed));
    return value.put("collapses", watch.collapses());
  }
}
