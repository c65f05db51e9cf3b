package io.tdscaling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.BlueprintOutcome.Planned;
import io.tdscaling.api.blueprint.Correction;
import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Perturbation;
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
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.fixture.PlanLab;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.phrasing.SpokenValues;
import io.tdscaling.core.simulation.Scene.Made;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the assistant does about every perturbation, read off the conversation. */
class PerturbationsTest {
  private static final int SEEDS = 40;
  private static final List<Scene> SCENES = new ArrayList<>();

  @BeforeAll
  static void actOut() throws InterruptedException {
    PlanLab lab = PlanLab.bundled();
    for (ReasoningMode mode : ReasoningMode.values()) {
      for (ComplexityBand band : ComplexityBand.values()) {
        for (long seed = 0; seed < SEEDS; seed++) {
          if (lab.plan(PlanLab.target(mode, band), seed) instanceof Planned planned) {
            Scene scene = new Scene(planned.blueprint(), lab.simulate(planned.blueprint(), seed));
            assertThat(lab.verify(scene.trajectory(), scene.plan()))
                .as("%s", scene)
                .isEqualTo(Verdict.pass());
            SCENES.add(scene);
          }
        }
      }
    }
  }

  /** Checks every scene with such a perturbation; there must be some. */
  private static <T extends Perturbation> void each(Class<T> kind, BiConsumer<T, Scene> check) {
    int checked = 0;
    for (Scene scene : SCENES) {
      for (T perturbation : scene.plan().perturbations(kind).toList()) {
        check.accept(perturbation, scene);
        checked++;
      }
    }
    assertThat(checked).as(kind.getSimpleName()).isGreaterThan(3);
  }

  @Test
  void transientFailure_assistantTriesTheSameAgainUntilItWorks() {
    each(
        TransientFailure.class,
        (failure, scene) ->
            triesAgain(scene, failure.call(), failure.times(), "temporarily_unavailable"));
  }

  @Test
  void rateLimited_assistantTriesTheSameAgainUntilItWorks() {
    each(
        RateLimited.class,
        (limit, scene) -> triesAgain(scene, limit.call(), limit.times(), "rate_limited"));
  }

  private static void triesAgain(Scene scene, String call, int times, String code) {
    List<Made> made = scene.made(scene.planned(call).tool());
    assertThat(made).as("%s", scene).hasSizeGreaterThan(times);
    for (int i = 0; i < times; i++) {
      assertThat(made.get(i).errorCode()).as("%s", scene).isEqualTo(code);
    }
    // Calls made together may fail each for itself, so the one that works is found by what it is.
    assertThat(made.subList(times, made.size()))
        .as("%s", scene)
        .anyMatch(
            again ->
                !again.error() && again.call().arguments().equals(made.get(0).call().arguments()));
  }

  @Test
  void permanentFailure_assistantGoesAnotherWayOrSaysSo() {
    each(
        PermanentFailure.class,
        (failure, scene) -> {
          Made failed = onlyTry(scene, failure.call());
          assertThat(failed.errorCode()).isEqualTo("out_of_service");
          boolean around =
              scene.made().stream().anyMatch(c -> c.message() > failed.message() && !c.error());
          if (!around) {
            saysWhatFailed(scene, failed);
          }
        });
  }

  @Test
  void permissionDenied_assistantDoesNotInsistAndSaysSo() {
    each(
        PermissionDenied.class,
        (denial, scene) -> {
          Made failed = onlyTry(scene, denial.call());
          assertThat(failed.errorCode()).isEqualTo("permission_denied");
          saysWhatFailed(scene, failed);
        });
  }

  @Test
  void blocked_assistantSaysWhatTheServiceSaid() {
    Set<String> codes = new TreeSet<>();
    each(
        Blocked.class,
        (blocked, scene) -> {
          Made failed = onlyTry(scene, blocked.call());
          saysWhatFailed(scene, failed);
          codes.add(failed.errorCode());
        });
    assertThat(codes).hasSizeGreaterThan(2);
  }

  private static Made onlyTry(Scene scene, String call) {
    List<Made> made = scene.made(scene.planned(call).tool());
    assertThat(made).as("%s", scene).hasSize(1);
    assertThat(made.get(0).error()).as("%s", scene).isTrue();
    return made.get(0);
  }

  private static void saysWhatFailed(Scene scene, Made failed) {
    assertThat(scene.act(scene.last())).as("%s", scene).isEqualTo(DialogueAct.REFUSE);
    assertThat(scene.text(scene.last())).as("%s", scene).contains(failed.errorText());
  }

