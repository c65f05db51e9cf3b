package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.api.synthesis.SynthesisEvent;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TrajectorySynthesizerTest {
  private static final Budget ENDLESS = Budget.ofAccepted(1_000_000_000);

  @TempDir Path temp;

  @Test
  void run_nothingButABudget_accepts() throws Exception {
    try (var synthesizer = TrajectorySynthesizer.builder().budget(Budget.ofAccepted(3)).build()) {
      SynthesisSummary summary = synthesizer.run();

      assertThat(summary.accepted()).isEqualTo(3);
      assertThat(summary.stopReason()).isEqualTo(StopReason.COMPLETED);
      assertThat(summary.outputDirectory()).isEmpty();
      assertThat(summary.metrics())
          .containsOnlyKeys("cumulativeActionComplexity", "domainEntropy", "reasoningModeEntropy");
    }
  }

  @Test
  void run_twice_isTheSame() throws Exception {
    try (var synthesizer = of(20).build()) {
      assertThat(synthesizer.run()).isEqualTo(synthesizer.run());
    }
  }

  @Test
  void run_twiceIntoOneDirectory_isRefused() throws Exception {
    try (var synthesizer = of(1).outputDirectory(temp.resolve("out")).build()) {
      synthesizer.run();

      assertThatThrownBy(synthesizer::run)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("already holds a run");
    }
  }

  @Test
  void build_builderUsedAgain_doesNotChangeWhatItBuilt() throws Exception {
    TrajectorySynthesizerBuilder builder = of(5);
    AtomicInteger heard = new AtomicInteger();
    try (var first = builder.build();
        var second =
            builder
                .seed(99)
                .budget(Budget.ofAccepted(2))
                .metric(Recoveries::new)
                .listener(event -> heard.incrementAndGet())
                .build()) {
      SynthesisSummary summary = first.run();

      assertThat(summary.accepted()).isEqualTo(5);
      assertThat(summary.metrics()).doesNotContainKey("recoveries");
      assertThat(heard).hasValue(0);
      assertThat(second.run().metrics()).containsKey("recoveries");
      assertThat(heard.get()).isPositive();
    }
  }

  @Test
  void stream_twoAtOnce_areTheSame() {
    try (var synthesizer = of(40).build();
        Stream<Trajectory> one = synthesizer.stream();
        Stream<Trajectory> other = synthesizer.stream()) {
      var first = CompletableFuture.supplyAsync(one::toList);

      assertThat(other.toList()).hasSize(40).isEqualTo(first.join());
    }
  }

  @Test
  void stream_ofARunWithFiles_isWhatTheFileHolds() throws Exception {
    Path out = temp.resolve("out");
    List<String> ids;
    try (var synthesizer = of(30).outputDirectory(out).build();
        Stream<Trajectory> trajectories = synthesizer.stream()) {
      ids = trajectories.map(Trajectory::id).toList();
    }

    List<String> written = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("trajectories.jsonl"))) {
      written.add(Json.parse(line).at("/metadata/id").asText());
    }
    assertThat(ids).isEqualTo(written).hasSize(30);
  }

  @Test
  void stream_closedEarly_cancelsAndLeavesNoThread() throws Exception {
    Path out = temp.resolve("out");
    try (var synthesizer = of(1).budget(ENDLESS).outputDirectory(out).concurrency(2).build()) {
      try (Stream<Trajectory> trajectories = synthesizer.stream()) {
        assertThat(trajectories.limit(3).toList()).hasSize(3);
      }
    }

    JsonNode run = Json.parse(Files.readString(out.resolve("run.json")));
    assertThat(run.path("stopReason").asText()).isEqualTo("cancelled");
    await(() -> threads().isEmpty());
  }

  @Test
  void stream_closedUnread_leavesNoThread() {
    try (var synthesizer = of(1).budget(ENDLESS).build();
        Stream<Trajectory> unread = synthesizer.stream()) {
      assertThat(unread.isParallel()).isFalse();
    }
    await(() -> threads().isEmpty());
  }

  @Test
  void stream_sinkFails_throws() {
    try (var synthesizer =
            of(5)
                .sink(
                    attempt -> {
                      throw new IOException("disk full");
                    })
                .build();
        Stream<Trajectory> trajectories = synthesizer.stream()) {
      assertThatThrownBy(trajectories::toList)
          .isInstanceOf(UncheckedIOException.class)
          .hasRootCauseMessage("disk full");
    }
  }

  @Test
  void stream_sinkThrowsError_throwsIt() {
    LinkageError error = new LinkageError("no such class");
    try (var synthesizer =
            of(5)
                .sink(
                    attempt -> {
                      throw error;
                    })
                .build();
        Stream<Trajectory> trajectories = synthesizer.stream()) {
      assertThatThrownBy(trajectories::toList).isSameAs(error);
    }
  }

  @Test
  void stream_runsThreadInterruptedBySink_endsWithoutLoss() {
    List<Long> sunk = new ArrayList<>();
    try (var synthesizer =
            of(1)
                .budget(ENDLESS)
                .concurrency(1)
                .sink(
                    attempt -> {
                      if (attempt.verdict().accepted()) {
                        sunk.add(attempt.index());
                        if (sunk.size() == 3) {
                          Thread.currentThread().interrupt();
                        }
                      }
                    })
                .build();
        Stream<Trajectory> trajectories = synthesizer.stream()) {
      List<Long> read = new ArrayList<>();
      assertThatThrownBy(() -> trajectories.forEach(held -> read.add(held.provenance().index())))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the run was interrupted");
      assertThat(read).isEqualTo(sunk).hasSize(3);
    }
  }

  @Test
  void cancel_rightAfterStream_isNotMissed() {
    try (var synthesizer = of(1).budget(ENDLESS).build();
        Stream<Trajectory> trajectories = synthesizer.stream()) {
      synthesizer.cancel();

      assertThat(trajectories.count()).isLessThan(ENDLESS.accepted());
    }
  }

  @Test
  void cancel_fromAListener_endsWithWhatWasUnderWay() throws Exception {
    List<TrajectorySynthesizer> itself = new ArrayList<>();
    Path out = temp.resolve("out");
    try (var synthesizer =
        of(1)
            .budget(ENDLESS)
            .concurrency(4)
            .outputDirectory(out)
            .listener(
                event -> {
                  if (event instanceof SynthesisEvent.Accepted accepted
                      && accepted.accepted() == 5) {
                    itself.get(0).cancel();
                  }
                })
            .build()) {
      itself.add(synthesizer);

      SynthesisSummary summary = synthesizer.run();

      assertThat(summary.stopReason()).isEqualTo(StopReason.CANCELLED);
      assertThat(summary.accepted()).isGreaterThanOrEqualTo(5);
      assertThat(Files.readAllLines(out.resolve("trajectories.jsonl")))
          .hasSize((int) summary.accepted());
    }
  }

  @Test
  void close_refusesNewRuns() {
    TrajectorySynthesizer synthesizer = of(1).build();

    synthesizer.close();

    assertThatThrownBy(synthesizer::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the synthesizer is closed");
    assertThatThrownBy(synthesizer::stream)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the synthesizer is closed");
    synthesizer.close();
  }

  @Test
  void run_listenerThrows_goesOn() throws Exception {
    AtomicInteger heard = new AtomicInteger();
    try (var synthesizer =
        of(3)
            .listener(
                event -> {
                  throw new IllegalStateException("broken");
                })
            .listener(event -> heard.incrementAndGet())
            .build()) {
      SynthesisSummary summary = synthesizer.run();

      assertThat(summary.accepted()).isEqualTo(3);
      assertThat(heard).hasValue((int) summary.attempts() + 2);
    }
  }

  @Test
  void run_sinkThrows_leavesNoFinalNames() throws Exception {
    Path out = temp.resolve("out");
    try (var synthesizer =
        of(3)
            .outputDirectory(out)
            .sink(
                attempt -> {
                  throw new IllegalStateException("broken");
                })
            .build()) {
      assertThatThrownBy(synthesizer::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "a lambda in io.tdscaling.core.TrajectorySynthesizerTest threw"
                  + " java.lang.IllegalStateException: broken");
    }
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files).isNotEmpty().allMatch(file -> file.toString().endsWith(".part"));
    }
  }

  @Test
  void run_ownMetric_isReportedAndSteers() throws Exception {
    Path out = temp.resolve("out");
    SynthesisSummary steered;
    SynthesisSummary unsteered;
    try (var with = steerable().metric(Recoveries::new).outputDirectory(out).build();
        var without = steerable().metric(Idle::new).build()) {
      steered = with.run();
      unsteered = without.run();
    }

    JsonNode run = Json.parse(Files.readString(out.resolve("run.json")));
    assertThat(run.at("/recoveries/share").doubleValue())
        .isEqualTo(recovering(steered))
        .isGreaterThan(recovering(unsteered) * 1.2);
  }

  @Test
  void of_exportedRun_measuresWhatTheRunReported() throws Exception {
    Path out = temp.resolve("out");
    try (var synthesizer = of(120).outputDirectory(out).build()) {
      synthesizer.run();
    }

    DatasetMetrics measured = DatasetMetrics.of(out.resolve("trajectories.jsonl"));

    JsonNode run = Json.parse(Files.readString(out.resolve("run.json")));
    ObjectNode reported = Json.object();
    for (String metric :
        List.of("domainEntropy", "reasoningModeEntropy", "cumulativeActionComplexity")) {
      reported.set(metric, run.get(metric));
    }
    assertThat(reported.at("/domainEntropy/corrected/low").isNumber()).isTrue();
    assertThat(reported.at("/reasoningModeEntropy/corrected/high").isNumber()).isTrue();
    assertThat(reported.at("/reasoningModeEntropy/taxonomy/corrected/high").isNumber()).isTrue();
    assertThat(Json.pretty(measured.metrics())).isEqualTo(Json.pretty(reported));
    assertThat(measured.records()).isEqualTo(120);
    assertThat(measured.problems()).isEmpty();
  }

  private static double recovering(SynthesisSummary summary) {
    return summary
        .metrics()
        .get("reasoningModeEntropy")
        .at("/taxonomy/distribution/recovering")
        .doubleValue();
  }

  private static TrajectorySynthesizerBuilder steerable() {
    return of(250).window(16);
  }

  private static TrajectorySynthesizerBuilder of(long accepted) {
    return TrajectorySynthesizer.builder()
        .budget(Budget.ofAccepted(accepted))
        .seed(7)
        .concurrency(2);
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("tdscaling-"))
        .collect(Collectors.toSet());
  }

  @SuppressWarnings("ThreadPriorityCheck") // a courtesy to the threads that are waited for
  private static void await(java.util.function.BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.yield();
    }
  }

  /** Wants recoveries more than anything else. */
  private static final class Recoveries implements MetricState {
    private double modes;
    private double recovering;

    @Override
    public String name() {
      return "recoveries";
    }

    @Override
    public void observe(Trajectory trajectory, TrajectoryProfile profile) {
      modes++;
      if (profile.modes().contains(ReasoningMode.RECOVERING)) {
        recovering += 1.0 / profile.modes().size();
      }
    }

    @Override
    public void merge(MetricState other) {
      throw new UnsupportedOperationException();
    }

    @Override
    public JsonNode value() {
      ObjectNode value = Json.object();
      value.put("share", Math.round(recovering / modes * 1e6) / 1e6);
      return value;
    }

    @Override
    public double gain(TrajectoryProfile candidate) {
      return candidate.modes().contains(ReasoningMode.RECOVERING) ? 10 : 0;
    }
  }

  /** Wants nothing. */
  private static final class Idle implements MetricState {
    @Override
    public String name() {
      return "idle";
    }

    @Override
    public void observe(Trajectory trajectory, TrajectoryProfile profile) {}

    @Override
    public void merge(MetricState other) {}

    @Override
    public JsonNode value() {
      return Json.object();
    }
  }
}
