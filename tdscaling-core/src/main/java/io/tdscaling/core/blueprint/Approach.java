package io.tdscaling.core.blueprint;

import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Calls a tool after those that it depends on, as far as the plan has room for them. */
final class Approach {
  private static final int DEEPEST = 3;
  private static final double FINDS_A_VALUE = 0.85;

  private final PlanDraft draft;
  private final int optionals;
  private final Set<ToolRef> underway = new HashSet<>();

  Approach(PlanDraft draft, int optionals) {
    this.draft = draft;
    this.optionals = optionals;
  }

  /**
   * Calls a tool: after it is in the state it needs, and mostly after one tool that finds a value
   * for it. A tool that is underway already is not called for the sake of another.
   *
   * @param length how many calls the plan may have after that
   */
  void to(ToolSpec tool, int length) {
    underway.add(tool.ref());
    if (underway.size() < DEEPEST) {
      bringAboutStates(tool, length - 1);
      findValue(tool, length - 1);
    }
    draft.step(List.of(CallWish.of(tool, optionals)));
    underway.remove(tool.ref());
  }

  private void bringAboutStates(ToolSpec tool, int length) {
    draft.dependenciesOf(tool.ref()).stream()
        .filter(edge -> !edge.isData())
        .forEach(edge -> first(edge.producer(), length));
  }

  private void findValue(ToolSpec tool, int length) {
    if (draft.calls().size() >= length || !draft.random().chance(FINDS_A_VALUE)) {
      return;
    }
    List<ToolDependency> edges =
        draft.random().shuffled(draft.dependenciesOf(tool.ref())).stream()
            .filter(ToolDependency::isData)
            .sorted(Comparator.comparing(this::rank))
            .toList();
    if (edges.stream().noneMatch(edge -> draft.hasCalled(edge.producer()))) {
      edges.stream()
          .map(ToolDependency::producer)
          .filter(producer -> !underway.contains(producer))
          .findFirst()
          .ifPresent(producer -> first(producer, length));
    }
  }

  private void first(ToolRef producer, int length) {
    boolean wanted = !draft.hasCalled(producer) && !underway.contains(producer);
    if (wanted && draft.calls().size() < length) {
      draft.tool(producer).ifPresent(tool -> to(tool, length));
    }
  }

  /** Finding something comes more naturally before using it than making or changing it does. */
  private int rank(ToolDependency edge) {
    return switch (draft.environment().effect(edge.producer())) {
      case SEARCH -> 0;
      case READ, COMPUTE -> 1;
      case CREATE -> 2;
      case UPDATE, NOTIFY, CODE -> 3;
      case DELETE -> 4;
    };
  }
}
