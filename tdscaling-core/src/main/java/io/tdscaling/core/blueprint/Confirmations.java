package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Correction;
import io.tdscaling.api.blueprint.Perturbation.CorrectedValue;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.core.dataflow.Evidence;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Has the user confirm what changes something, and put a value right on that occasion. */
final class Confirmations {
  static final String POLICY =
      "Before a call that creates, changes, deletes or sends something, say what you are about to do"
          + " and wait for the user's confirmation.";

  private final PlanDraft draft;
  private final RequestWriter writer;
  private final ArgumentBinder binder;
  private final PlanNotes notes;
  private final SeededRandom random;

  Confirmations(PlanDraft draft, RequestWriter writer, ArgumentBinder binder, PlanNotes notes) {
    this.draft = draft;
    this.writer = writer;
    this.binder = binder;
    this.notes = notes;
    this.random = draft.random();
  }

  /** Demands confirmation of every call that changes something, where the plan has one. */
  void demand() {
    for (DraftCall call : draft.calls()) {
      if (!call.effect().readsOnly() && draft.isMade(call)) {
        notes.add(new NeedsConfirmation(call.planned().id()));
        notes.addPolicy(POLICY);
      }
    }
  }

  /**
   * Lets the user name another value at first, of a call that is confirmed, where one allows it.
   */
  void correctOne() {
    for (DraftCall call : random.shuffled(draft.calls())) {
      DraftStep step = draft.stepOf(call);
      boolean alone = step.calls().size() == 1 && step.when() == null;
      if (alone && notes.onlyNeedsConfirmation(call) && correct(call)) {
        return;
      }
    }
  }

  private boolean correct(DraftCall call) {
    for (String parameter : random.shuffled(List.copyOf(call.planned().arguments().keySet()))) {
      if (call.planned().arguments().get(parameter) instanceof Said right
          && Disclosures.isSaidOnce(right, draft)) {
        Optional<Said> before = other(call, parameter);
        if (before.isPresent()) {
          correct(call, parameter, right, before.get());
          return true;
        }
      }
    }
    return false;
  }

  /** Returns another value for a parameter that leaves the rest of the call as it is. */
  private Optional<Said> other(DraftCall call, String parameter) {
    Map<String, ValueSource> rest = new LinkedHashMap<>(call.planned().arguments());
    rest.remove(parameter);
    return binder
        .bind(new CallWish(call.tool(), rest, Set.of(parameter), 0), draft, random)
        .map(bound -> bound.sources().get(parameter))
        .filter(Said.class::isInstance)
        .map(Said.class::cast)
        .filter(said -> said.said().isTextual() || said.said().isNumber())
        .filter(this::isNowhereElse);
  }

  /** A value of another call as well would be put right when that one is confirmed. */
  private boolean isNowhereElse(Said said) {
    String text = said.said().asText();
    return draft.calls().stream()
        .flatMap(call -> Json.leaves(call.arguments()).stream())
        .noneMatch(leaf -> Evidence.mentions(leaf.asText(), text));
  }

  private void correct(DraftCall call, String parameter, Said right, Said before) {
    String id = call.planned().id();
    DraftCall corrected = call.withSource(parameter, new Known(right.said()));
    draft.replace(corrected, call.withSource(parameter, before));
    notes.add(
        new CorrectedValue(id, parameter),
        new Correction(
            id, parameter, before.said(), writer.correction(call, parameter, right, random)));
  }
}
