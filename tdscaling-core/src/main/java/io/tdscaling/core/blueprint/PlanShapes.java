package io.tdscaling.core.blueprint;

import com.google.common.collect.Lists;
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
import java.util.Set;

/**
 * The shapes that a plan can grow in. Each leaves the draft with as much of the shape as worked.
 */
final class PlanShapes {
  private static final int MOST_PARALLEL = 3;
  private static final int ITERATIONS = 3;
  private static final int ROUNDS = 4;

  private PlanShapes() {}

  /** Grows a chain: towards one tool through those that it depends on, then on from there. */
  static void chain(PlanDraft draft, int length, int optionals) {
    for (ToolSpec anchor : anchors(draft)) {
      if (draft.calls().size() >= length) {
        return;
      }
      if (!draft.hasCalled(anchor.ref())) {
        new Approach(draft, optionals).to(anchor, length);
      }
    }
  }

  /** Grows a search and a call that takes one of the things it found. */
  static void useOneOfSeveral(PlanDraft draft) {
    for (ToolSpec tool : draft.random().shuffled(draft.tools())) {
      for (ToolDependency edge : draft.dependenciesOf(tool.ref())) {
        if (!edge.isData()
            || edge.producer().equals(tool.ref())
            || draft.environment().effect(edge.producer()) != EffectClass.SEARCH) {
          continue;
        }
        List<DraftCall> found = call(draft, edge.producer());
        if (found.isEmpty()) {
          continue;
        }
        boolean several = !ResultFields.series(found.get(0).result(), edge.field(), 2).isEmpty();
        Set<String> fed = Set.of(edge.parameter());
        if (several && !draft.step(List.of(new CallWish(tool, Map.of(), fed, 0))).isEmpty()) {
          return;
        }
        draft.dropLastStep();
      }
    }
  }

  /** Comes back to tools with other things until the plan is as long as wanted. */
  static void prolong(PlanDraft draft, int length, int optionals) {
    for (int round = 0; round < ROUNDS && draft.calls().size() < length; round++) {
      for (ToolSpec tool : draft.random().shuffled(draft.tools())) {
        if (draft.calls().size() < length && hasParameters(tool)) {
          draft.step(List.of(CallWish.of(tool, optionals)));
        }
      }
    }
  }

  /** Grows a plan with one step of two or three calls that do not depend on each other. */
  static void parallel(PlanDraft draft, int length, int optionals) {
    int width = Math.min(MOST_PARALLEL, Math.max(2, draft.random().between(2, length + 1)));
    if (length > width) {
      chain(draft, length - width, optionals);
    }
    List<CallWish> wishes = new ArrayList<>();
    List<ToolSpec> candidates = new ArrayList<>();
    anchors(draft).stream().filter(tool -> readsOnly(draft, tool)).forEach(candidates::add);
    anchors(draft).stream().filter(tool -> !readsOnly(draft, tool)).forEach(candidates::add);
    for (ToolSpec tool : candidates) {
      if (wishes.size() < width && !draft.hasCalled(tool.ref())) {
        wishes.add(CallWish.of(tool, optionals));
      }
    }
    for (int i = 0; wishes.size() < width && i < candidates.size(); i++) {
      if (hasParameters(candidates.get(i))) {
        wishes.add(CallWish.of(candidates.get(i), optionals + 1));
      }
    }
    draft.step(wishes);
  }

  /**
   * Grows a plan that does the same call for several things: those an earlier call found, if it
   * can.
   */
  static void iterative(PlanDraft draft, int optionals) {
    for (ToolSpec tool : anchors(draft)) {
      boolean repeatable = draft.environment().effect(tool.ref()) != EffectClass.CREATE;
      if (repeatable
          && hasParameters(tool)
          && (iterateOverResult(draft, tool) || iterateOverValues(draft, tool))) {
        return;
      }
    }
    chain(draft, 2, optionals);
  }

