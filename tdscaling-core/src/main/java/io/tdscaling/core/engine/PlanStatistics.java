package io.tdscaling.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.CodeWork;
import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.blueprint.PlanningTrouble;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.plan.PlanShape;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts what plans are like: of accepted attempts their shapes and perturbations, each once per
 * plan, and what is programmed; of all attempts what went wrong in planning. Used by one thread at
 * a time.
 */
final class PlanStatistics {
  private final SortedMap<String, Long> shapes = new TreeMap<>();
  private final SortedMap<String, Long> perturbations = new TreeMap<>();
  private final SortedMap<String, Long> repaired = new TreeMap<>();
  private final SortedMap<String, Long> dropped = new TreeMap<>();
  private final SortedMap<String, Long> codeKinds = new TreeMap<>();
  private final SortedMap<String, Long> codeFamilies = new TreeMap<>();

  PlanStatistics() {
    for (PlanShape shape : PlanShape.values()) {
      shapes.put(shape.label(), 0L);
    }
  }

  void add(Attempt attempt) {
    PlanningTrouble trouble = attempt.trouble();
    trouble.repaired().forEach((cause, count) -> repaired.merge(cause, count, Long::sum));
    trouble.dropped().forEach((cause, count) -> dropped.merge(cause, count, Long::sum));
    if (attempt.verdict().accepted()) {
      attempt.blueprint().ifPresent(this::add);
    }
  }

  private void add(Blueprint plan) {
    PlanShape.of(plan).forEach(shape -> shapes.merge(shape.label(), 1L, Long::sum));
    plan.perturbations().stream()
        .map(Perturbation::label)
        .distinct()
        .forEach(kind -> perturbations.merge(kind, 1L, Long::sum));
    CodeWork code = plan.code();
    if (code != null) {
      codeKinds.merge(code.kind().label(), 1L, Long::sum);
      codeFamilies.merge(code.family(), 1L, Long::sum);
    }
  }

  JsonNode value() {
    ObjectNode value = Json.object();
    value.set("shapes", Json.tree(shapes));
    value.set("perturbations", Json.tree(perturbations));
    value.set("repairedCalls", Json.tree(repaired));
    value.set("droppedPlans", Json.tree(dropped));
    if (!codeKinds.isEmpty()) {
      ObjectNode code = value.putObject("code");
      code.set("kinds", Json.tree(codeKinds));
      code.set("families", Json.tree(codeFamilies));
    }
    return value;
  }
}
