package io.tdscaling.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.core.output.DirectoryLock;
import io.tdscaling.study.StudyProgress.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies that stop, go on, or meet something else in their directory. */
class ResumeTest {
  @TempDir private Path directory;

  private Path out() {
    return directory.resolve("study");
  }

  private StudyResult cancelledAfterTheFirstRun() throws IOException, InterruptedException {
    AtomicReference<Study> study = new AtomicReference<>();
    study.set(
        Fixtures.small(out())
            .listener(
                news -> {
                  if (news.task() == Task.ARM && news.finished() == 1 && news.accepted() == 2) {
                    study.get().cancel();
                  }
                })
            .build());
    return study.get().run();
  }

  @Test
  void cancel_midway_keepsFinishedRunsAndWritesNoReport() throws IOException, InterruptedException {
    StudyResult result = cancelledAfterTheFirstRun();

    assertThat(result.complete()).isFalse();
    assertThat(result.runs()).extracting(ArmResult::arm).containsExactly("adaptive");
    assertThat(Fixtures.content(out()).keySet())
        .containsExactly("arms/adaptive-1.json", "study.json");
  }

  @Test
  void run_afterCancel_goesOnAndWritesWhatAWholeRunWrites()
      throws IOException, InterruptedException {
    cancelledAfterTheFirstRun();
    List<String> started = new ArrayList<>();

    StudyResult result =
        Fixtures.small(out())
            .listener(
                news -> {
                  if (news.task() == Task.ARM_STARTED) {
                    started.add(news.subject());
                  }
                })
            .build()
            .run();

    assertThat(result.complete()).isTrue();
    assertThat(started).containsExactly("uniform");
    Path whole = directory.resolve("whole");
    Fixtures.small(whole).build().run();
    assertThat(Fixtures.content(out())).isEqualTo(Fixtures.content(whole));
  }

  @Test
  void run_cancelledBefore_runsNothing() throws IOException, InterruptedException {
    Study study = Fixtures.small(out()).build();
    study.cancel();

    assertThat(study.run().runs()).isEmpty();
  }

  @Test
  void run_interrupted_throwsAndLeavesTheDirectoryFree() throws IOException, InterruptedException {
    Study study =
        Fixtures.small(out())
            .listener(
                news -> {
                  if (news.task() == Task.ARM) {
                    Thread.currentThread().interrupt();
                  }
                })
            .build();

    assertThatThrownBy(study::run).isInstanceOf(InterruptedException.class);
    assertThat(Fixtures.content(out()).keySet()).containsExactly("study.json");
    assertThat(Fixtures.small(out()).build().run().complete()).isTrue();
  }

  @Test
  void run_moreSeeds_runsOnlyThose() throws IOException, InterruptedException {
    Fixtures.small(out()).build().run();
    List<Long> started = new ArrayList<>();

    StudyResult result =
        Fixtures.small(out())
            .seeds(1, 2)
            .listener(
                news -> {
                  if (news.task() == Task.ARM_STARTED) {
                    started.add(news.seed());
                  }
                })
            .build()
            .run();

    assertThat(result.runs()).hasSize(4);
    assertThat(started).containsExactly(2L, 2L);
  }

  @Test
  void run_fewerSeeds_isRefused() throws IOException, InterruptedException {
    Fixtures.small(out()).seeds(1, 2).count(2).build().run();

    assertThatThrownBy(() -> Fixtures.small(out()).count(2).build().run())
        .isInstanceOf(IOException.class)
        .hasMessage(
            "output directory %s holds runs that are not asked for (adaptive-2.json, uniform-2.json): name their arms and seeds too, or choose another",
            out());
  }

  @Test
  void run_otherConfiguration_isRefusedNamingTheDifferences()
      throws IOException, InterruptedException {
    Fixtures.small(out()).count(2).build().run();

    assertThatThrownBy(() -> Fixtures.small(out()).tokenBudget(7_000).heldOutSeed(5).build().run())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "output directory %s holds a study of another configuration (count is 2 there and null here; heldOutSeed is 0 there and 5 here; tokenBudget is 6000 there and 7000 here; tools.digest is "
                .formatted(out()));
  }

  @Test
  void run_otherArmOfTheSameName_isRefused() throws IOException, InterruptedException {
    Fixtures.small(out()).arm(Arm.of("mine", "First.", b -> b.uniform())).count(2).build().run();

    assertThatThrownBy(
            () ->
                Fixtures.small(out())
                    .arm(Arm.of("mine", "Second.", b -> b.uniform()))
                    .count(2)
                    .build()
                    .run())
        .hasMessageContaining("(arm \"mine\" is \"First.\" there and \"Second.\" here)");
  }

  @Test
  void run_directoryOfSomethingElse_isRefused() throws IOException {
    Files.createDirectories(out());
    Files.writeString(out().resolve("notes.txt"), "mine");

    assertThatThrownBy(() -> Fixtures.small(out()).build().run())
        .isInstanceOf(IOException.class)
        .hasMessage(
            "output directory %s is not empty and holds no study (notes.txt); choose another",
            out());
    assertThat(Fixtures.content(out())).containsOnlyKeys("notes.txt");
  }

  @Test
  void run_fileInPlaceOfTheDirectory_isRefused() throws IOException {
    Files.writeString(out(), "mine");

    assertThatThrownBy(() -> Fixtures.small(out()).build().run())
        .isInstanceOf(IOException.class)
        .hasMessage("output directory %s is a file; choose another", out());
  }

  @Test
  void run_directoryInUse_isRefused() throws IOException {
    Files.createDirectories(out());
    DirectoryLock lock = DirectoryLock.tryLock(out()).orElseThrow();

    try (lock) {
      assertThatThrownBy(() -> Fixtures.small(out()).build().run())
          .hasMessage("output directory %s is in use by another run", out());
    }
  }

  @Test
  void run_brokenRunFile_isNamed() throws IOException, InterruptedException {
    Fixtures.small(out()).count(2).build().run();
    Path file = out().resolve("arms/uniform-1.json");
    String content = Files.readString(file);

    Files.writeString(file, content.substring(0, 100));
    assertThatThrownBy(() -> Fixtures.small(out()).count(2).build().run())
        .hasMessageStartingWith(file + ": invalid JSON: ");
    Files.writeString(file, "{\"arm\": \"uniform\"}");
    assertThatThrownBy(() -> Fixtures.small(out()).count(2).build().run())
        .hasMessageStartingWith(file + ": not a run of a study: ");
    Files.writeString(file, content.replace("\"arm\":\"uniform\"", "\"arm\":\"other\""));
    assertThatThrownBy(() -> Fixtures.small(out()).count(2).build().run())
        .hasMessage(file + ": is of arm \"other\" and seed 1");
  }
}
