package io.tdscaling.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tdscaling.api.blueprint.BlueprintOutcome.NotPlanned;
import io.tdscaling.api.blueprint.PlanningTrouble;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.core.evolution.EvolutionPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyBuilderTest {
  @TempDir private Path directory;

  @Test
  void build_everythingWrong_saysAllOfIt() {
    StudyBuilder builder =
        Study.builder()
            .tools(
                () -> {
                  throw new IOException("no tools today");
                })
            .arm(Arms.named("uniform"))
            .arm(Arms.named("uniform"))
            .seeds(4, 4)
            .heldOut(0)
            .sizes(0)
            .learner(new WordLearner());

    assertThatThrownBy(builder::build)
        .asInstanceOf(type(StudyConfigurationException.class))
        .extracting(StudyConfigurationException::problems)
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .containsExactly(
            "directory must be set",
            "tokenBudget must be set",
            "arm uniform is given twice",
            "seed 4 is given twice",
            "a learner is tested on services held out, but heldOut is 0",
            "sizes must be positive and at least one, got [0]",
            "no tools today");
  }

  @Test
  void build_noSeeds_saysSo() {
    assertThatThrownBy(() -> Fixtures.small(directory).seeds().build())
        .hasMessage("there must be at least one seed");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void heldOut_outOfRange_isRefused(double share) {
    assertThatThrownBy(() -> Study.builder().heldOut(share))
        .hasMessage("heldOut must be at least 0 and below 1, got " + share);
  }

  @Test
  void numbers_notPositive_areRefused() {
    assertThatThrownBy(() -> Study.builder().tokenBudget(0))
        .hasMessage("tokenBudget must be positive, got 0");
    assertThatThrownBy(() -> Study.builder().count(-1))
        .hasMessage("count must be positive, got -1");
    assertThatThrownBy(() -> Study.builder().testSize(0))
        .hasMessage("testSize must be positive, got 0");
    assertThatThrownBy(() -> Study.builder().concurrency(0))
        .hasMessage("concurrency must be positive, got 0");
  }

  @Test
  void build_oneServiceAndHeldOut_saysThatNothingIsLeft() {
    ToolSource one =
        () ->
            new ToolSource.Loaded(
                Fixtures.fewServices().load().services().subList(0, 1), List.of());

    assertThatThrownBy(() -> Study.builder().directory(directory).tokenBudget(1).tools(one).build())
        .hasMessage("holding out 0.2 of 1 services would leave none to synthesize with");
  }

  @Test
  void run_countClockAndConfiguration_areTaken() throws IOException, InterruptedException {
    AtomicInteger configured = new AtomicInteger();
    Instant then = Instant.parse("2026-02-03T04:05:06Z");

    StudyResult result =
        Fixtures.small(directory)
            .count(4)
            .heldOut(0)
            .noLearner()
            .clock(Clock.fixed(then, ZoneOffset.UTC))
            .configure(
                "window of 8",
                b -> {
                  configured.incrementAndGet();
                  b.window(8).concurrency(2);
                })
            .build()
            .run();

    assertThat(result.runs())
        .allMatch(run -> run.stop() == ArmResult.Stop.COUNT)
        .allMatch(run -> run.end().accepted() == 4)
        .allMatch(run -> run.over(CurvePoint.Axis.ACCEPTED).get(0).at() == 4);
    assertThat(configured).hasValue(2);
    assertThat(Files.readString(directory.resolve("study-info.json")))
        .contains("2026-02-03T04:05:06Z");
    assertThat(Files.readString(directory.resolve("report.html"))).contains("window of 8");
  }

  @Test
  void run_armThatMakesNothing_endsAtItsAttempts() throws IOException, InterruptedException {
    Arm stubborn =
        Arm.of(
            "stubborn",
            "Rejects everything before it is said.",
            builder ->
                builder
                    .policy(EvolutionPolicies.uniform())
                    .blueprinter(
                        request -> new NotPlanned("some-cause", "no plan", PlanningTrouble.NONE)));
    StudyResult result =
        Study.builder()
            .directory(directory)
            .tools(Fixtures.fewServices())
            .tokenBudget(100)
            .noLearner()
            .seeds(1)
            .arm(stubborn)
            .build()
            .run();

    ArmResult run = result.runs().get(0);
    assertThat(run.stop()).isEqualTo(ArmResult.Stop.ATTEMPTS);
    assertThat(run.end().attempts()).isEqualTo(1_010);
    assertThat(run.end().accepted()).isZero();
    assertThat(Files.readString(directory.resolve("study.md"))).contains("ended by | attempts");
  }

  @Test
  void arm_badNames_areRefused() {
    for (String name : new String[] {"", "-a", "a-", " a", "a ", "a\nb", "x".repeat(61)}) {
      assertThatThrownBy(() -> Arm.of(name, "", builder -> {}))
          .hasMessageStartingWith("an arm's name must be 1 to 60 characters")
          .hasMessageEndingWith("got \"" + name + "\"");
    }
  }

  @Test
  void named_unknownArm_namesThoseThereAre() {
    assertThatThrownBy(() -> Arms.named("best"))
        .hasMessage(
            "there is no arm \"best\"; there are adaptive, greedyCoverage, uniform, homogeneous, frozen-shapes");
  }
}
