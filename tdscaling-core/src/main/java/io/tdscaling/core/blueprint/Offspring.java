package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.tool.ToolSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Grows a plan from one that worked: its calls again in a new world, with new values and the same
 * flow of data between them, and then a change. What does not work in the new world is left out.
 */
final class Offspring {
  private static final int WIDE = 2;

  private final PlanDraft draft;
  private final PlanIntent intent;
  private final Map<String, String> newIds = new HashMap<>();

  Offspring(PlanDraft draft, PlanIntent intent) {
    this.draft = draft;
    this.intent = intent;
  }

  /** Grows the parent's calls again, without its conditional steps and the calls that failed. */
  void regrow(Blueprint parent) {
    parent.phases().stream()
        .flatMap(phase -> phase.steps().stream())
        .filter(step -> step.when() == null)
        .forEach(step -> regrow(parent, step));
  }

  private void regrow(Blueprint parent, PlannedStep step) {
    Map<CallWish, String> oldIds = new LinkedHashMap<>();
    for (PlannedCall call : step.calls()) {
      if (!call.fails()) {
        Optional.ofNullable(parent.tools().get(call.tool()))
            .flatMap(draft::tool)
            .ifPresent(tool -> oldIds.put(wish(call, tool), call.id()));
      }
    }
    List<CallWish> wishes = List.copyOf(oldIds.keySet());
    List<DraftCall> made = draft.step(wishes);
    if (made.size() == wishes.size()) {
      for (int i = 0; i < made.size(); i++) {
        newIds.put(oldIds.get(wishes.get(i)), made.get(i).planned().id());
      }
    }
  }

  /** Takes over where values come from, as far as they come from calls that were made again. */
  private CallWish wish(PlannedCall call, ToolSpec tool) {
    Map<String, ValueSource> fed = new LinkedHashMap<>();
    call.arguments()
        .forEach(
            (parameter, source) -> {
              if (source instanceof FromResult result && newIds.containsKey(result.from())) {
                fed.put(parameter, new FromResult(newIds.get(result.from()), result.path()));
              }
            });
    int more = Math.max(0, intent.optionals() - 2);
    return new CallWish(tool, fed, call.arguments().keySet(), more);
  }

  /** Changes the shape of what has grown, where the mutation is one of shape. */
  void mutate() {
    intent
        .mutation()
        .ifPresent(
            mutation -> {
              switch (mutation) {
                case DEEPEN -> deepen();
                case BROADEN -> PlanShapes.parallel(draft, WIDE, intent.optionals());
                case HOP -> hop();
                case CONSTRAIN, PERTURB, OBSCURE, DISTRACT, INSERT_CODE -> {
                  // These are not changes of the plan's shape.
                }
              }
            });
  }

  private void deepen() {
    addCall(tool -> true);
  }

  /** Calls a tool of a service that the plan does not call yet; one of any, where none works. */
  private void hop() {
    if (!addCall(this::isElsewhere)) {
      deepen();
    }
  }

  /** Adds a call of the first of these tools that works; returns whether one did. */
  private boolean addCall(Predicate<ToolSpec> wanted) {
    for (ToolSpec tool : PlanShapes.anchors(draft)) {
      if (wanted.test(tool) && !draft.step(List.of(wish(tool))).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private boolean isElsewhere(ToolSpec tool) {
    return draft.calls().stream().noneMatch(call -> sharesService(call, tool));
  }

  private CallWish wish(ToolSpec tool) {
    return draft.dependenciesOf(tool.ref()).stream()
        .filter(edge -> edge.isData() && draft.hasCalled(edge.producer()))
        .findFirst()
        .map(edge -> new CallWish(tool, Map.of(), Set.of(edge.parameter()), intent.optionals()))
        .orElseGet(() -> CallWish.of(tool, intent.optionals()));
  }

  private static boolean sharesService(DraftCall call, ToolSpec tool) {
    return call.tool().ref().service().equals(tool.ref().service());
  }
}
