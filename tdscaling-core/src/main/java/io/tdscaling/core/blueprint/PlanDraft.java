package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.plan.PlanBindings;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A plan while it grows: every call in it was executed with success. */
final class PlanDraft {
  private static final int TRIES = 3;

  private final PlannableTools tools;
  private final Map<ToolRef, String> names = new LinkedHashMap<>();
  private final Set<ToolRef> unused;
  private final ToolEnvironment environment;
  private final ArgumentBinder binder;
  private final SeededRandom random;
  private final List<DraftStep> steps = new ArrayList<>();

  /** The calls of all steps, renewed when a step changes: they are asked for again and again. */
  private List<DraftCall> calls = List.of();

  private final Map<String, JsonNode> results = new LinkedHashMap<>();
  private final SortedMap<String, Long> repaired = new TreeMap<>();
  private int lastId;
  private String lastError = "no call could be bound to valid arguments";

  /**
   * Begins a plan.
   *
   * @param tools the tools to plan with
   * @param dependencies dependencies between them; others are left out
   * @param offered all tools on offer, by offered name
   */
  PlanDraft(
      List<ToolSpec> tools,
      List<ToolDependency> dependencies,
      Map<String, ToolRef> offered,
      Set<ToolRef> unused,
      ToolEnvironment environment,
      ArgumentBinder binder,
      SeededRandom random) {
    this.tools = new PlannableTools(tools, dependencies);
    offered.forEach((name, tool) -> names.put(tool, name));
    this.unused = unused;
    this.environment = new RememberingEnvironment(environment);
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
      add(DraftStep.of(done));
    }
    return done;
  }

  private Optional<DraftCall> execute(CallWish wish, List<DraftCall> sameStep) {
    String firstError = "";
    for (int i = 0; i < TRIES; i++) {
      Optional<ArgumentBinder.Bound> bound = binder.bind(wish, this, random);
      if (bound.isEmpty()
          || repeats(wish.tool(), bound.get(), sameStep)
          || disturbs(wish.tool(), bound.get(), sameStep)) {
        continue;
      }
      DraftCall call = made(wish.tool(), bound.get());
      if (!call.planned().fails()) {
        if (!firstError.isEmpty()) {
          repaired.merge(firstError, 1L, Long::sum);
        }
        return Optional.of(call);
      }
      lastError = wish.tool().ref() + ": " + call.result();
      firstError = firstError.isEmpty() ? errorCode(call.result()) : firstError;
    }
    return Optional.empty();
  }

  /** Binds a call and makes it now, once. */
  Optional<DraftCall> tried(CallWish wish) {
    return binder.bind(wish, this, random).map(bound -> made(wish.tool(), bound));
  }

  /** Makes a call now; where it fails, it is one that is planned to fail. */
  DraftCall made(ToolSpec tool, ArgumentBinder.Bound bound) {
    ToolResult result = environment.call(tool.ref(), bound.arguments());
    PlannedCall planned =
        new PlannedCall(nextId(), nameOf(tool.ref()), bound.sources(), result.error());
    EffectClass effect = environment.effect(tool.ref());
    return new DraftCall(planned, tool, effect, bound.arguments(), result.content());
  }

  /** Binds a call without making it; it has no result. */
  Optional<DraftCall> unmade(CallWish wish) {
    return binder.bind(wish, this, random).map(bound -> unmade(wish.tool(), bound));
  }

  /** Binds a call to just these sources without making it, where the tool's schema allows it. */
  Optional<DraftCall> unmade(ToolSpec tool, Map<String, ValueSource> sources) {
    return binder.bind(tool, sources, this).map(bound -> unmade(tool, bound));
  }

  private DraftCall unmade(ToolSpec tool, ArgumentBinder.Bound bound) {
    PlannedCall planned = new PlannedCall(nextId(), nameOf(tool.ref()), bound.sources());
    EffectClass effect = environment.effect(tool.ref());
    return new DraftCall(planned, tool, effect, bound.arguments(), Json.object());
  }

  /** Returns the code of an error result, or {@code error} where it has none. */
  static String errorCode(JsonNode result) {
    return result.at("/error/code").asText("error");
  }

  private String nextId() {
    lastId++;
    return "c" + lastId;
  }

  /** Of calls made together none changes what another one is about, or what it found. */
  private boolean disturbs(ToolSpec tool, ArgumentBinder.Bound bound, List<DraftCall> sameStep) {
    if (sameStep.isEmpty()) {
      return false;
    }
    boolean reads = environment.effect(tool.ref()).readsOnly();
    List<JsonNode> about =
        Json.leaves(bound.arguments()).stream().filter(Identifiers::isIdentifierLike).toList();
    return sameStep.stream()
        .filter(call -> !reads || !call.effect().readsOnly())
        .flatMap(
            call ->
                Stream.concat(
                    Json.leaves(call.arguments()).stream(), Json.leaves(call.result()).stream()))
        .anyMatch(about::contains);
  }

  private boolean repeats(ToolSpec tool, ArgumentBinder.Bound bound, List<DraftCall> sameStep) {
    return isAmong(calls, tool, bound) || isAmong(sameStep, tool, bound);
  }

  private static boolean isAmong(List<DraftCall> calls, ToolSpec tool, ArgumentBinder.Bound bound) {
    for (DraftCall call : calls) {
      if (call.tool().ref().equals(tool.ref()) && call.arguments().equals(bound.arguments())) {
        return true;
      }
    }
    return false;
  }

  private String nameOf(ToolRef tool) {
    String name = names.get(tool);
    if (name == null) {
      throw new IllegalArgumentException("tool " + tool + " is not offered");
    }
    return name;
  }

  /** Adds a step at the end. */
  void add(DraftStep step) {
    steps.add(step);
    step.calls().forEach(call -> results.put(call.planned().id(), call.result()));
    renewCalls();
  }

  private void renewCalls() {
    calls = steps.stream().flatMap(step -> step.calls().stream()).toList();
  }

  /** Puts a step before that of a call. */
  void insertBefore(DraftCall call, DraftStep step) {
    steps.add(position(call), step);
    step.calls().forEach(made -> results.put(made.planned().id(), made.result()));
    renewCalls();
  }

  /**
   * Replaces the call that has the same id.
   *
   * @param said the call as the user speaks of it
   */
  void replace(DraftCall replacement, DraftCall said) {
    steps.replaceAll(step -> step.with(replacement, said));
    renewCalls();
  }

  /** Takes the last step back; what it changed is left to the dry run, which starts afresh. */
  void dropLastStep() {
    steps.remove(steps.size() - 1).calls().forEach(call -> results.remove(call.planned().id()));
    renewCalls();
  }

  /** Returns the step that a call is in. */
  DraftStep stepOf(DraftCall call) {
    return steps.get(position(call));
  }

  /** Returns whether a call is made, given its condition. */
  boolean isMade(DraftCall call) {
    return PlanBindings.isMade(stepOf(call).planned(), results);
  }

  private int position(DraftCall call) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).calls().stream()
          .anyMatch(c -> c.planned().id().equals(call.planned().id()))) {
        return i;
      }
    }
    throw new IllegalArgumentException("call " + call.planned().id() + " is not planned");
  }

  /** Returns the data dependencies through which a parameter of a tool can be met. */
  List<ToolDependency> dependenciesOf(ToolRef consumer, String parameter) {
    return tools.dependenciesOf(consumer, parameter);
  }

  /**
   * Returns what a tool depends on in a plan: the states it works in, and the data dependencies
   * through which any of its parameters can be met.
   */
  List<ToolDependency> dependenciesOf(ToolRef consumer) {
    return tools.dependenciesOf(consumer);
  }

  boolean hasCalled(ToolRef tool) {
    for (DraftCall call : calls) {
      if (call.tool().ref().equals(tool)) {
        return true;
      }
    }
    return false;
  }

  List<ToolSpec> tools() {
    return tools.all();
  }

  Optional<ToolSpec> tool(ToolRef ref) {
    return tools.tool(ref);
  }

  boolean isUnused(ToolRef tool) {
    return unused.contains(tool);
  }

  List<DraftStep> steps() {
    return List.copyOf(steps);
  }

  List<DraftCall> calls() {
    return calls;
  }

  /** Returns how many failing calls were made to work by other arguments, by error code. */
  SortedMap<String, Long> repaired() {
    return repaired;
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
