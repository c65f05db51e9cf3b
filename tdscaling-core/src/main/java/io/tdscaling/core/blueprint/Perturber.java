package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.blueprint.Perturbation.MissingParameter;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.blueprint.Perturbation.TransientFailure;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes a grown plan less straight, and remembers what it did. */
final class Perturber {
  static final String CONFIRMATION_POLICY =
      "Before a call that creates, changes, deletes or sends something, say what you are about to do"
          + " and wait for the user's confirmation.";

  /** How many kinds {@link #addOneOf} knows. */
  static final int KINDS = 3;

  /** The kind that lets a tool fail. */
  static final int FAILURE = 2;

  private final PlanDraft draft;
  private final RequestWriter writer;
  private final SeededRandom random;
  private final List<Perturbation> perturbations = new ArrayList<>();
  private final List<Disclosure> disclosures = new ArrayList<>();
  private final Set<String> policies = new LinkedHashSet<>();

  Perturber(PlanDraft draft, RequestWriter writer, SeededRandom random) {
    this.draft = draft;
    this.writer = writer;
    this.random = random;
  }

  /** Lets the user withhold a value until asked, where the plan has one to withhold. */
  void withholdParameter() {
    List<DraftCall> candidates =
        draft.calls().stream().filter(call -> !withholdable(call).isEmpty()).toList();
    if (candidates.isEmpty()) {
      return;
    }
    DraftCall call = random.pick(candidates);
    String parameter = random.pick(withholdable(call));
    if (!(call.planned().arguments().get(parameter) instanceof Said said)) {
      throw new IllegalStateException("parameter " + parameter + " is not said");
    }
    Known known = new Known(said.said());
    DraftCall withheld = call.withSource(parameter, known);
    draft.replace(withheld);
    perturbations.add(new MissingParameter(call.planned().id(), parameter));
    disclosures.add(writer.disclosure(withheld, parameter, known, random));
  }

  /** Lets a tool fail once or twice before it works. */
  void failTransiently() {
    if (draft.calls().isEmpty() || has(TransientFailure.class)) {
      return;
    }
    DraftCall call = random.pick(draft.calls());
    DraftCall firstOfTool =
        draft.calls().stream().filter(call::sharesTool).findFirst().orElse(call);
    perturbations.add(
        new TransientFailure(firstOfTool.planned().id(), random.chance(0.75) ? 1 : 2));
  }

  /** Demands confirmation of every call that changes something, where the plan has one. */
  void demandConfirmation() {
    for (DraftCall call : draft.calls()) {
      if (!call.effect().readsOnly()) {
        perturbations.add(new NeedsConfirmation(call.planned().id()));
        policies.add(CONFIRMATION_POLICY);
      }
    }
  }

  /** Adds the perturbation of this number, from 0 to 2, unless the plan has it already. */
  void addOneOf(int number) {
    switch (number) {
      case 0 -> {
        if (!has(MissingParameter.class)) {
          withholdParameter();
        }
      }
      case 1 -> {
        if (!has(NeedsConfirmation.class)) {
          demandConfirmation();
        }
      }
      default -> failTransiently();
    }
  }

  void add(Perturbation perturbation) {
    perturbations.add(perturbation);
  }

  private boolean has(Class<? extends Perturbation> kind) {
    return perturbations.stream().anyMatch(kind::isInstance);
  }

  List<Perturbation> perturbations() {
    return List.copyOf(perturbations);
  }

  List<Disclosure> disclosures() {
    return List.copyOf(disclosures);
  }

  List<String> policies() {
    return List.copyOf(policies);
  }

  /** Returns the required parameters whose values the user says here and nowhere else. */
  private List<String> withholdable(DraftCall call) {
    List<String> required = new ArrayList<>();
    call.tool()
        .inputSchema()
        .path("required")
        .forEach(
            name -> {
              if (call.planned().arguments().get(name.asText()) instanceof Said said
                  && saidOnce(said)) {
                required.add(name.asText());
              }
            });
    return required;
  }

  /** What is said elsewhere in the request cannot be withheld. */
  private boolean saidOnce(Said value) {
    List<JsonNode> leaves = Json.leaves(value.said());
    return draft.calls().stream()
            .flatMap(call -> call.planned().arguments().values().stream())
            .filter(Said.class::isInstance)
            .map(source -> Json.leaves(((Said) source).said()))
            .filter(said -> said.stream().anyMatch(leaves::contains))
            .count()
        <= 1;
  }
}
