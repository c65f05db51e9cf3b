package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.core.fixture.ToolDraft;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs over a service that no other environment could execute. */
@Timeout(120)
class SimulatedEnvironmentsTest {
  private static final List<ServiceSpec> SERVICES =
      ToolDraft.services(
          List.of("education"),
          ToolDraft.tool("lab", "create_notebook").says("Creates a notebook.").takes("title"),
          ToolDraft.tool("lab", "get_notebook").says("Returns a notebook.").takes("notebook_id"),
          ToolDraft.tool("lab", "calculate_mean")
              .says("Calculates the mean of some numbers.")
              .takes("numbers"),
          ToolDraft.tool("lab", "run_python").says("Runs Python code.").takes("code"));

  @TempDir private Path directory;

  private final AtomicInteger asked = new AtomicInteger();

  /** Answers what it is asked first, and never the same again. */
  private LlmReply inconsistent(LlmRequest request) {
    return answer(request, asked.incrementAndGet());
  }

  private static LlmReply answer(LlmRequest request, int number) {
    String question = request.messages().get(1).text();
    int name = question.lastIndexOf("{\"tool\":\"") + 9;
    String tool = question.substring(name, question.indexOf('"', name));
    ObjectNode answer = Json.object();
    ObjectNode result = answer.putObject("result");
    switch (tool) {
      case "calculate_mean" -> result.put("mean", number / 8.0);
      case "run_python" -> result.put("output", "line " + number);
      default -> result.put("notebook_id", "NB-" + (10_000 + number)).put("title", "No " + number);
    }
    return LlmReply.text(Json.compact(answer));
  }

  @Test
  void run_inconsistentModel_isAcceptedBecauseAnswersAreRemembered() throws Exception {
    SimulatedEnvironments lab = SimulatedEnvironments.of("actor", this::inconsistent);

    SynthesisSummary summary = run("one", lab);

    assertThat(summary.accepted()).isEqualTo(30);
    assertThat(summary.rejectedByRule().keySet())
        .noneMatch(rule -> rule.startsWith("replay.") || rule.startsWith("end-state."));
    String trajectories = Files.readString(directory.resolve("one/trajectories.jsonl"));
    assertThat(trajectories).contains("calculate_mean", "run_python", "\"effect\":\"code\"");
    int before = asked.get();
    assertThat(verify("one", lab).failures()).isEmpty();
    assertThat(asked).as("nothing is paid for twice").hasValue(before);
  }

  @Test
  void save_thenLoad_verifiesWithoutAModel() throws Exception {
    SimulatedEnvironments lab = SimulatedEnvironments.of("actor", this::inconsistent);
    run("one", lab);
    Path answers = directory.resolve("answers.jsonl");
    lab.save(answers);

    assertThat(verify("one", SimulatedEnvironments.load(answers)).failures()).isEmpty();
    int before = asked.get();
    run("two", SimulatedEnvironments.load(answers, "actor", this::inconsistent));
    assertThat(asked).hasValue(before);
    assertThat(directory.resolve("two/trajectories.jsonl"))
        .hasSameBinaryContentAs(directory.resolve("one/trajectories.jsonl"));
  }

  @Test
  void load_fileLacksAnAnswer_verificationNamesTheTool() throws Exception {
    SimulatedEnvironments lab = SimulatedEnvironments.of("actor", this::inconsistent);
    run("one", lab);
    Path nothing = directory.resolve("nothing.jsonl");
    SimulatedEnvironments.of("actor", this::inconsistent).save(nothing);

    ExportVerification verification = verify("one", SimulatedEnvironments.load(nothing));

    assertThat(verification.failures()).isNotEmpty();
    assertThat(verification.failures().get(0).why().rule()).isEqualTo("replay.environment-failed");
    assertThat(verification.failures().get(0).toString())
        .contains("(tool)", "UnreachableModelException: lab/");
  }

  @Test
  void run_consistentModelAtAnyConcurrency_sameFiles() throws Exception {
    LlmClient consistent =
        request -> answer(request, Math.floorMod(request.messages().hashCode(), 10_000));
    run("one", SimulatedEnvironments.of("actor", consistent), 1);
    run("four", SimulatedEnvironments.of("actor", consistent), 4);

    for (String file : List.of("trajectories.jsonl", "rejected.jsonl", "run.json")) {
      assertThat(directory.resolve("four/" + file))
          .hasSameBinaryContentAs(directory.resolve("one/" + file));
    }
  }

  @Test
  void run_modelIsDown_toolIsAtFault() throws Exception {
    LlmClient down =
        request -> {
          throw new IOException("503");
        };
    SynthesisSummary summary = run("down", SimulatedEnvironments.of("down", down), 2);

    assertThat(summary.rejectedByRule()).containsKey("tool.fault");
    JsonNode rejection = rejection("down", "tool.fault");
    assertThat(rejection.path("party").asText()).isEqualTo("tool");
    assertThat(rejection.path("reason").asText()).contains("could not be simulated: 503");
  }

  @Test
  void run_modelTalksNonsense_noAnswerIsExported() throws Exception {
    SynthesisSummary summary =
        run("nonsense", SimulatedEnvironments.of("parrot", request -> LlmReply.text("Polly!")));

    assertThat(summary.rejectedByRule()).containsKey("blueprint.no-call-succeeded");
    assertThat(Files.readString(directory.resolve("nonsense/trajectories.jsonl")))
        .doesNotContain("Polly");
  }

  @Test
  void load_notAFileOfAnswers_saysSo() throws Exception {
    Path file = Files.writeString(directory.resolve("x.jsonl"), "[]\n");

    assertThatThrownBy(() -> SimulatedEnvironments.load(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ":1: ");
  }

  private SynthesisSummary run(String name, SimulatedEnvironments lab) throws Exception {
    return run(name, lab, 2);
  }

  private SynthesisSummary run(String name, SimulatedEnvironments lab, int concurrency)
      throws Exception {
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder()
            .budget(Budget.ofAccepted(30).withMaxAttempts(90))
            .tools(ToolSource.of(SERVICES.get(0)))
            .environment("lab", lab)
            .seed(5)
            .concurrency(concurrency)
            .outputDirectory(directory.resolve(name))
            .build()) {
      return synthesizer.run();
    }
  }

  private ExportVerification verify(String name, EnvironmentFactory lab) throws Exception {
    return ExportVerification.of(directory.resolve(name), Map.of("lab", lab));
  }

  private JsonNode rejection(String name, String rule) throws IOException {
    for (String line : Files.readAllLines(directory.resolve(name + "/rejected.jsonl"))) {
      JsonNode rejection = Json.parse(line).path("rejection");
      if (rejection.path("rule").asText().equals(rule)) {
        return rejection;
      }
    }
    throw new AssertionError("no rejection by " + rule);
  }
}
