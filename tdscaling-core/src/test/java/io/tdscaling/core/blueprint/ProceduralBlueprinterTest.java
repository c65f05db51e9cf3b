package io.tdscaling.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.BlueprintOutcome.NotPlanned;
import io.tdscaling.api.blueprint.BlueprintOutcome.Planned;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.fixture.FailingDesk;
import io.tdscaling.core.fixture.PlanLab;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProceduralBlueprinterTest {
  private static final long SEED = 20_260_601;
  private static final PlanLab BUNDLED = PlanLab.bundled();

  @ParameterizedTest
  @EnumSource(ReasoningMode.class)
  void plan_bundledServices_isExecutableAndShowsTheModeWhereToolsAllow(ReasoningMode mode) {
    assertThat(rate(BUNDLED, mode, 10)).as("share of plans that show the mode").isGreaterThan(0.9);
  }

  @Test
  void plan_realTools_isExecutableAndShowsTheModeWhereToolsAllow() throws IOException {
    PlanLab real = PlanLab.real(25);
    Map<ReasoningMode, Double> rates = new EnumMap<>(ReasoningMode.class);
    for (ReasoningMode mode : ReasoningMode.values()) {
      rates.put(mode, rate(real, mode, 10));
    }
    assertThat(rates.values()).as("share that shows the mode: %s", rates).allMatch(r -> r > 0.6);
    assertThat(rates.values().stream().mapToDouble(r -> r).average().orElse(0)).isGreaterThan(0.9);
  }

  /** Checks plans of a mode in every band; returns how many of them show it. */
  private static double rate(PlanLab lab, ReasoningMode mode, int plans) {
    int shown = 0;
    int possible = 0;
    for (ComplexityBand band : ComplexityBand.values()) {
      for (int i = 0; i < plans; i++) {
        long seed = SEED + i;
        BlueprintRequest request = lab.request(PlanLab.target(mode, band), seed);
        if (ModeStructure.isPossible(mode, request.cluster(), lab)) {
          possible++;
          shown += isShown(lab, request, mode + " " + band + " seed " + seed) ? 1 : 0;
        }
      }
    }
    return (double) shown / possible;
  }

  private static boolean isShown(PlanLab lab, BlueprintRequest request, String what) {
    try {
      if (!(lab.blueprinter().plan(request) instanceof Planned planned)) {
        return false;
      }
      Blueprint plan = planned.blueprint();
      Throwable broken = catchThrowable(() -> new BlueprintChecks(lab, plan).checkAll());
      if (broken != null) {
        fail(what + ": " + broken.getMessage() + "\n" + plan, broken);
      }
      return ModeStructure.isShown(plan);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void plan_sameSeed_isTheSameInAnotherLab() throws InterruptedException {
    PlanLab other = PlanLab.bundled();
    for (long seed = SEED; seed < SEED + 30; seed++) {
      BlueprintOutcome first = BUNDLED.plan(SteeringTarget.FREE, seed);
      assertThat(first).isInstanceOf(Planned.class);
      assertThat(other.plan(SteeringTarget.FREE, seed)).as("seed " + seed).isEqualTo(first);
    }
  }

  @Test
  void plan_otherSeed_isAnother() throws InterruptedException {
    var target = PlanLab.target(ReasoningMode.SEQUENTIAL, ComplexityBand.HIGH);
    BlueprintRequest request = BUNDLED.request(target, SEED);
    BlueprintRequest other =
        new BlueprintRequest(
            request.cluster(), target, request.environments(), Set.of(), SEED, SEED + 1);
    assertThat(BUNDLED.blueprinter().plan(request)).isNotEqualTo(BUNDLED.blueprinter().plan(other));
  }

  @Test
  void plan_unusedTool_isPreferred() throws InterruptedException {
    int used = 0;
    for (long seed = SEED; seed < SEED + 20; seed++) {
      BlueprintRequest any = BUNDLED.request(SteeringTarget.FREE, seed);
      ToolRef unused = any.cluster().tools().get(any.cluster().tools().size() - 1).ref();
      BlueprintRequest request =
          new BlueprintRequest(
              any.cluster(),
              PlanLab.target(ReasoningMode.SEQUENTIAL, ComplexityBand.MEDIUM),
              any.environments(),
              Set.of(unused),
              seed,
              seed);
      Blueprint plan = ((Planned) BUNDLED.blueprinter().plan(request)).blueprint();
      used +=
          plan.calls().stream().anyMatch(c -> unused.equals(plan.tools().get(c.tool()))) ? 1 : 0;
    }
    assertThat(used).isGreaterThan(12);
  }

  @Test
  void plan_everyCallFails_saysWhy() throws InterruptedException {
    EnvironmentFactory failing = request -> new FailingDesk();
    BlueprintRequest any = BUNDLED.request(SteeringTarget.FREE, SEED);
    BlueprintRequest request =
        new BlueprintRequest(
            any.cluster(),
            PlanLab.target(ReasoningMode.SEQUENTIAL, ComplexityBand.LOW),
            failing,
            Set.of(),
            1,
            1);
    assertThat(BUNDLED.blueprinter().plan(request))
        .isInstanceOfSatisfying(
            NotPlanned.class,
            none -> {
              assertThat(none.cause()).isEqualTo("no-call-succeeded");
              assertThat(none.detail()).contains("out_of_order");
            });
  }

  @Test
  void plan_interrupted_stops() {
    BlueprintRequest request = BUNDLED.request(SteeringTarget.FREE, SEED);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> BUNDLED.blueprinter().plan(request))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
