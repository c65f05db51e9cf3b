package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A plan while it grows: every call in it was executed with success. */
final class PlanDraft {
  private static final int TRIES = 3;

  private final ToolCluster cluster;
  private final List<ToolDependency> dependencies;
  private final Map<ToolRef, String> names = new LinkedHashMap<>();
  private final Set<ToolRef> unused;
  private final ToolEnvironment environment;
  private final ArgumentBinder binder;
  private final SeededRandom random;
  private final List<List<DraftCall>> steps = new ArrayList<>();
  private final Map<String, JsonNode> results = new LinkedHashMap<>();
  private String lastError = "no call could be bound to valid arguments";

  PlanDraft(
      ToolCluster cluster,
      Map<String, ToolRef> offered,
      Set<ToolRef> unused,
      ToolEnvironment environment,
      ArgumentBinder binder,
      SeededRandom random) {
    this.cluster = cluster;
    this.dependencies =
        cluster.dependencies().stream()
            .filter(edge -> !edge.isData() || takesOneValue(edge))
            .toList();
    offered.forEach((name, tool) -> names.put(tool, name));
    this.unused = unused;
    this.environment = environment;
    this.binder = binder;
    this.random = random;
  }

  /**
   * Executes calls as one step; none of them sees the others' results. Calls that fail are left
   * out.
   *
   * @return the calls that succeeded
   */
  List<DraftCall> step(List<CallWish> wishes) {
    List<DraftCall> done = new ArrayList<>();
    for (CallWish wish : wishes) {
      execute(wish, done).ifPresent(done::add);
    }
    if (!done.isEmpty()) {
      steps.add(List.copyOf(done));
      done.forEach(call -> results.put(call.planned().id(), call.result()));
    }
    return done;
  }

  private Optional<DraftCall> execute(CallWish wish, List<DraftCall> sameStep) {
    for (int i = 0; i < TRIES; i++) {
      Optional<ArgumentBinder.Bound> bound = binder.bind(wish, this, random);
      if (bound.isEmpty() || repeats(wish.tool(), bound.get(), sameStep)) {
        continue;
      }
      ToolRef tool = wish.tool().ref();
      ToolResult result = environment.call(tool, bound.get().arguments());
      if (!result.error()) {
        String id = "c" + (results.size() + sameStep.size() + 1);
        PlannedCall planned = new PlannedCall(id, nameOf(tool), bound.get().sources());
        return Optional.of(
            new DraftCall(
                planned,
                wish.tool(),
                environment.effect(tool),
                bound.get().arguments(),
                result.content()));
      }
      lastError = tool + ": " + result.content();
    }
    return Optional.empty();
  }

  private boolean repeats(ToolSpec tool, ArgumentBinder.Bound bound, List<DraftCall> sameStep) {
    return Stream.concat(calls().stream(), sameStep.stream())
        .anyMatch(
            call ->
                call.tool().ref().equals(tool.ref()) && call.arguments().equals(bound.arguments()));
  }

  private String nameOf(ToolRef tool) {
    String name = names.get(tool);
    if (name == null) {
      throw new IllegalArgumentException("tool " + tool + " is not offered");
    }
    return name;
  }

  /** Replaces the call that has the same id. */
  void replace(DraftCall replacement) {
    String id = replacement.planned().id();
    steps.replaceAll(
        step ->
            step.stream()
                .map(call -> call.planned().id().equals(id) ? replacement : call)
                .toList());
  }

  /** Takes the last step back; what it changed is left to the dry run, which starts afresh. */
  void dropLastStep() {
    steps.remove(steps.size() - 1).forEach(call -> results.remove(call.planned().id()));
  }

  /** A plan takes one value from a result as it stands, so no list or object is met by one. */
  private boolean takesOneValue(ToolDependency edge) {
    JsonNode input = tool(edge.consumer()).orElseThrow().inputSchema();
    Shape shape = Shape.of(input, input.path("properties").path(edge.parameter()));
    return !shape.array() && shape.scalar();
  }

  /** Returns the data dependencies through which a parameter of a tool can be met. */
  List<ToolDependency> dependenciesOf(ToolRef consumer, String parameter) {
    return dependencies.stream()
        .filter(edge -> edge.consumer().equals(consumer) && edge.parameter().equals(parameter))
        .toList();
  }

  /**
   * Returns what a tool depends on in a plan: the states it works in, and the data dependencies
   * through which any of its parameters can be met.
   */
  List<ToolDependency> dependenciesOf(ToolRef consumer) {
    return dependencies.stream().filter(edge -> edge.consumer().equals(consumer)).toList();
  }

  boolean hasCalled(ToolRef tool) {
    return calls().stream().anyMatch(call -> call.tool().ref().equals(tool));
  }

  List<ToolSpec> tools() {
    return cluster.tools();
  }

  Optional<ToolSpec> tool(ToolRef ref) {
    return cluster.tools().stream().filter(tool -> tool.ref().equals(ref)).findFirst();
  }

  boolean isUnused(ToolRef tool) {
    return unused.contains(tool);
  }

  List<List<DraftCall>> steps() {
    return List.copyOf(steps);
  }

  List<DraftCall> calls() {
    return steps.stream().flatMap(List::stream).toList();
  }

  Map<String, JsonNode> results() {
    return results;
  }

  ToolEnvironment environment() {
    return environment;
  }

  SeededRandom random() {
    return random;
  }

  String lastError() {
    return lastError;
  }
}
