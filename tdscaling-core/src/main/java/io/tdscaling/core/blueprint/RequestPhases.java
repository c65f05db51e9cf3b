package io.tdscaling.core.blueprint;

import com.google.common.collect.Lists;
import io.tdscaling.api.blueprint.Condition;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Divides the steps of a plan among the user's requests, and writes these. */
final class RequestPhases {
  private static final int MOST_AT_ONCE = 6;
  private static final double DIVIDED = 0.3;

  private final PlanDraft draft;
  private final RequestWriter writer;
  private final PlanNotes notes;
  private final SeededRandom random;

  RequestPhases(PlanDraft draft, RequestWriter writer, PlanNotes notes) {
    this.draft = draft;
    this.writer = writer;
    this.notes = notes;
    this.random = draft.random();
  }

  /** Returns what the user asks for, in one request or several. */
  List<Phase> divided() {
    List<DraftStep> steps = draft.steps();
    List<Phase> phases = new ArrayList<>();
    int from = 0;
    while (from < steps.size()) {
      int to = end(steps, from);
      phases.add(phase(steps.subList(from, to), steps.subList(0, from)));
      from = to;
    }
    return phases;
  }

  /** Returns what the user asks at first, and the last step, which does part of it again. */
  List<Phase> revised(Revision revision) {
    List<DraftStep> steps = draft.steps();
    int last = steps.size() - 1;
    List<DraftStep> before = steps.subList(0, last);
    String again = writer.revision(revision, spoken(before), random);
    return List.of(
        phase(before, List.of()),
        phase(again, steps.subList(last, steps.size()), DialogueAct.ANSWER));
  }

  /** A request ends before the next step that the user speaks of, never between branches. */
  private int end(List<DraftStep> steps, int from) {
    boolean several = steps.size() > MOST_AT_ONCE || random.chance(DIVIDED);
    int to = several ? from + random.between(1, 4) : steps.size();
    if (steps.size() - to == 1 && steps.size() - from <= MOST_AT_ONCE) {
      to = steps.size();
    }
    while (to < steps.size() && !beginsRequest(steps, to)) {
      to++;
    }
    return Math.min(to, steps.size());
  }

  private static boolean beginsRequest(List<DraftStep> steps, int at) {
    DraftStep before = steps.get(at - 1);
    return steps.get(at).when() == null
        && !steps.get(at).spoken().isEmpty()
        && !before.spoken().isEmpty();
  }

  private Phase phase(List<DraftStep> steps, List<DraftStep> before) {
    List<List<DraftCall>> plain =
        spoken(steps.stream().filter(step -> step.when() == null).toList());
    List<String> sentences = new ArrayList<>();
    if (!plain.isEmpty()) {
      sentences.add(writer.request(plain, spoken(before), random));
    }
    conditional(steps, before).ifPresent(sentences::add);
    boolean fails =
        steps.get(steps.size() - 1).calls().stream().anyMatch(call -> call.planned().fails());
    return phase(
        String.join(" ", sentences), steps, fails ? DialogueAct.REFUSE : DialogueAct.ANSWER);
  }

  private Optional<String> conditional(List<DraftStep> steps, List<DraftStep> before) {
    List<DraftStep> branches = steps.stream().filter(step -> step.when() != null).toList();
    if (branches.isEmpty()) {
      return Optional.empty();
    }
    List<DraftStep> all = new ArrayList<>(before);
    all.addAll(steps);
    Condition when = Objects.requireNonNull(branches.get(0).when(), "a branch has a condition");
    String entity =
        draft.calls().stream()
            .filter(call -> call.planned().id().equals(when.from()))
            .map(call -> writer.thing(call.tool()))
            .findFirst()
            .orElse("result");
    List<DraftCall> calls = branches.stream().map(step -> step.spoken().get(0)).toList();
    boolean turned = calls.size() > 1 && random.chance(0.5);
    return Optional.of(
        writer.conditional(
            ConditionPhrases.said(turned ? when.opposite() : when, entity),
            turned ? Lists.reverse(calls) : calls,
            spoken(all),
            random));
  }

  private Phase phase(String asked, List<DraftStep> steps, DialogueAct closing) {
    List<String> ids =
        steps.stream().flatMap(s -> s.calls().stream()).map(c -> c.planned().id()).toList();
    return new Phase(
        asked,
        notes.disclosures(ids),
        notes.corrections(ids),
        steps.stream().map(DraftStep::planned).toList(),
        List.of(),
        closing);
  }

  private static List<List<DraftCall>> spoken(List<DraftStep> steps) {
    return steps.stream().map(DraftStep::spoken).filter(calls -> !calls.isEmpty()).toList();
  }
}
