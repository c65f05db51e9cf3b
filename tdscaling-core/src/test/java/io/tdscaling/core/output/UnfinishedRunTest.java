package io.tdscaling.core.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.blueprint.PlanningTrouble;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.fixture.OrderDesk;
import io.tdscaling.core.fixture.Samples;
import io.tdscaling.core.fixture.Samples.Sample;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnfinishedRunTest {
  private static final Verdict NO_PLAN =
      new Verdict.Rejected("plan.failed", -1, Party.BLUEPRINT, "no plan");
  private static final Verdict COPY =
      new Verdict.Rejected(UnfinishedRun.DUPLICATE + "near", -1, Party.BLUEPRINT, "a copy");

  @TempDir Path directory;

  private final List<UnfinishedRun.Committed> committed = new ArrayList<>();

  @Test
  void recover_committedAttempts_comeBackAsTheyWere() throws Exception {
    Sample first = Samples.cancellation(0);
    Sample copy = Samples.cancellation(2);
    PlanningTrouble trouble =
        new PlanningTrouble(new TreeMap<>(Map.of("not_found", 2L)), new TreeMap<>());
    try (TrajectoryFiles files = TrajectoryFiles.begin(directory, Json.object().put("seed", 3))) {
      commit(files, accepted(0, first).with(trouble));
      commit(files, new Attempt(1, SteeringTarget.FREE, null, null, NO_PLAN));
      commit(files, new Attempt(2, SteeringTarget.FREE, copy.blueprint(), copy.trajectory(), COPY));
    }

    recover().close();

    assertThat(committed).hasSize(3);
    assertThat(committed.get(0).outcome()).isEqualTo(first.trajectory());
    assertThat(committed.get(0).plan()).isEqualTo(first.blueprint());
    assertThat(committed.get(0).trouble()).isEqualTo(trouble);
    assertThat(committed.get(1).verdict()).isEqualTo(NO_PLAN);
    assertThat(committed.get(1).plan()).isNull();
    assertThat(committed.get(2).outcome()).isEqualTo(copy.trajectory());
    assertThat(committed.get(2).verdict()).isEqualTo(COPY);
    assertThat(committed.get(2).spent().path("index").asInt()).isEqualTo(2);
  }

  @Test
  void recover_whatTheJournalDoesNotSpeakOf_isCutOff() throws Exception {
    try (TrajectoryFiles files = TrajectoryFiles.begin(directory, Json.object())) {
      commit(files, accepted(0, Samples.cancellation(0)));
      files.write(accepted(1, Samples.cancellation(1)));
    }
    Path file = directory.resolve("trajectories.jsonl.part");
    assertThat(Files.readAllLines(file)).hasSize(2);
    Files.writeString(file, "{\"half", StandardOpenOption.APPEND);
    Files.writeString(
        directory.resolve(Journal.FILE_NAME), "{\"index\":1,\"by", StandardOpenOption.APPEND);

    try (TrajectoryFiles files = recover()) {
      assertThat(committed).hasSize(1);
      commit(files, accepted(1, Samples.cancellation(1)));
      files.finish(List.of(), Json.object(), Json.object());
    }

    assertThat(Files.readAllLines(directory.resolve("trajectories.jsonl")))
        .hasSize(2)
        .allMatch(line -> line.endsWith("}"));
    assertThat(Files.readAllLines(directory.resolve(Journal.FILE_NAME))).hasSize(3);
    assertThat(RunReader.open(directory).run().isEmpty()).isTrue();
  }

  @Test
  void recover_finishedRun_goesOnAndFinishesAgain() throws Exception {
    try (TrajectoryFiles files = TrajectoryFiles.begin(directory, Json.object())) {
      commit(files, accepted(0, Samples.cancellation(0)));
      files.finish(List.of(), Json.object(), Json.object());
    }

    try (TrajectoryFiles files = recover()) {
      assertThat(directory.resolve("run.json")).doesNotExist();
      assertThat(directory.resolve("trajectories.jsonl.part")).exists();
      commit(files, accepted(1, Samples.cancellation(1)));
      files.finish(List.of(), Json.object(), Json.object());
    }

    assertThat(Files.readAllLines(directory.resolve("trajectories.jsonl"))).hasSize(2);
  }

  @Test
  void open_beforeRecover_changesNothing() throws Exception {
    try (TrajectoryFiles files = TrajectoryFiles.begin(directory, Json.object().put("seed", 3))) {
      commit(files, accepted(0, Samples.cancellation(0)));
      files.finish(List.of(), Json.object(), Json.object());
    }

    try (UnfinishedRun run = UnfinishedRun.open(directory)) {
      assertThat(run.identity().path("seed").asInt()).isEqualTo(3);
      assertThatThrownBy(() -> UnfinishedRun.open(directory))
          .hasMessage("output directory " + directory + " is in use by another run");
    }

    assertThat(directory.resolve("run.json")).exists();
    assertThat(directory.resolve(DirectoryLock.FILE_NAME)).doesNotExist();
  }

  @Test
  void recover_fileShorterThanTheJournalSays_namesThePlace() throws Exception {
    try (TrajectoryFiles files = TrajectoryFiles.begin(directory, Json.object())) {
      commit(files, accepted(0, Samples.cancellation(0)));
    }
    Path file = directory.resolve("trajectories.jsonl.part");
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() / 2));

    assertThatThrownBy(this::recover)
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + " is damaged at byte 0, so the run cannot go on:"
                + " the file is shorter than its journal says");
  }

  @Test
  void open_otherJournal_isRefused() throws Exception {
    Files.writeString(directory.resolve(Journal.FILE_NAME), "{\"journal\":2}\n");

    assertThatThrownBy(() -> UnfinishedRun.open(directory))
        .hasMessage(directory.resolve(Journal.FILE_NAME) + " is no journal of form 1");
  }

  private TrajectoryFiles recover() throws IOException {
    try (UnfinishedRun run = UnfinishedRun.open(directory)) {
      return run.recover(
          ref ->
              OrderDesk.tools().stream()
                  .map(tool -> tool.spec())
                  .filter(spec -> spec.ref().equals(ref))
                  .findFirst()
                  .or(Optional::empty),
          committed::add);
    }
  }

  private static void commit(TrajectoryFiles files, Attempt attempt) throws IOException {
    files.write(attempt);
    files.commit(attempt, Json.object().put("index", attempt.index()));
  }

  private static Attempt accepted(long index, Sample sample) {
    return new Attempt(
        index, SteeringTarget.FREE, sample.blueprint(), sample.trajectory(), Verdict.pass());
  }
}
