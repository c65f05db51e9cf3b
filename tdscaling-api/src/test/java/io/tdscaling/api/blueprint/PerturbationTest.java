package io.tdscaling.api.blueprint;

import static io.tdscaling.api.Samples.json;
import static io.tdscaling.api.Samples.read;
import static io.tdscaling.api.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.Samples;
import io.tdscaling.api.blueprint.Perturbation.AmbiguousReference;
import io.tdscaling.api.blueprint.Perturbation.Blocked;
import io.tdscaling.api.blueprint.Perturbation.ChangeOfMind;
import io.tdscaling.api.blueprint.Perturbation.CorrectedValue;
import io.tdscaling.api.blueprint.Perturbation.Declined;
import io.tdscaling.api.blueprint.Perturbation.Distractors;
import io.tdscaling.api.blueprint.Perturbation.ImpossibleRequest;
import io.tdscaling.api.blueprint.Perturbation.IrrelevantRequest;
import io.tdscaling.api.blueprint.Perturbation.MissingParameter;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.blueprint.Perturbation.NotFound;
import io.tdscaling.api.blueprint.Perturbation.PermanentFailure;
import io.tdscaling.api.blueprint.Perturbation.PermissionDenied;
import io.tdscaling.api.blueprint.Perturbation.PolicyConflict;
import io.tdscaling.api.blueprint.Perturbation.RateLimited;
import io.tdscaling.api.blueprint.Perturbation.TransientFailure;
import io.tdscaling.api.trajectory.DialogueAct;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PerturbationTest {
  static Stream<Perturbation> kinds() {
    return Stream.of(
        new TransientFailure("x", 1),
        new RateLimited("x", 2),
        new PermanentFailure("x"),
        new PermissionDenied("x"),
        new NotFound("x", "y", "id"),
        new Blocked("x"),
        new MissingParameter("x", "id"),
        new AmbiguousReference("x", "id"),
        new NeedsConfirmation("x"),
        new CorrectedValue("x", "id"),
        new ChangeOfMind("x", "y", "id"),
        new ImpossibleRequest(7),
        new IrrelevantRequest(7),
        new PolicyConflict(7, "away"),
        new Distractors(List.of("away")));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void json_everyKind_isReadAsWritten(Perturbation perturbation) {
    String written = write(perturbation);
    assertThat(json(written).path("kind").asText()).isEqualTo(perturbation.label());
    assertThat(read(written, Perturbation.class)).isEqualTo(perturbation);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void problems_everyKindAboutWhatIsNotThere_isNamed(Perturbation perturbation) {
    List<String> problems = with(Samples.blueprint(), perturbation).problems();
    boolean ofCalls = !perturbation.callIds().isEmpty();
    assertThat(problems)
        .hasSizeGreaterThanOrEqualTo(Math.max(1, perturbation.callIds().size()))
        .allMatch(problem -> problem.contains("perturbation " + perturbation.label()))
        .anyMatch(
            problem ->
                problem.contains(
                    ofCalls ? "\"x\"" : perturbation instanceof Declined ? "7" : "away"));
  }

  @Test
  void distractors_none_areRefused() {
    assertThatThrownBy(() -> new Distractors(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("distractors must not be empty");
    assertThatThrownBy(() -> new RateLimited("x", 0)).hasMessage("times must be positive, got 0");
  }

  @Test
  void problems_conditionsAndCorrectionsAboutWhatIsNotThere_areNamed() {
    Condition when = new Condition("c9", "/a", Condition.Test.EQUALS, json("1"));
    PlannedStep step = new PlannedStep(List.of(new PlannedCall("n1", "t", new TreeMap<>())), when);
    Correction right = new Correction("n7", "p", json("1"), "Make it 2.");
    Blueprint sample = Samples.blueprint();
    List<Phase> phases = new ArrayList<>(sample.phases());
    phases.add(
        new Phase("r", List.of(), List.of(right), List.of(step), List.of(), DialogueAct.ANSWER));
    assertThat(with(sample, phases, sample.perturbations()).problems())
        .contains(
            "a condition is from \"c9\", which is not an earlier call",
            "a correction is about call \"n7\", which is not planned before it");
  }

  @Test
  void correction_blankReply_isRefused() {
    assertThatThrownBy(() -> new Correction("c1", "p", json("1"), " "))
        .hasMessage("correction reply must not be blank, got \" \"");
  }

  @Test
  void planningTrouble_mapsChangedAfterwards_keepsItsOwn() {
    TreeMap<String, Long> counts = new TreeMap<>();
    counts.put("not_found", 2L);
    PlanningTrouble trouble = new PlanningTrouble(counts, counts);
    counts.clear();
    assertThat(trouble.repaired()).containsEntry("not_found", 2L);
    assertThat(trouble.dropped()).isEqualTo(trouble.repaired());
    assertThat(new BlueprintOutcome.Planned(Samples.blueprint()).trouble())
        .isEqualTo(PlanningTrouble.NONE);
    assertThat(new BlueprintOutcome.NotPlanned("cause", "why").trouble())
        .isEqualTo(PlanningTrouble.NONE);
  }

  private static Blueprint with(Blueprint plan, Perturbation perturbation) {
    return with(plan, plan.phases(), List.of(perturbation));
  }

  private static Blueprint with(
      Blueprint plan, List<Phase> phases, List<Perturbation> perturbations) {
    return plan.with(phases, perturbations, plan.expectedEndState());
  }
}
