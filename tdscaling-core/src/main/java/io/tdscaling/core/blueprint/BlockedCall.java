package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Perturbation.Blocked;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Ends a plan on a call that the service itself turns down as things stand there: for something
 * that a search found, or that the user names.
 */
final class BlockedCall {
  private static final int TRIES = 3;
  private static final int FOUND = 5;

  /** Codes that say that the call or its execution was wrong, not that the service forbids it. */
  private static final Set<String> OTHER_FAULTS =
      Set.of(
          "invalid_arguments",
          "not_found",
          "unknown_tool",
          "unsupported",
          "tool_simulation_failed",
          "error");

  private final PlanDraft draft;
  private final Supplier<ToolEnvironment> scratch;
  private final Function<ToolEnvironment, PlanDraft> drafts;

  /**
   * Prepares to end a plan.
   *
   * @param scratch opens an environment like the plan's own, to try calls in
   * @param drafts begins a plan in such an environment
   */
  BlockedCall(
      PlanDraft draft,
      Supplier<ToolEnvironment> scratch,
      Function<ToolEnvironment, PlanDraft> drafts) {
    this.draft = draft;
    this.scratch = scratch;
    this.drafts = drafts;
  }

  /** Looks for a call that is turned down and adds it to the plan; returns whether there is one. */
  boolean addTo(PlanNotes notes) {
    for (ToolSpec tool : draft.random().shuffled(draft.tools())) {
      boolean changes = !draft.environment().effect(tool.ref()).readsOnly();
      if (changes && !draft.hasCalled(tool.ref())) {
        Optional<DraftCall> blocked = afterSearch(tool).or(() -> direct(tool));
        if (blocked.isPresent()) {
          notes.add(new Blocked(blocked.get().planned().id()));
          return true;
        }
      }
    }
    return false;
  }

  private Optional<DraftCall> afterSearch(ToolSpec tool) {
    for (ToolDependency edge : draft.dependenciesOf(tool.ref())) {
      boolean searches =
          edge.isData()
              && draft.environment().effect(edge.producer()) == EffectClass.SEARCH
              && !draft.hasCalled(edge.producer());
      Optional<DraftCall> blocked =
          searches ? afterSearch(tool, edge, draft.tool(edge.producer())) : Optional.empty();
      if (blocked.isPresent()) {
        return blocked;
      }
    }
    return Optional.empty();
  }

  private Optional<DraftCall> afterSearch(
      ToolSpec tool, ToolDependency edge, Optional<ToolSpec> search) {
    try (ToolEnvironment environment = scratch.get()) {
      PlanDraft trial = drafts.apply(environment);
      Optional<DraftCall> found =
          search
              .flatMap(spec -> trial.step(List.of(CallWish.of(spec, 0))).stream().findFirst())
              .filter(call -> call.result().isObject());
      if (found.isEmpty()) {
        return Optional.empty();
      }
      for (String path : paths(found.get().result(), edge.field())) {
        Map<String, ValueSource> fixed =
            Map.of(edge.parameter(), new FromResult(found.get().planned().id(), path));
        Optional<DraftCall> call = trial.tried(new CallWish(tool, fixed, Set.of(), 0));
        if (call.isPresent() && !call.get().planned().fails()) {
          // What was done has changed things, so what comes after proves nothing.
          return Optional.empty();
        }
        if (call.isPresent() && isBlocked(call.get())) {
          return afterSearch(found.get(), call.get());
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> paths(JsonNode result, String field) {
    return ResultFields.find(result, field).stream().limit(FOUND).toList();
  }

  /** Makes search and call in the plan's own environment. */
  private Optional<DraftCall> afterSearch(DraftCall search, DraftCall blocked) {
    DraftCall found = draft.made(search.tool(), bound(search));
    if (found.planned().fails()) {
      return Optional.empty();
    }
    draft.add(DraftStep.of(List.of(found)));
    Map<String, ValueSource> sources = new LinkedHashMap<>(blocked.planned().arguments());
    String id = found.planned().id();
    sources.replaceAll(
        (name, source) ->
            source instanceof FromResult result ? new FromResult(id, result.path()) : source);
    Optional<DraftCall> added =
        draft
            .unmade(blocked.tool(), sources)
            .flatMap(call -> add(draft.made(call.tool(), bound(call))));
    if (added.isEmpty()) {
      draft.dropLastStep();
    }
    return added;
  }

  private Optional<DraftCall> direct(ToolSpec tool) {
    for (int i = 0; i < TRIES; i++) {
      try (ToolEnvironment environment = scratch.get()) {
        Optional<DraftCall> blocked =
            drafts
                .apply(environment)
                .tried(CallWish.of(tool, 0))
                .filter(BlockedCall::isBlocked)
                .flatMap(call -> add(draft.made(call.tool(), bound(call))));
        if (blocked.isPresent()) {
          return blocked;
        }
      }
    }
    return Optional.empty();
  }

  private static ArgumentBinder.Bound bound(DraftCall call) {
    return new ArgumentBinder.Bound(call.planned().arguments(), call.arguments());
  }

  /** Ends the plan on a call, which must be turned down here as well. */
  private Optional<DraftCall> add(DraftCall call) {
    if (!isBlocked(call)) {
      return Optional.empty();
    }
    draft.add(DraftStep.of(List.of(call)));
    return Optional.of(call);
  }

  private static boolean isBlocked(DraftCall call) {
    return call.planned().fails() && !OTHER_FAULTS.contains(PlanDraft.errorCode(call.result()));
  }
}