  @Test
  void notFound_assistantAsksAndUsesWhatTheUserPutsRight() {
    each(
        NotFound.class,
        (mistake, scene) -> {
          String tool = scene.planned(mistake.call()).tool();
          Said wrong = (Said) scene.planned(mistake.call()).arguments().get(mistake.parameter());
          Known right = (Known) scene.planned(mistake.again()).arguments().get(mistake.parameter());
          List<Made> made =
              scene.made(tool).stream().filter(c -> !c.errorCode().contains("unavail")).toList();
          Made failed =
              made.stream()
                  .filter(c -> c.errorCode().equals("not_found"))
                  .findFirst()
                  .orElseThrow();
          assertThat(failed.call().arguments().get(mistake.parameter())).isEqualTo(wrong.said());
          int question = next(scene.positions(DialogueAct.ASK), failed.message());
          assertThat(scene.text(question)).contains(wrong.said().asText()).contains("?");
          assertThat(scene.text(question + 1)).contains(right.known().asText());
          assertThat(made)
              .as("%s", scene)
              .anyMatch(
                  c ->
                      c.message() > question
                          && !c.error()
                          && right.known().equals(c.call().arguments().get(mistake.parameter())));
        });
  }

  @Test
  void missingParameter_assistantAsksBeforeItCalls() {
    each(
        MissingParameter.class,
        (missing, scene) -> {
          Disclosure told = disclosure(scene, missing.call(), missing.parameter());
          int question =
              scene.trajectory().messages().stream()
                  .map(m -> m.text())
                  .toList()
                  .indexOf(told.question());
          assertThat(scene.act(question)).as("%s", scene).isEqualTo(DialogueAct.ASK);
          assertThat(scene.text(question + 1)).isEqualTo(told.reply());
          Known known = (Known) scene.planned(missing.call()).arguments().get(missing.parameter());
          assertThat(scene.made(scene.planned(missing.call()).tool()))
              .as("%s", scene)
              .filteredOn(c -> known.known().equals(c.call().arguments().get(missing.parameter())))
              .isNotEmpty()
              .allMatch(c -> c.message() > question);
        });
  }

  @Test
  void ambiguousReference_assistantNamesWhatItFoundAndTakesTheOneMeant() {
    each(
        AmbiguousReference.class,
        (vague, scene) -> {
          Disclosure told = disclosure(scene, vague.call(), vague.parameter());
          FromResult source =
              (FromResult) scene.planned(vague.call()).arguments().get(vague.parameter());
          int question = texts(scene).indexOf(told.question());
          List<Made> before =
              scene.made().stream().filter(c -> c.message() < question && !c.error()).toList();
          List<Made> used = scene.made(scene.planned(vague.call()).tool());
          Made found =
              before.stream()
                  .filter(c -> c.call().name().equals(scene.planned(source.from()).tool()))
                  .filter(
                      c ->
                          used.stream()
                              .anyMatch(
                                  u ->
                                      u.message() > question
                                          && at(c, source)
                                              .equals(u.call().arguments().get(vague.parameter()))))
                  .findFirst()
                  .orElseThrow(() -> new AssertionError(scene.toString()));
          assertThat(scene.act(question)).isEqualTo(DialogueAct.ASK);
          long named =
              Json.leaves(Json.parseOrText(found.answer())).stream()
                  .map(leaf -> leaf.asText())
                  .filter(text -> text.length() > 2 && told.question().contains(text))
                  .distinct()
                  .count();
          assertThat(named).as("%s", scene).isGreaterThan(1);
          assertThat(scene.text(question + 1)).isEqualTo(told.reply());
        });
  }

  private static JsonNode at(Made call, FromResult source) {
    return Json.parseOrText(call.answer()).at(source.path());
  }

