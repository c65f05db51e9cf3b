package io.tdscaling.api.blueprint;

import static io.tdscaling.api.Samples.json;
import static io.tdscaling.api.Samples.phase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.Samples;
import io.tdscaling.api.blueprint.Perturbation.ImpossibleRequest;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.code.CodeKind;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BlueprintTest {
  @Test
  void new_blankId_isRefused() {
    assertRefused(
        () -> blueprint(" ", List.of(phase())), "blueprint id must not be blank, got \" \"");
  }

  @Test
  void new_withoutPhase_isRefused() {
    assertRefused(() -> blueprint("b1", List.of()), "blueprint b1 has no phase");
  }

  @Test
  void new_collectionsChangedAfterwards_keepsItsOwn() {
    Map<String, ToolRef> tools = new LinkedHashMap<>();
    tools.put("z", new ToolRef("s", "z"));
    tools.put("a", new ToolRef("s", "a"));
    List<String> policies = new ArrayList<>(List.of("p"));
    List<Phase> phases = new ArrayList<>(List.of(phase()));
    List<Perturbation> perturbations = new ArrayList<>(List.of(new ImpossibleRequest(0)));
    Blueprint blueprint =
        new Blueprint(
            "b",
            "k",
            "g",
            new Persona("n", "m"),
            ReasoningMode.REFUSING,
            0,
            tools,
            policies,
            phases,
            perturbations,
            "d");
    tools.clear();
    policies.clear();
    phases.clear();
    perturbations.clear();
    assertThat(blueprint.tools().keySet()).containsExactly("z", "a");
    assertThat(blueprint.policies()).hasSize(1);
    assertThat(blueprint.phases()).hasSize(1);
    assertThat(blueprint.perturbations()).hasSize(1);
    assertUnmodifiable(() -> blueprint.tools().clear());
    assertUnmodifiable(() -> blueprint.policies().clear());
    assertUnmodifiable(() -> blueprint.phases().clear());
    assertUnmodifiable(() -> blueprint.perturbations().clear());
  }

  @Test
  void perturbations_ofOneKind_leavesOutTheOthers() {
    Blueprint sample = Samples.blueprint();
    Blueprint blueprint =
        new Blueprint(
            sample.id(),
            sample.clusterId(),
            sample.goal(),
            sample.persona(),
            sample.mode(),
            sample.environmentSeed(),
            sample.tools(),
            sample.policies(),
            sample.phases(),
            List.of(
                new NeedsConfirmation("c2"), new ImpossibleRequest(0), new NeedsConfirmation("c1")),
            sample.expectedEndState());
    assertThat(blueprint.perturbations(NeedsConfirmation.class))
        .extracting(NeedsConfirmation::call)
        .containsExactly("c2", "c1");
  }

  @ParameterizedTest
  @EnumSource(
      value = DialogueAct.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ANSWER", "REFUSE"})
  void phase_otherClosing_isRefused(DialogueAct act) {
    assertRefused(
        () -> new Phase("r", List.of(), List.of(), List.of(), act),
        "closing must be answer or refuse, got " + act.label());
  }

  @Test
  void phase_listsChangedAfterwards_keepsItsOwn() {
    List<Disclosure> disclosures = new ArrayList<>(List.of(new Disclosure("c1", "p", "?", "!")));
    List<PlannedStep> steps = new ArrayList<>(List.of(new PlannedStep(List.of(call("c1")))));
    List<Fact> facts = new ArrayList<>(List.of(new Fact("c1", "", "x")));
    Phase phase = new Phase("r", disclosures, steps, facts, DialogueAct.ANSWER);
    disclosures.clear();
    steps.clear();
    facts.clear();
    assertThat(phase.disclosures()).hasSize(1);
    assertThat(phase.steps()).hasSize(1);
    assertThat(phase.facts()).hasSize(1);
  }

  @Test
  void plannedStep_withoutCalls_isRefused() {
    assertRefused(() -> new PlannedStep(List.of()), "a planned step needs at least one call");
  }

  @Test
  void plannedCall_blankId_isRefused() {
    assertRefused(() -> call(""), "planned call id must not be blank, got \"\"");
  }

  @Test
  void fact_badPath_isRefused() {
    assertThatThrownBy(() -> new Fact("c1", "total", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"total\"");
  }

  @Test
  void fact_blankText_isRefused() {
    assertRefused(() -> new Fact("c1", "", " "), "fact text must not be blank, got \" \"");
  }

  @Test
  void transientFailure_negativeTimes_isRefused() {
    assertRefused(
        () -> new Perturbation.TransientFailure("c1", -3), "times must be positive, got -3");
  }

  @Test
  void isForCode_toolsOfTheCodeService_areNoneWhereNothingIsProgrammed() {
    CodeWork work = new CodeWork("w", "f", CodeKind.REPAIR, List.of(), List.of());
    Map<String, ToolRef> tools =
        Map.of("run", new ToolRef("w", "run"), "buy", new ToolRef("s", "buy"));
    Blueprint plain =
        new Blueprint(
            "b",
            "k",
            "g",
            new Persona("n", "m"),
            ReasoningMode.CODE_AIDED,
            0,
            tools,
            List.of(),
            List.of(phase()),
            List.of(),
            "d");
    Blueprint coded =
        new Blueprint(
            "b",
            "k",
            "g",
            new Persona("n", "m"),
            ReasoningMode.CODE_AIDED,
            0,
            tools,
            List.of(),
            List.of(phase()),
            List.of(),
            "d",
            work);

    assertThat(coded.isForCode("run")).isTrue();
    assertThat(coded.isForCode("buy")).isFalse();
    assertThat(coded.isForCode("fly")).isFalse();
    assertThat(plain.isForCode("run")).isFalse();
    assertThat(coded.withId("c").code()).isEqualTo(work);
    assertThat(coded.withTools(Map.of()).tools()).isEmpty();
    assertThat(coded.withTools(tools)).isEqualTo(coded);
  }

  @Test
  void valueSource_nodeChangedAfterwards_keepsItsOwn() {
    ObjectNode node = (ObjectNode) json("{'a': 1}");
    var said = new ValueSource.Said(node);
    var known = new ValueSource.Known(node);
    var written = new ValueSource.Written(node);
    node.put("a", 2);
    assertThat(said.said()).isEqualTo(json("{'a': 1}"));
    assertThat(known.known()).isEqualTo(json("{'a': 1}"));
    assertThat(written.written()).isEqualTo(json("{'a': 1}"));
  }

  private static PlannedCall call(String id) {
    return new PlannedCall(id, "tool", Map.of());
  }

  private static Blueprint blueprint(String id, List<Phase> phases) {
    return new Blueprint(
        id,
        "k",
        "g",
        new Persona("n", "m"),
        ReasoningMode.SEQUENTIAL,
        0,
        Map.of(),
        List.of(),
        phases,
        List.of(),
        "d");
  }

  private static void assertRefused(ThrowingCallable made, String message) {
    assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  private static void assertUnmodifiable(ThrowingCallable change) {
    assertThatThrownBy(change).isInstanceOf(UnsupportedOperationException.class);
  }
}
