package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.Blueprinter;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.api.synthesis.SynthesisEvent;
import io.tdscaling.api.synthesis.SynthesisListener;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.synthesis.TrajectorySink;
import io.tdscaling.core.fixture.OrderDesk;
import io.tdscaling.core.fixture.Samples;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.metric.DiversityMetrics;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.verification.StandardVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SynthesisRunTest {
  /** Attempt 2 has no plan, attempt 3 is attempt 1 again, attempt 4 is told a wrong amount. */
  private static final Blueprinter SCRIPT =
      request ->
          request.index() == 2
              ? new BlueprintOutcome.NotPlanned("plan-failed", "no order was open")
              : new BlueprintOutcome.Planned(
                  Samples.cancellation(sample(request.index())).blueprint());

  @TempDir Path temp;

  private final List<SynthesisEvent> events = new ArrayList<>();
  private Budget budget = Budget.ofAccepted(3);
  private Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private int concurrency = 1;
  private boolean resume;

  @Test
  void execute_scriptedRun_writesTheGoldenRunJson() throws Exception {
    SynthesisSummary summary = execute("out", events::add);

    assertThat(Files.readString(temp.resolve("out/run.json"))).isEqualTo(golden());
    assertThat(summary.attempts()).isEqualTo(6);
    assertThat(summary.rejectedByRule())
        .containsOnlyKeys("blueprint.plan-failed", "duplicate.exact", "facts.missing");
    assertThat(events).hasSize(8);
    assertThat(events.get(0)).isInstanceOf(SynthesisEvent.Started.class);
    assertThat(events.get(7)).isEqualTo(new SynthesisEvent.Finished(summary));
  }

  @Test
  void execute_runJson_namesAllItsMembers() throws Exception {
    execute("out", event -> {});
    JsonNode run = Json.parse(Files.readString(temp.resolve("out/run.json")));
    List<String> members = new ArrayList<>();
    run.fieldNames().forEachRemaining(members::add);

    members.removeAll(
        List.of("domainEntropy", "reasoningModeEntropy", "cumulativeActionComplexity"));

    // What models came to is there only where one was asked.
    members.add("models");
    assertThat(members).containsExactlyInAnyOrderElementsOf(RunDocument.OWN_MEMBERS);
  }

  @Test
  void execute_otherClockAndConcurrency_differOnlyInRunInfo() throws Exception {
    execute("one", event -> {});
    clock = Clock.fixed(Instant.ofEpochSecond(1_000_000), ZoneOffset.UTC);
    concurrency = 4;
    execute("two", event -> {});

    for (String file :
        List.of(
            "trajectories.jsonl",
            "rejected.jsonl",
            "blueprints.jsonl",
            "catalog.jsonl",
            "run.json")) {
      assertThat(temp.resolve("two").resolve(file))
          .as(file)
          .hasSameTextualContentAs(temp.resolve("one").resolve(file));
    }
    ObjectNode info = (ObjectNode) Json.parse(Files.readString(temp.resolve("two/run-info.json")));
    assertThat(info.path("started").asText()).isEqualTo("1970-01-12T13:46:40Z");
    assertThat(info.path("concurrency").asInt()).isEqualTo(4);
    assertThat(info.path("milliseconds").asLong()).isZero();
  }

  @Test
  void execute_timeUp_endsWithAPrefix() throws Exception {
    clock = new Minutes();
    budget = budget.withMaxDuration(Duration.ofMinutes(5));

    SynthesisSummary summary = execute("out", events::add);

    assertThat(summary.stopReason()).isEqualTo(StopReason.MAX_DURATION);
    assertThat(summary.attempts()).isEqualTo(2);
    assertThat(Files.readString(temp.resolve("out/run.json")))
        .contains("\"stopReason\" : \"max_duration\"", "\"maxDuration\" : \"PT5M\"");
  }

  @Test
  void execute_sinkFails_leavesPartialFiles() throws Exception {
    TrajectorySink sink =
        attempt -> {
          if (attempt.index() == 1) {
            throw new IOException("disk full");
          }
        };

    assertThatThrownBy(() -> run("out", sink, events::add).execute(new StopSignal(), null))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");

    try (Stream<Path> files = Files.list(temp.resolve("out"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "trajectories.jsonl.part", "blueprints.jsonl.part", "journal.jsonl");
    }
    assertThat(events).noneMatch(SynthesisEvent.Finished.class::isInstance);
  }

  @Test
  void execute_interruptedBetweenAttempts_completesTheFiles() throws Exception {
    SynthesisListener interrupter =
        event -> {
          if (event instanceof SynthesisEvent.Rejected) {
            Thread.currentThread().interrupt();
          }
        };

    assertThatThrownBy(() -> execute("out", interrupter)).isInstanceOf(InterruptedException.class);

    JsonNode run = Json.parse(Files.readString(temp.resolve("out/run.json")));
    assertThat(run.path("stopReason").asText()).isEqualTo("cancelled");
    assertThat(run.path("attempts").asInt()).isEqualTo(3);
    assertThat(Files.readAllLines(temp.resolve("out/trajectories.jsonl"))).hasSize(2);
  }

  private SynthesisSummary execute(String directory, SynthesisListener listener)
      throws IOException, InterruptedException {
    return run(directory, attempt -> {}, listener).execute(new StopSignal(), null);
  }

  private SynthesisRun run(String directory, TrajectorySink sink, SynthesisListener listener) {
    Stages stages =
        new Stages(
            OrderDesk.FACTORY,
            SCRIPT,
            request -> {
              var sample = Samples.cancellation(sample(request.index()));
              return request.index() == 4 ? wrongAmount(sample) : sample.trajectory();
            },
            new StandardVerifier(new SchemaValidator()),
            null);
    return new SynthesisRun(
        EngineFixture.settings(budget, 8, concurrency),
        EngineFixture.workspace(),
        stages,
        (report, seed) -> SteeringTarget.FREE,
        DiversityMetrics.defaults(),
        new Outlets(List.of(sink), List.of(listener), temp.resolve(directory), resume, null),
        Map.of("user", "scripted"),
        clock);
  }

  private static io.tdscaling.api.trajectory.Trajectory wrongAmount(Samples.Sample sample) {
    var messages = new ArrayList<>(sample.trajectory().messages());
    messages.set(
        11, io.tdscaling.api.chat.Message.AssistantMessage.saying("Done: 99.99 comes back."));
    return Samples.withMessages(sample.trajectory(), messages);
  }

  private static long sample(long index) {
    return index == 3 ? 1 : index;
  }

  private static String golden() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SynthesisRunTest.class.getResourceAsStream("golden-run.json"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replace("VERSION", LibraryVersion.get());
    }
  }

  /** A clock on which a minute passes between two looks. */
  private static final class Minutes extends Clock {
    private long minute;

    @Override
    public Instant instant() {
      return Instant.ofEpochSecond(60 * minute++);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