  private static Disclosure disclosure(Scene scene, String call, String parameter) {
    return scene.plan().phases().stream()
        .flatMap(phase -> phase.disclosures().stream())
        .filter(told -> told.call().equals(call) && told.parameter().equals(parameter))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(Scene scene) {
    return scene.trajectory().messages().stream().map(message -> message.text()).toList();
  }

  private static int next(List<Integer> positions, int after) {
    return positions.stream().filter(at -> at > after).findFirst().orElseThrow();
  }

  @Test
  void needsConfirmation_assistantCallsOnlyAfterTheUserAgreed() {
    each(
        NeedsConfirmation.class,
        (needed, scene) -> {
          assertThat(scene.text(0)).contains(scene.plan().policies());
          String tool = scene.planned(needed.call()).tool();
          for (Made made : scene.made(tool)) {
            assertThat(scene.positions(DialogueAct.CONFIRM))
                .as("%s", scene)
                .anyMatch(at -> at < made.message());
          }
        });
  }

  @Test
  void correctedValue_assistantConfirmsAndCallsWithTheRightValue() {
    each(
        CorrectedValue.class,
        (corrected, scene) -> {
          Correction right =
              scene.plan().phases().stream()
                  .flatMap(phase -> phase.corrections().stream())
                  .filter(c -> c.call().equals(corrected.call()))
                  .findFirst()
                  .orElseThrow();
          int reply = texts(scene).indexOf(right.reply());
          assertThat(scene.act(reply - 1)).as("%s", scene).isEqualTo(DialogueAct.CONFIRM);
          assertThat(scene.text(reply - 1)).contains(SpokenValues.value(right.before()));
          Known value =
              (Known) scene.planned(corrected.call()).arguments().get(corrected.parameter());
          assertThat(scene.act(reply + 1)).as("%s", scene).isEqualTo(DialogueAct.CONFIRM);
          assertThat(scene.text(reply + 1)).contains(SpokenValues.value(value.known()));
          assertThat(scene.made(scene.planned(corrected.call()).tool()))
              .as("%s", scene)
              .anyMatch(
                  c ->
                      c.message() > reply
                          && value.known().equals(c.call().arguments().get(corrected.parameter())));
        });
  }

  @Test
  void changeOfMind_assistantDoesItAgainTheOtherWay() {
    each(
        ChangeOfMind.class,
        (change, scene) -> {
          List<Made> made =
              scene.made(scene.planned(change.call()).tool()).stream()
                  .filter(c -> !c.error())
                  .toList();
          Made again = made.get(made.size() - 1);
          int answered = scene.positions(DialogueAct.ANSWER).get(0);
          assertThat(again.message()).as("%s", scene).isGreaterThan(answered);
          var changed = again.call().arguments().get(change.parameter());
          assertThat(changed).as("%s", scene).isNotNull();
          assertThat(made)
              .as("%s", scene)
              .anyMatch(
                  earlier ->
                      earlier.message() < answered
                          && !changed.equals(earlier.call().arguments().get(change.parameter())));
        });
  }

  @Test
  void impossibleRequest_assistantDeclinesAndCallsNothing() {
    each(ImpossibleRequest.class, PerturbationsTest::declines);
  }

  @Test
  void irrelevantRequest_assistantDeclinesAndCallsNothing() {
    each(IrrelevantRequest.class, PerturbationsTest::declines);
  }

  @Test
  void policyConflict_assistantDeclinesAlthoughItCould() {
    each(
        PolicyConflict.class,
        (conflict, scene) -> {
          declines(conflict, scene);
          assertThat(scene.message(0)).isInstanceOf(SystemMessage.class);
          assertThat(scene.text(0)).contains(scene.plan().policies());
          assertThat(scene.trajectory().tool(conflict.tool())).as("%s", scene).isPresent();
          assertThat(scene.made(conflict.tool())).as("%s", scene).isEmpty();
        });
  }

  private static void declines(Declined declined, Scene scene) {
    Phase phase = scene.plan().phases().get(declined.phase());
    int asked = texts(scene).indexOf(phase.request());
    assertThat(scene.act(asked + 1)).as("%s", scene).isEqualTo(DialogueAct.REFUSE);
    assertThat(scene.text(asked + 1)).doesNotContain("Done", "Thank");
  }

  @Test
  void distractors_areOfferedAndNeverCalled() {
    each(
        Distractors.class,
        (distractors, scene) -> {
          Set<String> used =
              scene.made().stream().map(c -> c.call().name()).collect(Collectors.toSet());
          for (String tool : distractors.tools()) {
            assertThat(scene.trajectory().tool(tool)).as("%s", scene).isPresent();
            assertThat(used).as("%s", scene).doesNotContain(tool);
          }
        });
  }

  @Test
  void conditionalSteps_areMadeWhereTheConditionHolds() {
    int checked = 0;
    for (Scene scene : SCENES) {
      for (Phase phase : scene.plan().phases()) {
        for (PlannedStep step : phase.steps()) {
          if (step.when() != null) {
            checked++;
            String basis = scene.planned(step.when().from()).tool();
            boolean holds =
                scene.made(basis).stream()
                    .anyMatch(c -> step.when().holds(Json.parseOrText(c.answer())));
            assertThat(scene.made(step.calls().get(0).tool()).isEmpty())
                .as("%s", scene)
                .isEqualTo(!holds);
            assertThat(phase.request()).matches("(?is).*\\b(if|should|case)\\b.*");
          }
        }
      }
    }
    assertThat(checked).isGreaterThan(10);
  }

  @Test
  void scenes_holdEveryKindOfPerturbation() {
    Set<String> kinds = new LinkedHashSet<>();
    SCENES.forEach(
        scene ->
            scene.plan().perturbations().forEach(perturbation -> kinds.add(perturbation.label())));
    assertThat(kinds).hasSize(15);
  }
}
