package io.tdscaling.core.plan;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The shapes that plans have; one plan can have several. The bounds are this library's choice. */
public enum PlanShape {
  /** No call at all. */
  NO_CALL,
  /** One call. */
  SINGLE,
  /** A call takes a value from the result of another one. */
  LINEAR,
  /** A step has several calls. */
  PARALLEL,
  /** Several calls take values from one result. */
  FAN_OUT,
  /** One call takes values from several results. */
  FAN_IN,
  /** What an earlier result says decides whether a step is made. */
  CONDITIONAL,
  /** Three calls or more of one tool take their value from one result. */
  ITERATION,
  /** 15 calls or more. */
  LONG_HORIZON,
  /** The user makes several requests. */
  SEVERAL_REQUESTS;

  private static final int ITERATIONS = 3;
  private static final int LONG = 15;

  /** Returns the lower-case label used in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the shapes of a plan. */
  public static Set<PlanShape> of(Blueprint plan) {
    Set<PlanShape> shapes = EnumSet.noneOf(PlanShape.class);
    List<PlannedCall> calls = plan.calls();
    addIf(shapes, NO_CALL, calls.isEmpty());
    addIf(shapes, SINGLE, calls.size() == 1);
    addIf(shapes, LONG_HORIZON, calls.size() >= LONG);
    addIf(shapes, SEVERAL_REQUESTS, plan.phases().size() > 1);
    plan.phases().stream().flatMap(p -> p.steps().stream()).forEach(step -> add(shapes, step));
    addFlow(shapes, calls);
    return shapes;
  }

  private static void add(Set<PlanShape> shapes, PlannedStep step) {
    addIf(shapes, PARALLEL, step.calls().size() > 1);
    addIf(shapes, CONDITIONAL, step.when() != null);
  }

  private static void addFlow(Set<PlanShape> shapes, List<PlannedCall> calls) {
    Map<String, Set<String>> consumers = new HashMap<>();
    Map<List<String>, Integer> repeated = new HashMap<>();
    for (PlannedCall call : calls) {
      Set<String> producers = producers(call);
      addIf(shapes, LINEAR, !producers.isEmpty());
      addIf(shapes, FAN_IN, producers.size() > 1);
      for (String producer : producers) {
        consumers.computeIfAbsent(producer, id -> new HashSet<>()).add(call.id());
        repeated.merge(List.of(producer, call.tool()), 1, Integer::sum);
      }
    }
    addIf(
        shapes,
        FAN_OUT,
        consumers.values().stream().mapToInt(Collection::size).anyMatch(n -> n > 1));
    addIf(shapes, ITERATION, repeated.values().stream().anyMatch(n -> n >= ITERATIONS));
  }

  private static Set<String> producers(PlannedCall call) {
    Set<String> producers = new TreeSet<>();
    call.arguments()
        .values()
        .forEach(
            source -> {
              if (source instanceof FromResult result) {
                producers.add(result.from());
              }
            });
    return producers;
  }

  private static void addIf(Set<PlanShape> shapes, PlanShape shape, boolean shown) {
    if (shown) {
      shapes.add(shape);
    }
  }
}
