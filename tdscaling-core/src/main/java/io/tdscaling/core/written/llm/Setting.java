package io.tdscaling.core.written.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.evolution.Mutation;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.plan.OfferedNames;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is decided before a model plans: the tools on offer, the cluster's and perhaps some that
 * distract, in random order, and the seed of the environment.
 *
 * @param offered the tools on offer, in order
 * @param distractors offered names of those that the plan must not call
 * @param environmentSeed seed of the environment
 */
record Setting(List<OfferedTool> offered, List<String> distractors, long environmentSeed) {
  private static final double DISTRACTED = 0.3;
  private static final int MOST_DISTRACTORS = 3;

  /** Members of a plan that are the model's to write. */
  private static final List<String> MEMBERS =
      List.of("goal", "persona", "policies", "phases", "perturbations");

  static Setting of(BlueprintRequest request) {
    SeededRandom random = SeededRandom.of(request.seed(), 0, "llm-blueprint");
    List<ToolSpec> own = request.cluster().tools();
    List<ToolSpec> others =
        request.distractors().stream()
            .filter(tool -> own.stream().noneMatch(known -> known.ref().equals(tool.ref())))
            .toList();
    boolean wanted =
        request.target().origin().filter(from -> from.mutation() == Mutation.DISTRACT).isPresent();
    boolean distracted = random.chance(wanted ? 1 : DISTRACTED) && !others.isEmpty();
    List<ToolSpec> distractors =
        distracted
            ? others.subList(0, random.between(1, Math.min(MOST_DISTRACTORS, others.size())))
            : List.of();
    List<ToolSpec> all = new ArrayList<>(own);
    all.addAll(distractors);
    List<ToolSpec> specs = random.shuffled(all);
    List<OfferedTool> offered = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int at = 0;
    for (String name : OfferedNames.of(specs).keySet()) {
      ToolSpec spec = specs.get(at++);
      offered.add(new OfferedTool(name, spec));
      if (distractors.contains(spec)) {
        names.add(name);
      }
    }
    return new Setting(offered, names, random.nextLong() >>> 11);
  }

  List<ToolSpec> specs() {
    return offered.stream().map(OfferedTool::spec).toList();
  }

  /** Returns the tools on offer as a catalog. */
  ToolCatalog catalog() {
    Map<String, List<ToolSpec>> byService = new LinkedHashMap<>();
    specs()
        .forEach(
            spec ->
                byService.computeIfAbsent(spec.ref().service(), id -> new ArrayList<>()).add(spec));
    List<ServiceSpec> services = new ArrayList<>();
    byService.forEach(
        (id, tools) -> services.add(new ServiceSpec(id, id, "", List.of(), tools, null)));
    return ToolCatalog.of(services);
  }

  /** Returns the document that a model's plan is, with what is not the model's to decide. */
  ObjectNode document(JsonNode answer, BlueprintRequest request) {
    ObjectNode document = Json.object();
    document.put("id", "b" + request.index()).put("clusterId", request.cluster().id());
    document.put("environmentSeed", environmentSeed);
    request.target().cell().ifPresent(cell -> document.put("mode", cell.mode().label()));
    ObjectNode tools = document.putObject("tools");
    for (OfferedTool tool : offered) {
      ToolRef ref = tool.spec().ref();
      tools.putObject(tool.name()).put("service", ref.service()).put("name", ref.name());
    }
    for (String member : MEMBERS) {
      if (answer.has(member)) {
        document.set(member, answer.get(member).deepCopy());
      }
    }
    if (!distractors.isEmpty()) {
      ArrayNode perturbations = document.withArray("perturbations");
      ArrayNode names = perturbations.addObject().put("kind", "distractors").putArray("tools");
      distractors.forEach(names::add);
    }
    return document;
  }
}
