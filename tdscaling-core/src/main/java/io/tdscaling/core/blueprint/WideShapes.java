package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shapes with calls made together around one that feeds them, or that they feed. */
final class WideShapes {
  private static final int WIDTH = 3;

  private WideShapes() {}

  /**
   * Grows calls made together whose results one later call needs.
   *
   * @return whether the cluster has such tools
   */
  static boolean fanIn(PlanDraft draft, int optionals) {
    for (ToolSpec consumer : draft.random().shuffled(draft.tools())) {
      Map<String, ToolDependency> byParameter = new LinkedHashMap<>();
      for (ToolDependency edge : draft.random().shuffled(draft.dependenciesOf(consumer.ref()))) {
        boolean other =
            byParameter.values().stream().noneMatch(e -> e.producer().equals(edge.producer()));
        if (edge.isData() && other && !edge.producer().equals(consumer.ref())) {
          byParameter.putIfAbsent(edge.parameter(), edge);
        }
      }
      if (byParameter.size() > 1 && fanIn(draft, consumer, byParameter, optionals)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fanIn(
      PlanDraft draft, ToolSpec consumer, Map<String, ToolDependency> edges, int optionals) {
    List<CallWish> wishes = new ArrayList<>();
    edges.values().stream()
        .limit(WIDTH)
        .flatMap(edge -> draft.tool(edge.producer()).stream())
        .forEach(tool -> wishes.add(CallWish.of(tool, optionals)));
    if (draft.step(wishes).size() < 2) {
      return false;
    }
    Set<String> fed = edges.keySet();
    return !draft.step(List.of(new CallWish(consumer, Map.of(), fed, optionals))).isEmpty();
  }

  /**
   * Grows one call and calls made together that all go on from its result: one for each thing it
   * found, or of several tools.
   *
   * @return whether the cluster has such tools
   */
  static boolean fanOut(PlanDraft draft, int optionals) {
    for (ToolSpec producer : draft.random().shuffled(draft.tools())) {
      List<ToolDependency> edges =
          draft.tools().stream()
              .flatMap(tool -> draft.dependenciesOf(tool.ref()).stream())
              .filter(edge -> edge.isData() && edge.producer().equals(producer.ref()))
              .filter(edge -> !edge.consumer().equals(producer.ref()))
              .toList();
      if (!edges.isEmpty() && fanOut(draft, producer, edges, optionals)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fanOut(
      PlanDraft draft, ToolSpec producer, List<ToolDependency> edges, int optionals) {
    long consumers = edges.stream().map(ToolDependency::consumer).distinct().count();
    boolean searches = draft.environment().effect(producer.ref()) == EffectClass.SEARCH;
    if (consumers < 2 && !searches) {
      return false;
    }
    List<DraftCall> made = draft.step(List.of(CallWish.of(producer, optionals)));
    if (made.isEmpty()) {
      return false;
    }
    List<CallWish> wishes =
        searches && (consumers < 2 || draft.random().chance(0.6))
            ? forEach(draft, made.get(0), draft.random().pick(edges))
            : forSeveral(draft, edges);
    return draft.step(wishes).size() > 1;
  }

  private static List<CallWish> forEach(PlanDraft draft, DraftCall found, ToolDependency edge) {
    List<CallWish> wishes = new ArrayList<>();
    Optional<ToolSpec> tool = draft.tool(edge.consumer());
    boolean creates = draft.environment().effect(edge.consumer()) == EffectClass.CREATE;
    for (int length = WIDTH; length > 1 && wishes.isEmpty() && !creates; length--) {
      for (String path : ResultFields.series(found.result(), edge.field(), length)) {
        Map<String, ValueSource> fixed =
            Map.of(edge.parameter(), new FromResult(found.planned().id(), path));
        tool.ifPresent(spec -> wishes.add(new CallWish(spec, fixed, Set.of(), 0)));
      }
    }
    return wishes;
  }

  private static List<CallWish> forSeveral(PlanDraft draft, List<ToolDependency> edges) {
    Map<ToolRef, CallWish> wishes = new LinkedHashMap<>();
    for (ToolDependency edge : draft.random().shuffled(edges)) {
      draft
          .tool(edge.consumer())
          .filter(tool -> wishes.size() < WIDTH)
          .ifPresent(
              tool ->
                  wishes.putIfAbsent(
                      tool.ref(), new CallWish(tool, Map.of(), Set.of(edge.parameter()), 0)));
    }
    return List.copyOf(wishes.values());
  }
}
