package io.tdscaling.core.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.fixture.OrderDesk;
import io.tdscaling.core.fixture.Samples;
import io.tdscaling.core.fixture.Samples.Sample;
import io.tdscaling.core.format.OpenAiFormat;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.verification.StandardVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writes a run of four attempts and reads it back. */
class TrajectoryFilesTest {
  private static final Verdict.Rejected REJECTION =
      new Verdict.Rejected("facts.missing", 11, Party.ASSISTANT, "the answer lacks \"x\"");

  @TempDir Path directory;

  @Test
  void finish_run_writesEveryFile() throws IOException {
    writeRun();

    assertThat(lines(RunFile.TRAJECTORIES)).containsExactly(record(0), record(3));
    assertThat(lines(RunFile.REJECTED))
        .containsExactly(
            record(1).replaceFirst("}$", "")
                + ",\"rejection\":{\"rule\":\"facts.missing\",\"step\":11,\"party\":\"assistant\","
                + "\"reason\":\"the answer lacks \\\"x\\\"\"}}",
            "{\"messages\":[],\"tools\":[],\"metadata\":{\"index\":2},\"rejection\":{\"rule\":"
                + "\"plan.failed\",\"step\":-1,\"party\":\"blueprint\",\"reason\":\"no plan\"}}");
    assertThat(lines(RunFile.BLUEPRINTS)).containsExactly(blueprint(0), blueprint(1), blueprint(3));
    assertThat(lines(RunFile.CATALOG)).containsExactly("{\"id\":\"orders\"}");
    assertThat(directory.resolve("run.json")).hasContent("{\n  \"count\" : 2\n}\n");
    assertThat(directory.resolve("run-info.json")).hasContent("{ }\n");
  }

  @Test
  void write_attemptWithPlanOnly_namesThePlan() throws IOException {
    try (TrajectoryFiles files = TrajectoryFiles.begin(directory, Json.object())) {
      files.write(
          new Attempt(
              5, SteeringTarget.FREE, Samples.cancellation(5).blueprint(), null, REJECTION));
      files.finish(List.of(), Json.object(), Json.object());
    }

    assertThat(lines(RunFile.REJECTED).get(0))
        .contains("\"metadata\":{\"blueprint\":\"b-5\",\"cluster\":\"orders-1\",\"index\":5}");
  }

  @Test
  void offeredTools_afterWriting_areThoseOfBlueprints() throws IOException {
    try (TrajectoryFiles files = TrajectoryFiles.begin(directory, Json.object())) {
      assertThat(files.offeredTools()).isEmpty();
      files.write(accepted(0));

      assertThat(files.offeredTools().toString())
          .isEqualTo(
              "[orders/cancel_order, orders/find_orders, orders/get_order, orders/get_refund]");
    }
  }

  @Test
  void close_unfinished_leavesNoFinalFile() throws IOException {
    try (TrajectoryFiles files = TrajectoryFiles.begin(directory, Json.object())) {
      files.write(accepted(0));
    }

    for (RunFile file : RunFile.values()) {
      assertThat(directory.resolve(file.fileName())).doesNotExist();
    }
  }

  @Test
  void read_finishedRun_givesTrajectoriesThatVerify() throws Exception {
    writeRun();
    RunReader reader = RunReader.open(directory);
    StandardVerifier verifier = new StandardVerifier(new SchemaValidator());
    List<String> read = new ArrayList<>();

    reader.read(
        ref -> Optional.empty(),
        (line, trajectory, blueprint) -> {
          var request = new VerificationRequest(trajectory, blueprint, OrderDesk.FACTORY);
          read.add(line + " " + blueprint.id() + " " + verifier.verify(request).accepted());
        },
        problem -> read.add(problem.toString()));

    assertThat(read).containsExactly("1 b-0 true", "2 b-3 true");
    assertThat(reader.run()).isEqualTo(Json.object().put("count", 2));
  }

  @Test
  void read_trajectoriesOutOfOrder_areProblems() throws Exception {
    writeRun();
    edit(RunFile.TRAJECTORIES, Collections::reverse);

    assertThat(problems())
        .containsExactly("trajectories.jsonl:2: metadata.index 0 must be above 3");
  }

