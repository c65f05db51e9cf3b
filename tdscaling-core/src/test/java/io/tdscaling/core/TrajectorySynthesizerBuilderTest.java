package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.evolution.DiversityReport;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.api.tool.Usability;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrajectorySynthesizerBuilderTest {
  @TempDir Path temp;

  @Test
  void build_withoutBudget_saysSo() {
    assertThatThrownBy(() -> TrajectorySynthesizer.builder().build())
        .isInstanceOf(SynthesisConfigurationException.class)
        .hasMessage("budget must be set");
  }

  @Test
  void build_concurrencyAboveWindow_saysSo() {
    assertProblems(
        builder -> builder.window(4).concurrency(5),
        "concurrency 5 is above window 4: raise the window, which changes what the seed means");
  }

  @Test
  void build_concurrencyOfTheWindow_isFine() {
    try (var synthesizer = small().window(4).concurrency(4).build()) {
      assertThat(synthesizer.catalogProblems()).isEmpty();
    }
  }

  @Test
  void build_outputDirectoryIsAFile_saysSo() throws IOException {
    Path file = Files.writeString(temp.resolve("out"), "");

    assertProblems(
        builder -> builder.outputDirectory(file),
        "output directory " + file + " is a file; choose another or remove it");
  }

  @Test
  void build_outputDirectoryOfAnotherRun_saysSo() throws IOException {
    Files.writeString(temp.resolve("trajectories.jsonl"), "");

    assertProblems(
        builder -> builder.outputDirectory(temp),
        "output directory "
            + temp
            + " already holds a run (trajectories.jsonl); choose another or remove it");
  }

  @Test
  void build_noTools_saysSo() {
    assertProblems(builder -> builder.tools(ToolSource.of()), "no tools in source 1");
  }

  @Test
  void build_toolFileThatIsNotThere_saysSo() {
    assertThatThrownBy(() -> small().tools(temp.resolve("none.jsonl")).build())
        .isInstanceOf(SynthesisConfigurationException.class)
        .hasMessageContaining("none.jsonl")
        .satisfies(fault -> assertThat(fault.getSuppressed()).hasSize(1));
  }

  @Test
  void build_sourceThrows_saysSoAndKeepsTheException() {
    IllegalStateException fault = new IllegalStateException("broken");
    ToolSource source =
        () -> {
          throw fault;
        };

    assertProblems(
            builder -> builder.tools(source),
            "the tools could not be prepared: java.lang.IllegalStateException: broken")
        .hasSuppressedException(fault);
  }

  @Test
  void build_clusterBuilderBuildsNone_saysSo() {
    assertThatThrownBy(() -> small().clusterBuilder(catalog -> List.of()).build())
        .isInstanceOf(SynthesisConfigurationException.class)
        .hasMessageMatching(".* built no cluster of \\d+ tools");
  }

  @Test
  void nearDuplicateThreshold_outOfRange_isRefused() {
    assertThatThrownBy(() -> small().nearDuplicateThreshold(0))
        .hasMessage("nearDuplicateThreshold must be above 0 and at most 1, got 0.0");
    assertThatThrownBy(() -> small().nearDuplicateThreshold(Double.NaN))
        .hasMessage("nearDuplicateThreshold must be above 0 and at most 1, got NaN");
  }

  @Test
  void build_benchmarkThatIsNotThere_saysSo() {
    Path absent = temp.resolve("absent.json");

    assertProblems(builder -> builder.contamination(absent), "no such file: " + absent);
  }

  @Test
  void build_benchmarkHasTools_leavesThemOut() throws IOException, InterruptedException {
    Path tools =
        Files.writeString(
            temp.resolve("benchmark.jsonl"),
            "{\"name\": \"getOrder\", \"parameters\": {\"properties\": {\"order_id\": {}}}}\n");

    try (var synthesizer = small().contamination(tools).build()) {
      assertThat(synthesizer.run().toolsByUsability()).containsEntry(Usability.CONTAMINATED, 1L);
    }
  }

  @Test
  void run_benchmarkHasTheQuestions_rejectsThem() throws IOException, InterruptedException {
    List<String> asked = new ArrayList<>();
    try (var synthesizer = small().sink(attempt -> asked.addAll(asked(attempt))).build()) {
      synthesizer.run();
    }
    Path questions =
        Files.writeString(temp.resolve("questions.txt"), String.join("\n", asked) + "\n");

    try (var synthesizer = small().contamination(questions).build()) {
      assertThat(synthesizer.run().rejectedByRule()).containsKey("contamination.question");
    }
  }

  private static List<String> asked(Attempt attempt) {
    return attempt.trajectory().stream()
        .flatMap(trajectory -> trajectory.messages().stream())
        .filter(UserMessage.class::isInstance)
        .map(message -> message.text().replace('\n', ' '))
        .toList();
  }

  @Test
  void build_environmentOfUnknownService_saysSo() {
    assertProblems(
        builder ->
            builder.environment(
                "shpo",
                request -> {
                  throw new AssertionError("not reached");
                }),
        "an environment is set for service \"shpo\", which is in no source of tools");
  }

  @Test
  void build_metricsOfOneName_saysSo() {
    assertProblems(
        builder ->
            builder
                .metric(() -> new Named("answer"))
                .metric(() -> new Named("answer"))
                .metric(() -> new Named("domainEntropy"))
                .metric(() -> new Named("seed")),
        "two metrics are named \"answer\"",
        "two metrics are named \"domainEntropy\"",
        "metric \"seed\" has the name of a member of run.json");
  }

  @Test
  void build_metricThrows_saysSo() {
    assertProblems(
        builder ->
            builder.metric(
                () -> {
                  throw new IllegalStateException("broken");
                }),
        "metric a lambda in "
            + TrajectorySynthesizerBuilderTest.class.getName()
            + " threw java.lang.IllegalStateException: broken");
  }

  @Test
  void build_severalProblems_saysAllAtOnce() throws IOException {
    Path file = Files.writeString(temp.resolve("out"), "");

    assertThatThrownBy(
            () ->
                TrajectorySynthesizer.builder()
                    .concurrency(2)
                    .window(1)
                    .outputDirectory(file)
                    .tools(ToolSource.of())
                    .build())
        .isInstanceOfSatisfying(
            SynthesisConfigurationException.class,
            fault ->
                assertThat(fault.problems())
                    .containsExactly(
                        "budget must be set",
                        "concurrency 2 is above window 1: raise the window, which changes what the"
                            + " seed means",
                        "output directory " + file + " is a file; choose another or remove it",
                        "no tools in source 1"))
        .hasMessageStartingWith("budget must be set; concurrency 2 is above");
  }

  @Test
  void setters_valueOutOfRange_printIt() {
    assertRefused(() -> small().concurrency(-3), "concurrency must be positive, got -3");
    assertRefused(() -> small().window(0), "window must be positive, got 0");
    assertRefused(() -> Budget.ofAccepted(-1), "accepted must be positive, got -1");
    assertRefused(() -> Budget.ofAccepted(0), "accepted must be positive, got 0");
    assertRefused(
        () -> Budget.ofAccepted(1).withMaxAttempts(-2), "maxAttempts must be positive, got -2");
    assertRefused(
        () -> Budget.ofAccepted(1).withMaxDuration(Duration.ofSeconds(-1)),
        "maxDuration must be positive, got PT-1S");
  }

  @Test
  void policy_named_isCalledByItsNameInRunJson() throws Exception {
    assertThat(policyName(new Homebody())).isEqualTo("Homebody");
    assertThat(policyName((report, seed) -> SteeringTarget.FREE)).isEqualTo("custom");
    EvolutionPolicy anonymous =
        new EvolutionPolicy() {
          @Override
          public SteeringTarget next(DiversityReport report, long seed) {
            return SteeringTarget.FREE;
          }
        };
    assertThat(policyName(anonymous)).isEqualTo("custom");
  }

  private String policyName(EvolutionPolicy policy) throws Exception {
    Path out = Files.createTempDirectory(temp, "run");
    try (var synthesizer = small().policy(policy).outputDirectory(out).build()) {
      synthesizer.run();
    }
    JsonNode run = Json.parse(Files.readString(out.resolve("run.json")));
    return run.at("/configuration/policy").asText();
  }

  private static final class Homebody implements EvolutionPolicy {
    @Override
    public SteeringTarget next(DiversityReport report, long seed) {
      return SteeringTarget.FREE;
    }
  }

  private static TrajectorySynthesizerBuilder small() {
    return TrajectorySynthesizer.builder().budget(Budget.ofAccepted(1));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertProblems(
      UnaryOperator<TrajectorySynthesizerBuilder> configuration, String... problems) {
    return assertThatThrownBy(() -> configuration.apply(small()).build())
        .isInstanceOfSatisfying(
            SynthesisConfigurationException.class,
            fault -> assertThat(fault.problems()).containsExactly(problems));
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  private record Named(String name) implements MetricState {
    @Override
    public void observe(Trajectory trajectory, TrajectoryProfile profile) {}

    @Override
    public void merge(MetricState other) {}

    @Override
    public JsonNode value() {
      return IntNode.valueOf(42);
    }
  }
}
