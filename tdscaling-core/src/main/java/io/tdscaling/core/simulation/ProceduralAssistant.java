package io.tdscaling.core.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.agent.AssistantAgent;
import io.tdscaling.api.agent.AssistantTurn;
import io.tdscaling.api.agent.AssistantView;
import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Perturbation.PolicyConflict;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.core.phrasing.SemanticsCache;
import io.tdscaling.core.plan.DryRun;
import io.tdscaling.core.plan.PlanBindings;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the plan without a model: asks for what is missing or ambiguous, confirms where policy
 * demands it, calls, tries again after a failure that passes, and answers with what the tools
 * returned, or says what could not be done and why. Its language is plain.
 */
public final class ProceduralAssistant implements AssistantAgent {
  private final AssistantVoice voice;
  private final FailureVoice failures;
  private final boolean reasons;

  /** Makes an assistant that keeps its reasons to itself. */
  public ProceduralAssistant() {
    this(false);
  }

  /**
   * Makes an assistant.
   *
   * @param reasons whether it gives its reasoning with each message: where the arguments come from,
   *     why it asks, tries again or declines, all of it read off the plan and the results
   */
  public ProceduralAssistant(boolean reasons) {
    this.reasons = reasons;
    SemanticsCache semantics = new SemanticsCache();
    voice = new AssistantVoice(semantics);
    failures = new FailureVoice(semantics);
  }

  @Override
  public AssistantTurn next(AssistantView view) {
    PlanProgress progress = PlanProgress.of(view);
    AssistantTurn turn = next(view, progress);
    if (!reasons) {
      return turn;
    }
    String reasoning = new ReasoningTrace(view, progress).of(turn);
    return new AssistantTurn(turn.message().withReasoning(reasoning), turn.act(), turn.usage());
  }

  private AssistantTurn next(AssistantView view, PlanProgress progress) {
    SeededRandom random = new SeededRandom(view.seed());
    Optional<Phase> phase = progress.current();
    if (phase.isEmpty()) {
      return say("That is everything I can do for you here.", DialogueAct.ANSWER);
    }
    if (progress.pending().isEmpty()) {
      return say(closing(phase.get(), progress, view, random), phase.get().closing());
    }
    if (progress.failures() >= DryRun.MOST_TRIES) {
      return say(voice.failure(progress.lastError()), DialogueAct.REFUSE);
    }
    return question(phase.get(), progress, view, random).orElseGet(() -> call(progress, random));
  }

  @Override
  public String label() {
    return "procedural";
  }

  private String closing(
      Phase phase, PlanProgress progress, AssistantView view, SeededRandom random) {
    if (!phase.answer().isEmpty()) {
      return phase.answer();
    }
    if (phase.closing() == DialogueAct.ANSWER) {
      return voice.answer(phase, view, progress.results(), random);
    }
    Optional<PlannedCall> failed =
        progress.reached().stream()
            .flatMap(step -> step.calls().stream())
            .filter(PlannedCall::fails)
            .reduce((earlier, later) -> later);
    if (failed.isPresent()) {
      String found = voice.told(phase, view, progress.results(), random);
      return failures.report(failed.get().tool(), progress.lastError(), found, view, random);
    }
    return view.plan()
        .perturbations(PolicyConflict.class)
        .filter(conflict -> conflict.phase() == progress.phase())
        .findFirst()
        .map(conflict -> failures.notAllowed(conflict.tool(), view, random))
        .orElseGet(() -> voice.refusal(phase, view, random));
  }

  private Optional<AssistantTurn> question(
      Phase phase, PlanProgress progress, AssistantView view, SeededRandom random) {
    List<Disclosure> needed = needed(phase.disclosures(), progress.reached());
    if (progress.asked() < needed.size()) {
      return Optional.of(say(needed.get(progress.asked()).question(), DialogueAct.ASK));
    }
    Confirmations confirmations = new Confirmations(view.plan(), phase);
    if (progress.confirmed() < confirmations.needed(progress.reached())) {
      List<ToolCall> calls =
          confirmations.asKnown(bound(progress), progress.reached(), progress.confirmed());
      return Optional.of(say(voice.confirmation(calls, view, random), DialogueAct.CONFIRM));
    }
    return Optional.empty();
  }

  /** Returns what is to be asked for calls of the steps that were reached. */
  private static List<Disclosure> needed(List<Disclosure> disclosures, List<PlannedStep> reached) {
    if (disclosures.isEmpty()) {
      return disclosures;
    }
    Set<String> calls = new HashSet<>();
    reached.forEach(step -> step.calls().forEach(call -> calls.add(call.id())));
    return disclosures.stream().filter(told -> calls.contains(told.call())).toList();
  }

  private AssistantTurn call(PlanProgress progress, SeededRandom random) {
    List<ToolCall> calls = bound(progress);
    if (calls.size() < progress.pending().size()) {
      return say(voice.failure("an earlier result lacks what I need"), DialogueAct.REFUSE);
    }
    List<ToolCall> named = new ArrayList<>();
    for (ToolCall call : calls) {
      String id = "call_" + Long.toHexString(random.nextLong() | Long.MIN_VALUE);
      named.add(new ToolCall(id, call.name(), call.arguments()));
    }
    // With reasons, what is said beside the calls is one of them.
    String remark = reasons ? "" : progress.remark();
    return new AssistantTurn(
        new AssistantMessage(remark, named), DialogueAct.CALL, TokenUsage.NONE);
  }

  private static List<ToolCall> bound(PlanProgress progress) {
    List<ToolCall> calls = new ArrayList<>();
    for (PlannedCall planned : progress.pending()) {
      Optional<ObjectNode> arguments = PlanBindings.arguments(planned, progress.results());
      arguments.ifPresent(bound -> calls.add(new ToolCall(planned.id(), planned.tool(), bound)));
    }
    return calls;
  }

  private static AssistantTurn say(String text, DialogueAct act) {
    return new AssistantTurn(AssistantMessage.saying(text), act, TokenUsage.NONE);
  }
}