  @Test
  void read_missingBlueprint_isProblemOfItsTrajectoryOnly() throws Exception {
    writeRun();
    edit(RunFile.BLUEPRINTS, lines -> lines.remove(0));

    assertThat(problems()).containsExactly("trajectories.jsonl:1: no blueprint \"b-0\"");
  }

  @Test
  void read_damagedBlueprints_areProblems() throws Exception {
    writeRun();
    edit(
        RunFile.BLUEPRINTS,
        lines -> {
          lines.set(0, lines.get(0).replace("\"goal\":\"Get rid of an order.\"", "\"goal\":null"));
          lines.set(1, "{\"id\":");
          lines.add("{\"id\":7}");
          lines.add(lines.get(2));
        });

    List<String> problems = problems();

    assertThat(problems).hasSize(4);
    assertThat(problems.get(0)).startsWith("blueprints.jsonl:2: not valid JSON: ");
    assertThat(problems.get(1)).isEqualTo("blueprints.jsonl:4: id must be a string, got 7");
    assertThat(problems.get(2))
        .isEqualTo("blueprints.jsonl:5: blueprint \"b-3\" stands here again");
    assertThat(problems.get(3))
        .startsWith("trajectories.jsonl:1: blueprint \"b-0\" cannot be read: ");
  }

  @ParameterizedTest
  @EnumSource
  void open_withoutOneFile_isNoFinishedRun(RunFile file) throws IOException {
    writeRun();
    Files.delete(directory.resolve(file.fileName()));

    assertThatIOException()
        .isThrownBy(() -> RunReader.open(directory))
        .withMessage(directory + " holds no finished run: it has no " + file.fileName());
  }

  @Test
  void open_runThatIsNoJson_isRefused() throws IOException {
    writeRun();
    Files.writeString(directory.resolve("run.json"), "x", StandardOpenOption.TRUNCATE_EXISTING);

    assertThatIOException()
        .isThrownBy(() -> RunReader.open(directory))
        .withMessageStartingWith(directory.resolve("run.json") + " is not valid JSON: ");
  }

  private void writeRun() throws IOException {
    try (TrajectoryFiles files = TrajectoryFiles.begin(directory, Json.object())) {
      files.write(accepted(0));
      Sample sample = Samples.cancellation(1);
      files.write(
          new Attempt(1, SteeringTarget.FREE, sample.blueprint(), sample.trajectory(), REJECTION));
      Verdict noPlan = new Verdict.Rejected("plan.failed", -1, Party.BLUEPRINT, "no plan");
      files.write(new Attempt(2, SteeringTarget.FREE, null, null, noPlan));
      files.write(accepted(3));
      ObjectNode service = Json.object().put("id", "orders");
      files.finish(List.of(service), Json.object().put("count", 2), Json.object());
    }
  }

  private List<String> problems() throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>();
    RunReader.open(directory)
        .read(
            ref -> Optional.empty(),
            (line, trajectory, blueprint) -> {},
            problem -> problems.add(problem.toString()));
    return problems;
  }

  private static Attempt accepted(long index) {
    Sample sample = Samples.cancellation(index);
    return new Attempt(
        index, SteeringTarget.FREE, sample.blueprint(), sample.trajectory(), Verdict.pass());
  }

  private static String record(long index) {
    return Json.compact(OpenAiFormat.write(Samples.cancellation(index).trajectory()));
  }

  private static String blueprint(long index) {
    JsonNode node = Json.tree(Samples.cancellation(index).blueprint());
    return Json.compact(node);
  }

  private List<String> lines(RunFile file) throws IOException {
    return Files.readAllLines(directory.resolve(file.fileName()));
  }

  private void edit(RunFile file, java.util.function.Consumer<List<String>> change)
      throws IOException {
    List<String> lines = new ArrayList<>(lines(file));
    change.accept(lines);
    Files.write(directory.resolve(file.fileName()), lines);
  }
}
