package io.tdscaling.api.synthesis;

import static io.tdscaling.api.Samples.blueprint;
import static io.tdscaling.api.Samples.trajectory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.tdscaling.api.blueprint.PlanningTrouble;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.tool.Usability;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class SynthesisRecordsTest {
  private static final Verdict REJECTED =
      new Verdict.Rejected("plan.failed", -1, Party.BLUEPRINT, "No plan.");

  @Test
  void budget_notPositive_printsTheValue() {
    assertRefused(() -> Budget.ofAccepted(0), "accepted must be positive, got 0");
    assertRefused(() -> new Budget(-5, 1, null), "accepted must be positive, got -5");
    assertRefused(
        () -> Budget.ofAccepted(1).withMaxAttempts(0), "maxAttempts must be positive, got 0");
    assertRefused(
        () -> Budget.ofAccepted(1).withMaxDuration(Duration.ZERO),
        "maxDuration must be positive, got PT0S");
    assertRefused(
        () -> Budget.ofAccepted(1).withMaxDuration(Duration.ofSeconds(-3)),
        "maxDuration must be positive, got PT-3S");
  }

  @Test
  void budget_ofAccepted_allowsTenAttemptsEach() {
    assertThat(Budget.ofAccepted(200)).isEqualTo(new Budget(200, 2_000, null));
    assertThat(Budget.ofAccepted(Long.MAX_VALUE / 10).maxAttempts())
        .isEqualTo(Long.MAX_VALUE / 10 * 10);
    assertThat(Budget.ofAccepted(Long.MAX_VALUE / 10 + 1).maxAttempts()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void budget_with_changesOneCapEach() {
    Budget budget = Budget.ofAccepted(3).withMaxAttempts(7).withMaxDuration(Duration.ofMinutes(1));
    assertThat(budget).isEqualTo(new Budget(3, 7, Duration.ofMinutes(1)));
    assertThat(budget.duration()).contains(Duration.ofMinutes(1));
    assertThat(Budget.ofAccepted(3).duration()).isEmpty();
  }

  @Test
  void attempt_acceptedButIncomplete_isRefused() {
    String message = "accepted attempt 4 lacks plan or trajectory";
    assertRefused(
        () -> new Attempt(4, SteeringTarget.FREE, null, trajectory(), Verdict.pass()), message);
    assertRefused(
        () -> new Attempt(4, SteeringTarget.FREE, blueprint(), null, Verdict.pass()), message);
  }

  @Test
  void attempt_rejected_mayBeIncomplete() {
    Attempt attempt = new Attempt(4, SteeringTarget.FREE, null, null, REJECTED);
    assertThat(attempt.blueprint()).isEmpty();
    assertThat(attempt.trajectory()).isEmpty();
  }

  @Test
  void attempt_accepted_hasPlanAndTrajectory() {
    Attempt attempt =
        new Attempt(0, SteeringTarget.FREE, blueprint(), trajectory(), Verdict.pass());
    assertThat(attempt.blueprint()).contains(blueprint());
    assertThat(attempt.trajectory()).contains(trajectory());
  }

  @Test
  void summary_mapsChangedAfterwards_keepsItsOwn() {
    SortedMap<String, Long> rejected = new TreeMap<>();
    rejected.put("schema.wrong-type", 2L);
    SortedMap<Usability, Long> tools = new TreeMap<>();
    tools.put(Usability.USABLE, 4L);
    SortedMap<String, JsonNode> metrics = new TreeMap<>();
    metrics.put("domainEntropy", IntNode.valueOf(1));
    SynthesisSummary summary = summary(rejected, tools, metrics, null);
    rejected.clear();
    tools.clear();
    metrics.clear();
    assertThat(summary.rejectedByRule()).containsEntry("schema.wrong-type", 2L);
    assertThat(summary.toolsByUsability()).containsEntry(Usability.USABLE, 4L);
    assertThat(summary.metrics()).containsKey("domainEntropy");
    assertThatThrownBy(() -> summary.metrics().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void summary_mapsInAnotherOrder_areSortedNaturally() {
    SortedMap<String, Long> reversed = new TreeMap<>(Comparator.reverseOrder());
    reversed.put("a", 1L);
    reversed.put("b", 1L);
    SynthesisSummary summary = summary(reversed, new TreeMap<>(), new TreeMap<>(), null);
    assertThat(summary.rejectedByRule().keySet()).containsExactly("a", "b");
    assertThat(summary.rejectedByRule().comparator()).isNull();
  }

  @Test
  void summary_rejected_isWhatWasNotAccepted() {
    Path out = Path.of("out");
    SynthesisSummary summary = summary(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), out);
    assertThat(summary.rejected()).isEqualTo(2);
    assertThat(summary.outputDirectory()).contains(out);
    assertThat(summary(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), null).outputDirectory())
        .isEmpty();
  }

  @Test
  void started_mapChangedAfterwards_keepsItsOwn() {
    SortedMap<Usability, Long> tools = new TreeMap<>();
    tools.put(Usability.SCHEMA_LOST, 1L);
    tools.put(Usability.USABLE, 2L);
    var started = new SynthesisEvent.Started(Budget.ofAccepted(1), 1, tools);
    tools.clear();
    assertThat(started.toolsByUsability().keySet())
        .containsExactly(Usability.USABLE, Usability.SCHEMA_LOST);
  }

  private static SynthesisSummary summary(
      SortedMap<String, Long> rejected,
      SortedMap<Usability, Long> tools,
      SortedMap<String, JsonNode> metrics,
      Path directory) {
    return new SynthesisSummary(StopReason.COMPLETED, 5, 3, rejected, tools, 4, metrics, directory);
  }

  private static void assertRefused(ThrowingCallable made, String message) {
    assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void attempt_withTroubleAndVerdict_keepsTheRest() {
    Attempt attempt =
        new Attempt(0, SteeringTarget.FREE, blueprint(), trajectory(), Verdict.pass());
    PlanningTrouble trouble =
        new PlanningTrouble(new TreeMap<>(Map.of("not_found", 1L)), new TreeMap<>());
    Attempt changed = attempt.with(trouble).with(REJECTED);
    assertThat(attempt.trouble()).isEqualTo(PlanningTrouble.NONE);
    assertThat(changed)
        .isEqualTo(
            new Attempt(0, SteeringTarget.FREE, blueprint(), trajectory(), REJECTED, trouble));
  }
}
