package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Correction;
import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was done to a plan to make it less straight. */
final class PlanNotes {
  private final List<Perturbation> perturbations = new ArrayList<>();
  private final List<Disclosure> disclosures = new ArrayList<>();
  private final List<Correction> corrections = new ArrayList<>();
  private final Set<String> policies = new LinkedHashSet<>();

  void add(Perturbation perturbation) {
    perturbations.add(perturbation);
  }

  /** Notes something that the user tells when asked. */
  void add(Perturbation perturbation, Disclosure disclosure) {
    perturbations.add(perturbation);
    disclosures.add(disclosure);
  }

  /** Notes something that the user puts right when asked to confirm. */
  void add(Perturbation perturbation, Correction correction) {
    perturbations.add(perturbation);
    corrections.add(correction);
  }

  void addPolicy(String policy) {
    policies.add(policy);
  }

  boolean has(Class<? extends Perturbation> kind) {
    return perturbations.stream().anyMatch(kind::isInstance);
  }

  /** Returns whether anything concerns the call. */
  boolean concerns(DraftCall call) {
    return perturbations.stream().anyMatch(p -> p.callIds().contains(call.planned().id()));
  }

  /** Returns whether the call needs the user's confirmation and nothing else concerns it. */
  boolean onlyNeedsConfirmation(DraftCall call) {
    return concerns(call)
        && perturbations.stream()
            .filter(p -> p.callIds().contains(call.planned().id()))
            .allMatch(NeedsConfirmation.class::isInstance);
  }

  List<Perturbation> perturbations() {
    return List.copyOf(perturbations);
  }

  /** Returns what is told of these calls, in their order. */
  List<Disclosure> disclosures(List<String> calls) {
    return calls.stream()
        .flatMap(id -> disclosures.stream().filter(told -> told.call().equals(id)))
        .toList();
  }

  /** Returns what is put right of these calls, in their order. */
  List<Correction> corrections(List<String> calls) {
    return calls.stream()
        .flatMap(id -> corrections.stream().filter(right -> right.call().equals(id)))
        .toList();
  }

  List<String> policies() {
    return List.copyOf(policies);
  }
}
