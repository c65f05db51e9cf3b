package io.tdscaling.core.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.agent.AssistantAgent;
import io.tdscaling.api.agent.AssistantTurn;
import io.tdscaling.api.agent.AssistantView;
import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.core.phrasing.SemanticsCache;
import io.tdscaling.core.plan.DryRun;
import io.tdscaling.core.plan.PlanBindings;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows the plan without a model: asks for what is missing, confirms where policy demands it,
 * calls, tries again after a failure, and answers with what the tools returned. Its language is
 * plain.
 */
public final class ProceduralAssistant implements AssistantAgent {
  private final AssistantVoice voice = new AssistantVoice(new SemanticsCache());

  @Override
  public AssistantTurn next(AssistantView view) {
    PlanProgress progress = PlanProgress.of(view);
    SeededRandom random = new SeededRandom(view.seed());
    Optional<Phase> phase = progress.current();
    if (phase.isEmpty()) {
      return say("That is everything I can do for you here.", DialogueAct.ANSWER);
    }
    if (progress.pending().isEmpty()) {
      return phase.get().closing() == DialogueAct.REFUSE
          ? say(voice.refusal(phase.get(), view, random), DialogueAct.REFUSE)
          : say(voice.answer(phase.get(), view, progress.results(), random), DialogueAct.ANSWER);
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

  private Optional<AssistantTurn> question(
      Phase phase, PlanProgress progress, AssistantView view, SeededRandom random) {
    List<String> reached = progress.callsSoFar().stream().map(PlannedCall::id).toList();
    List<Disclosure> needed =
        phase.disclosures().stream().filter(told -> reached.contains(told.call())).toList();
    if (progress.asked() < needed.size()) {
      return Optional.of(say(needed.get(progress.asked()).question(), DialogueAct.ASK));
    }
    List<String> sensitive =
        view.plan().perturbations(NeedsConfirmation.class).map(NeedsConfirmation::call).toList();
    if (progress.confirmed() < progress.stepsWith(sensitive)) {
      String text = voice.confirmation(bound(progress), view, random);
      return Optional.of(say(text, DialogueAct.CONFIRM));
    }
    return Optional.empty();
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
    return new AssistantTurn(new AssistantMessage("", named), DialogueAct.CALL, TokenUsage.NONE);
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
