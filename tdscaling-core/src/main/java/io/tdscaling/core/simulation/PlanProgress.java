package io.tdscaling.core.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.agent.AssistantView;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.json.ParsedTexts;
import io.tdscaling.core.plan.PlanBindings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far a conversation has come with its plan, read off what was done so far. */
final class PlanProgress {
  private final List<Phase> phases;
  private final Map<String, JsonNode> answers = new LinkedHashMap<>();
  private final Map<String, JsonNode> results = new LinkedHashMap<>();
  private final List<PlannedStep> reached = new ArrayList<>();
  private int phase;
  private int step;
  private int asked;
  private int confirmed;
  private int failures;
  private String lastError = "";
  private List<PlannedCall> pending = List.of();

  private PlanProgress(AssistantView view) {
    this.phases = view.plan().phases();
    for (var message : view.messages()) {
      if (message instanceof ToolMessage tool) {
        answers.put(tool.callId(), ParsedTexts.parseOrText(tool.text()));
      }
    }
    enterPhase(0);
    view.notes().forEach(this::advance);
  }

  /** Returns how far a conversation has come. */
  static PlanProgress of(AssistantView view) {
    return new PlanProgress(view);
  }

  private void advance(StepNote note) {
    switch (note.act()) {
      case CALL -> calls(note.calls());
      case ASK -> asked++;
      case CONFIRM -> confirmed++;
      case ANSWER, REFUSE -> enterPhase(phase + 1);
      case TALK -> {
        // Says nothing about the plan.
      }
    }
  }

  private void calls(List<CallNote> calls) {
    List<PlannedCall> left = new ArrayList<>();
    for (int i = 0; i < pending.size(); i++) {
      boolean done = i < calls.size() && (!calls.get(i).error() || pending.get(i).fails());
      if (i < calls.size() && calls.get(i).error()) {
        lastError = answer(calls.get(i)).at("/error/message").asText("it failed");
      }
      if (done) {
        results.put(pending.get(i).id(), answer(calls.get(i)));
      } else {
        left.add(pending.get(i));
      }
    }
    pending = left;
    failures += left.isEmpty() ? 0 : 1;
    if (pending.isEmpty()) {
      enterStep(step + 1);
    }
  }

  private JsonNode answer(CallNote call) {
    return answers.getOrDefault(call.callId(), Json.object());
  }

  private void enterPhase(int next) {
    phase = next;
    asked = 0;
    confirmed = 0;
    reached.clear();
    enterStep(0);
  }

  private void enterStep(int next) {
    List<PlannedStep> steps = current().map(Phase::steps).orElse(List.of());
    step = next;
    while (step < steps.size() && !PlanBindings.isMade(steps.get(step), results)) {
      step++;
    }
    failures = 0;
    pending = List.of();
    if (step < steps.size()) {
      reached.add(steps.get(step));
      pending = steps.get(step).calls();
    }
  }

  /** Returns the phase under way, or empty after the last. */
  Optional<Phase> current() {
    return phase < phases.size() ? Optional.of(phases.get(phase)) : Optional.empty();
  }

  /** Returns the calls of the step under way that have not succeeded; empty after the last step. */
  List<PlannedCall> pending() {
    return pending;
  }

  /** Returns results by planned call id. */
  Map<String, JsonNode> results() {
    return results;
  }

  /** Returns the steps of the phase that were made, and the one under way. */
  List<PlannedStep> reached() {
    return List.copyOf(reached);
  }

  /** Returns what is to be said beside the calls of the step under way, if they are made first. */
  String remark() {
    return reached.isEmpty() || failures > 0 ? "" : reached.get(reached.size() - 1).remark();
  }

  /** Returns the position of the phase under way, from 0. */
  int phase() {
    return phase;
  }

  int asked() {
    return asked;
  }

  int confirmed() {
    return confirmed;
  }

  /** Returns how often calls of the step under way were made without all of them succeeding. */
  int failures() {
    return failures;
  }

  String lastError() {
    return lastError;
  }
}
