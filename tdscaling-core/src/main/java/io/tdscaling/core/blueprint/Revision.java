package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An earlier call done again with another value.
 *
 * @param earlier the earlier call
 * @param again the call that does it again; the last step of the draft
 * @param parameter the parameter whose value changes
 */
record Revision(DraftCall earlier, DraftCall again, String parameter) {
  private static final Set<EffectClass> REPEATABLE =
      Set.of(EffectClass.READ, EffectClass.SEARCH, EffectClass.COMPUTE, EffectClass.UPDATE);

  private static final Set<String> SCALARS = Set.of("string", "integer", "number");

  /** Adds a revision to the draft, if one of its calls can be done again. */
  static Optional<Revision> addTo(PlanDraft draft) {
    for (DraftCall call : draft.random().shuffled(draft.calls())) {
      if (!isRevisable(call)) {
        continue;
      }
      for (String parameter : changeable(call, draft.random())) {
        Optional<Revision> revision = repeat(draft, call, parameter);
        if (revision.isPresent()) {
          return revision;
        }
      }
    }
    return Optional.empty();
  }

  /** Returns whether calls of such an effect make sense a second time. */
  static boolean isRepeatable(EffectClass effect) {
    return REPEATABLE.contains(effect);
  }

  /** Returns whether a call can be done again with something changed and something kept. */
  static boolean isRevisable(DraftCall call) {
    boolean keepsSomething =
        Json.leaves(call.arguments()).stream().anyMatch(leaf -> !leaf.isBoolean());
    return isRepeatable(call.effect())
        && keepsSomething
        && call.tool().inputSchema().path("properties").size() > 1;
  }

  private static Optional<Revision> repeat(PlanDraft draft, DraftCall call, String parameter) {
    Map<String, ValueSource> unchanged = new LinkedHashMap<>(call.planned().arguments());
    unchanged.remove(parameter);
    if (unchanged.isEmpty()) {
      // With nothing in common it would be another call, not the earlier one done again.
      return Optional.empty();
    }
    List<DraftCall> done =
        draft.step(List.of(new CallWish(call.tool(), unchanged, Set.of(parameter), 0)));
    if (done.isEmpty()) {
      return Optional.empty();
    }
    DraftCall again = done.get(0);
    if (again.planned().arguments().get(parameter) instanceof Said) {
      return Optional.of(new Revision(call, again, parameter));
    }
    draft.dropLastStep();
    return Optional.empty();
  }

  /** Returns the parameters that can change: those the user said, then those left open. */
  private static List<String> changeable(DraftCall call, SeededRandom random) {
    Map<String, ValueSource> arguments = call.planned().arguments();
    List<String> said =
        arguments.entrySet().stream()
            .filter(argument -> argument.getValue() instanceof Said)
            .map(Map.Entry::getKey)
            .toList();
    List<String> open = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property :
        call.tool().inputSchema().path("properties").properties()) {
      boolean scalar = SCALARS.contains(property.getValue().path("type").asText());
      if (scalar && !arguments.containsKey(property.getKey())) {
        open.add(property.getKey());
      }
    }
    List<String> changeable = new ArrayList<>(random.shuffled(said));
    changeable.addAll(random.shuffled(open));
    return changeable;
  }

  /** Returns what the user has to say anew: every value of the new call that the old one lacked. */
  Map<String, Said> changes() {
    Map<String, Said> changes = new LinkedHashMap<>();
    again
        .planned()
        .arguments()
        .forEach(
            (name, source) -> {
              boolean same = source.equals(earlier.planned().arguments().get(name));
              if (!same && source instanceof Said said) {
                changes.put(name, said);
              }
            });
    return changes;
  }
}
