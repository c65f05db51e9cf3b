package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.evolution.Mutation;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.phrasing.SemanticsCache;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.semantics.ToolSemantics;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides which tools are on offer: the cluster's, without a hidden one, and distractors. */
final class StageSetter {
  private static final double HIDDEN = 0.3;

  /** Words of names that say nothing of what a tool is about. */
  private static final Set<String> VAGUE =
      Set.of("api", "all", "by", "for", "from", "in", "of", "the", "to", "with", "id", "v1", "v2");

  private static final double DISTRACTED = 0.3;

  private final SemanticsCache semantics;

  StageSetter(SemanticsCache semantics) {
    this.semantics = semantics;
  }

  /**
   * A stage and what is not on it.
   *
   * @param stage the tools on offer
   * @param hidden a tool of the cluster that is not offered, so that it can be asked for in vain
   * @param distractors offered names of tools that are not the cluster's
   */
  record Setting(PlanStage stage, Optional<ToolSpec> hidden, List<String> distractors) {}

  Setting set(BlueprintRequest request, PlanIntent intent, SeededRandom random) {
    List<ToolSpec> own = random.shuffled(request.cluster().tools());
    boolean hides = intent.mode() == ReasoningMode.REFUSING && random.chance(HIDDEN);
    Optional<ToolSpec> hidden =
        hides ? irreplaceable(own, request.distractors()) : Optional.empty();
    List<ToolSpec> plannable = own.stream().filter(t -> !Optional.of(t).equals(hidden)).toList();
    List<ToolSpec> distractors =
        random.chance(intent.isMutatedBy(Mutation.DISTRACT) ? 1 : DISTRACTED)
            ? distractors(own, request.distractors(), random)
            : List.of();
    List<ToolSpec> offered = new ArrayList<>(plannable);
    offered.addAll(distractors);
    PlanStage stage = PlanStage.of(plannable, random.shuffled(offered), random.nextLong() >>> 11);
    return new Setting(stage, hidden, namesOf(distractors, stage));
  }

  /** Returns a tool that no other one could stand in for, where there are others. */
  private Optional<ToolSpec> irreplaceable(List<ToolSpec> own, List<ToolSpec> others) {
    if (own.size() < 2) {
      return Optional.empty();
    }
    List<ToolSpec> all = new ArrayList<>(own);
    all.addAll(others);
    return own.stream()
        .filter(tool -> semantics.of(tool).effect() != EffectClass.CODE)
        .filter(tool -> all.stream().noneMatch(other -> couldStandIn(other, tool)))
        .findFirst();
  }

  private boolean couldStandIn(ToolSpec other, ToolSpec tool) {
    if (other.ref().equals(tool.ref())) {
      return false;
    }
    ToolSemantics mine = semantics.of(tool);
    ToolSemantics its = semantics.of(other);
    boolean sameWay = its.effect() == mine.effect();
    boolean bothRead = its.effect().readsOnly() && mine.effect().readsOnly();
    return its.effect() == EffectClass.CODE
        || ((sameWay || bothRead) && !Collections.disjoint(nouns(other), nouns(tool)));
  }

  /** Returns what a tool's name and thing are made of, without its verb. */
  private Set<String> nouns(ToolSpec tool) {
    Set<String> nouns = new TreeSet<>();
    Words.split(semantics.of(tool).entity()).forEach(word -> nouns.add(Words.singular(word)));
    Words.split(tool.ref().name()).stream()
        .map(Words::singular)
        .filter(word -> ToolSemantics.effectOfName(word).isEmpty() && !VAGUE.contains(word))
        .forEach(nouns::add);
    return nouns;
  }

  /** Returns some of the tools that are about nothing that the cluster's own are about. */
  private List<ToolSpec> distractors(
      List<ToolSpec> own, List<ToolSpec> others, SeededRandom random) {
    Set<String> things =
        own.stream().map(tool -> semantics.of(tool).entity()).collect(Collectors.toSet());
    List<ToolSpec> unrelated =
        others.stream().filter(tool -> !things.contains(semantics.of(tool).entity())).toList();
    return unrelated.subList(
        0, unrelated.isEmpty() ? 0 : random.between(1, Math.min(4, unrelated.size())));
  }

  private static List<String> namesOf(List<ToolSpec> tools, PlanStage stage) {
    return stage.names().entrySet().stream()
        .filter(named -> tools.stream().anyMatch(tool -> tool.ref().equals(named.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }
}