  /** Adds a call that changes something, where the plan has none yet. */
  static void ensureChange(PlanDraft draft, int optionals) {
    for (ToolSpec tool : anchors(draft)) {
      if (draft.calls().stream().anyMatch(call -> !call.effect().readsOnly())) {
        return;
      }
      if (!readsOnly(draft, tool)) {
        draft.step(List.of(CallWish.of(tool, optionals)));
      }
    }
  }

  /** Adds a call that can be done again in another way, where the plan has none yet. */
  static void ensureRevisable(PlanDraft draft, int optionals) {
    for (ToolSpec tool : anchors(draft)) {
      if (draft.calls().stream().anyMatch(Revision::isRevisable)) {
        return;
      }
      boolean repeatable = Revision.isRepeatable(draft.environment().effect(tool.ref()));
      if (repeatable && hasParameters(tool)) {
        draft.step(List.of(CallWish.of(tool, optionals)));
      }
    }
  }

  private static boolean iterateOverResult(PlanDraft draft, ToolSpec tool) {
    for (ToolDependency edge : draft.dependenciesOf(tool.ref())) {
      if (!edge.isData() || draft.environment().effect(edge.producer()) != EffectClass.SEARCH) {
        continue;
      }
      List<DraftCall> search = call(draft, edge.producer());
      for (DraftCall found : search) {
        List<String> paths = ResultFields.series(found.result(), edge.field(), ITERATIONS);
        if (!paths.isEmpty()) {
          return forEach(draft, tool, edge.parameter(), found, paths);
        }
      }
    }
    return false;
  }

  /** Does one call for each place of a result; all its other arguments stay the same. */
  private static boolean forEach(
      PlanDraft draft, ToolSpec tool, String parameter, DraftCall found, List<String> paths) {
    Map<String, ValueSource> same = new LinkedHashMap<>();
    int before = draft.calls().size();
    for (String path : paths) {
      same.put(parameter, new FromResult(found.planned().id(), path));
      draft
          .step(List.of(new CallWish(tool, same, Set.of(), 0)))
          .forEach(call -> same.putAll(call.planned().arguments()));
    }
    return draft.calls().size() - before == paths.size();
  }

  private static boolean iterateOverValues(PlanDraft draft, ToolSpec tool) {
    if (!draft.environment().effect(tool.ref()).readsOnly()) {
      return false;
    }
    int before = draft.calls().size();
    for (int i = 0; i < ITERATIONS; i++) {
      draft.step(List.of(CallWish.of(tool, 1)));
    }
    return draft.calls().size() - before >= ITERATIONS;
  }

  private static List<DraftCall> call(PlanDraft draft, ToolRef ref) {
    return draft.tool(ref).map(tool -> draft.step(List.of(CallWish.of(tool, 0)))).orElse(List.of());
  }

  /**
   * Returns the tools in the order to try them: unused first, then those that go on from the plan.
   */
  static List<ToolSpec> anchors(PlanDraft draft) {
    List<List<ToolSpec>> byAttraction =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (ToolSpec tool : draft.random().shuffled(draft.tools())) {
      byAttraction.get(attraction(draft, tool)).add(tool);
    }
    List<ToolSpec> anchors = new ArrayList<>();
    Lists.reverse(byAttraction).forEach(anchors::addAll);
    return anchors;
  }

  /** Returns how early to try a tool, from 0 to 3. */
  private static int attraction(PlanDraft draft, ToolSpec tool) {
    return (draft.isUnused(tool.ref()) ? 2 : 0) + (goesOn(draft, tool) ? 1 : 0);
  }

  private static boolean goesOn(PlanDraft draft, ToolSpec tool) {
    for (ToolDependency edge : draft.dependenciesOf(tool.ref())) {
      if (draft.hasCalled(edge.producer())) {
        return true;
      }
    }
    return false;
  }

  private static boolean readsOnly(PlanDraft draft, ToolSpec tool) {
    return draft.environment().effect(tool.ref()).readsOnly();
  }

  private static boolean hasParameters(ToolSpec tool) {
    return !tool.inputSchema().path("properties").isEmpty();
  }
}
