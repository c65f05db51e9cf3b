package io.tdscaling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome.Planned;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.blueprint.ModeShapes;
import io.tdscaling.core.fixture.PlanLab;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An executable plan gives an accepted trajectory, and what the plan is about can be read in it.
 */
class ActedOutTest {
  private static final long SEED = 20_260_602;
  private static final List<ComplexityBand> BANDS = List.of(ComplexityBand.values());
  private static final PlanLab BUNDLED = PlanLab.bundled();

  @ParameterizedTest
  @EnumSource(ReasoningMode.class)
  void simulate_bundledPlans_areAcceptedAndShowTheirMode(ReasoningMode mode) throws Exception {
    for (ComplexityBand band : ComplexityBand.values()) {
      for (long seed = SEED; seed < SEED + 15; seed++) {
        check(BUNDLED, mode, band, seed);
      }
    }
  }

  @Test
  void simulate_realPlans_areAcceptedAndShowTheirMode() throws Exception {
    PlanLab real = PlanLab.real(30);
    for (long seed = SEED; seed < SEED + 10; seed++) {
      for (ReasoningMode mode : ReasoningMode.values()) {
        check(real, mode, new SeededRandom(seed).pick(BANDS), seed);
      }
    }
  }

  @Test
  void simulate_samePlanAndSeed_isTheSameConversation() throws Exception {
    Blueprint plan = plan(BUNDLED, ReasoningMode.CONFIRMING, ComplexityBand.HIGH, SEED);
    assertThat(PlanLab.bundled().simulate(plan, 5)).isEqualTo(BUNDLED.simulate(plan, 5));
    assertThat(BUNDLED.simulate(plan, 6).messages())
        .isNotEqualTo(BUNDLED.simulate(plan, 5).messages());
  }

  private static Blueprint plan(PlanLab lab, ReasoningMode mode, ComplexityBand band, long seed)
      throws InterruptedException {
    return ((Planned) lab.plan(PlanLab.target(mode, band), seed)).blueprint();
  }

  private static void check(PlanLab lab, ReasoningMode mode, ComplexityBand band, long seed)
      throws InterruptedException {
    Blueprint plan = plan(lab, mode, band, seed);
    Trajectory trajectory = lab.simulate(plan, seed);
    String what = "%s %s seed %d: %s".formatted(mode, band, seed, trajectory.messages());
    assertThat(lab.verify(trajectory, plan)).as(what).isEqualTo(Verdict.pass());
    assertThat(acts(trajectory)).as(what).doesNotContain(DialogueAct.TALK);
    assertThat(trajectory.messages()).as(what).noneMatch(ActedOutTest::readsBadly);
    if (ModeShapes.isShownBy(plan)) {
      assertThat(shows(mode, trajectory)).as(what).isTrue();
    }
    if (plan.perturbations(NeedsConfirmation.class).findAny().isPresent()) {
      confirmsEveryChange(trajectory, what);
    }
  }

  private static boolean readsBadly(Message message) {
    String text = message.text();
    boolean spoken = message.role().equals("user") || message.role().equals("assistant");
    return spoken && (text.contains("%s") || text.contains("{{") || text.startsWith(" "));
  }

  private static boolean shows(ReasoningMode mode, Trajectory trajectory) {
    List<DialogueAct> acts = acts(trajectory);
    List<List<CallNote>> steps =
        trajectory.notes().stream().map(StepNote::calls).filter(c -> !c.isEmpty()).toList();
    return switch (mode) {
      case PARALLEL -> steps.stream().anyMatch(step -> step.size() > 1);
      case CLARIFYING ->
          acts.subList(0, acts.lastIndexOf(DialogueAct.CALL)).contains(DialogueAct.ASK);
      case CONFIRMING -> acts.contains(DialogueAct.CONFIRM);
      case RECOVERING -> goesOnAfterFailure(trajectory);
      case REVISING ->
          acts.stream().filter(act -> act == DialogueAct.ANSWER).count() == 2
              && acts.lastIndexOf(DialogueAct.CALL) > acts.indexOf(DialogueAct.ANSWER);
      case REFUSING -> acts.get(acts.size() - 1) == DialogueAct.REFUSE;
      case SEQUENTIAL, ITERATIVE, CODE_AIDED -> !steps.isEmpty();
    };
  }

  /** A call succeeds after one has failed. */
  private static boolean goesOnAfterFailure(Trajectory trajectory) {
    List<CallNote> calls =
        trajectory.notes().stream().flatMap(note -> note.calls().stream()).toList();
    int failed = calls.stream().map(CallNote::error).toList().indexOf(true);
    return failed >= 0 && calls.stream().skip(failed).anyMatch(call -> !call.error());
  }

  /**
   * Before the first try of a step that changes something, the assistant asks and says every
   * argument, and the user agrees.
   */
  private static void confirmsEveryChange(Trajectory trajectory, String what) {
    List<StepNote> notes = trajectory.notes();
    for (int i = 0; i < notes.size(); i++) {
      boolean changes = notes.get(i).calls().stream().anyMatch(call -> !readsOnly(call.effect()));
      boolean retry = i > 0 && notes.get(i - 1).calls().stream().anyMatch(CallNote::error);
      if (changes && !retry) {
        assertThat(notes.get(i - 1).act()).as(what).isEqualTo(DialogueAct.CONFIRM);
        String asked = trajectory.messages().get(notes.get(i - 1).message()).text();
        for (ToolCall call : calls(trajectory, notes.get(i))) {
          Json.leaves(call.arguments()).stream()
              .filter(leaf -> !leaf.isBoolean())
              .forEach(leaf -> assertThat(asked).as(what).contains(leaf.asText()));
        }
      }
    }
  }

  private static boolean readsOnly(EffectClass effect) {
    return effect.readsOnly();
  }

  private static List<ToolCall> calls(Trajectory trajectory, StepNote note) {
    return ((AssistantMessage) trajectory.messages().get(note.message())).toolCalls();
  }

  private static List<DialogueAct> acts(Trajectory trajectory) {
    return trajectory.notes().stream().map(StepNote::act).toList();
  }
}
