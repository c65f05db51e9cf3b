package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.dataflow.Evidence;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.phrasing.SemanticsCache;
import io.tdscaling.core.phrasing.SpokenValues;
import io.tdscaling.core.plan.PlanBindings;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.MadeUpArguments;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import io.tdscaling.core.semantics.Slot;
import io.tdscaling.core.semantics.SlotKind;
import io.tdscaling.core.semantics.ToolSemantics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides where each argument of a planned call comes from: an earlier result along a dependency, a
 * value that the environment knows, or a made-up one; the last two the user will say.
 */
final class ArgumentBinder {
  private static final double KNOWN_FOR_WRITES = 0.5;
  private static final double KNOWN_FOR_READS = 0.9;

  /** How many places in one result a value is taken from at most. */
  private static final int MOST_PLACES = 3;

  private static final Set<String> PLAIN_TYPES = Set.of("string", "integer", "number", "boolean");

  private final SchemaValidator validator;
  private final ValueGenerator generator;
  private final SemanticsCache semantics;

  ArgumentBinder(SchemaValidator validator, ValueGenerator generator, SemanticsCache semantics) {
    this.validator = validator;
    this.generator = generator;
    this.semantics = semantics;
  }

  /**
   * A call with its arguments.
   *
   * @param sources where each argument comes from
   * @param arguments the arguments
   */
  record Bound(Map<String, ValueSource> sources, ObjectNode arguments) {}

  /** Returns a bound call whose arguments the tool's schema accepts, if one was found. */
  Optional<Bound> bind(CallWish wish, PlanDraft draft, SeededRandom random) {
    ToolSpec tool = wish.tool();
    Set<String> optionals = new LinkedHashSet<>(chooseOptionals(wish, draft, random));
    optionals.addAll(wish.fixed().keySet());
    optionals.addAll(wish.included());
    MadeUpArguments madeUp = generator.madeUp(tool, optionals, random);
    Optional<Set<String>> names = madeUp.names();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    Map<String, ValueSource> sources = new LinkedHashMap<>();
    for (String name : names.get()) {
      Optional<ValueSource> source =
          source(wish, name, draft, random).or(() -> madeUp.value(name).map(Said::new));
      if (source.isEmpty()) {
        return Optional.empty();
      }
      sources.put(name, source.get());
    }
    return bind(tool, sources, draft);
  }

  /** Returns a call bound to just these sources, if the tool's schema accepts what they give. */
  Optional<Bound> bind(ToolSpec tool, Map<String, ValueSource> sources, PlanDraft draft) {
    if (!areParameters(sources.keySet(), tool)) {
      return Optional.empty();
    }
    return PlanBindings.arguments(new PlannedCall("new", "new", sources), draft.results())
        .filter(arguments -> validator.accepts(tool.inputSchema(), arguments))
        .filter(arguments -> areSayable(sources.values()))
        .map(arguments -> new Bound(sources, arguments));
  }

  /** Returns whether a tool has all these parameters, as far as its schema names any. */
  private static boolean areParameters(Set<String> names, ToolSpec tool) {
    JsonNode known = tool.inputSchema().path("properties");
    if (known.isMissingNode()) {
      return true;
    }
    for (String name : names) {
      if (!known.has(name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areSayable(Collection<ValueSource> sources) {
    for (ValueSource source : sources) {
      if (source instanceof Said said && !isSayable(said.said())) {
        return false;
      }
    }
    return true;
  }

  /** JSON inside JSON cannot be said so that its identifiers stand in the words to the letter. */
  private static boolean isSayable(JsonNode value) {
    String spoken = SpokenValues.value(value);
    for (JsonNode leaf : Json.leaves(value)) {
      if (Identifiers.isIdentifierLike(leaf) && !Evidence.mentions(spoken, leaf.asText())) {
        return false;
      }
    }
    return true;
  }

  private Optional<ValueSource> source(
      CallWish wish, String parameter, PlanDraft draft, SeededRandom random) {
    ValueSource fixed = wish.fixed().get(parameter);
    return fixed != null
        ? Optional.of(fixed)
        : fromResult(wish.tool().ref(), parameter, draft, random)
            .or(() -> known(wish.tool(), parameter, draft, random));
  }

  private static Optional<ValueSource> fromResult(
      ToolRef consumer, String parameter, PlanDraft draft, SeededRandom random) {
    List<ValueSource> found = new ArrayList<>();
    for (ToolDependency dependency : draft.dependenciesOf(consumer, parameter)) {
      for (DraftCall call : draft.calls()) {
        if (call.tool().ref().equals(dependency.producer()) && !call.planned().fails()) {
          List<String> paths = ResultFields.find(call.result(), dependency.field());
          for (String path : paths.subList(0, Math.min(MOST_PLACES, paths.size()))) {
            found.add(new FromResult(call.planned().id(), path));
          }
        }
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(random.pick(found));
  }

  private Optional<ValueSource> known(
      ToolSpec tool, String parameter, PlanDraft draft, SeededRandom random) {
    ToolEnvironment environment = draft.environment();
    List<JsonNode> known = environment.knownValues(tool.ref(), parameter);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    SlotKind kind = semantics.of(tool).slot(parameter).map(Slot::kind).orElse(SlotKind.VALUE);
    boolean pointsAtSomething = kind == SlotKind.IDENTIFIER || kind == SlotKind.QUERY;
    double chance = environment.effect(tool.ref()).readsOnly() ? KNOWN_FOR_READS : KNOWN_FOR_WRITES;
    return pointsAtSomething || random.chance(chance)
        ? Optional.of(new Said(random.pick(known)))
        : Optional.empty();
  }

  private List<String> chooseOptionals(CallWish wish, PlanDraft draft, SeededRandom random) {
    ToolSemantics meaning = semantics.of(wish.tool());
    List<String> candidates = new ArrayList<>();
    for (Slot slot : meaning.slots()) {
      if (!slot.required()
          && (isPlain(wish.tool(), slot) || isGrounded(wish.tool().ref(), slot, draft))) {
        candidates.add(slot.parameter());
      }
    }
    int count = Math.min(wish.optionals(), candidates.size());
    return random.shuffled(candidates).subList(0, count == 0 ? 0 : random.between(0, count));
  }

  /** Returns whether a value can be made up that people can say. */
  private static boolean isPlain(ToolSpec tool, Slot slot) {
    JsonNode schema = tool.inputSchema().path("properties").path(slot.parameter());
    return slot.kind() == SlotKind.VALUE && PLAIN_TYPES.contains(schema.path("type").asText(""));
  }

  private static boolean isGrounded(ToolRef tool, Slot slot, PlanDraft draft) {
    return !draft.dependenciesOf(tool, slot.parameter()).isEmpty()
        || !draft.environment().knownValues(tool, slot.parameter()).isEmpty();
  }
}
