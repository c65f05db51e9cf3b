package io.tdscaling.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.TrajectorySynthesizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextCallLearnerTest {
  private static final String CONVERSATION =
      """
      {"messages": [
        {"role": "user", "content": "Cancel order ORD-1, please."},
        {"role": "assistant", "content": "", "tool_calls": [{"id": "c1", "type": "function",
          "function": {"name": "cancel_order", "arguments": "{\\"order_id\\": \\"ORD-1\\"}"}}]},
        {"role": "tool", "tool_call_id": "c1", "content": "{\\"cancelled\\": true}"},
        {"role": "assistant", "content": "It is cancelled."}]}
      """;

  private final NextCallLearner learner = new NextCallLearner();

  @Test
  void trainAndTest_bundledServices_scoresAboveChance() throws Exception {
    StudyLearner.Examples training = learner.newTrainingSet();
    trajectories(60, 1).forEach(training::add);
    StudyLearner.Examples test = learner.newTestSet();
    trajectories(30, 2).forEach(test::add);

    SortedMap<String, StudyLearner.Score> scores = learner.trainAndTest(training, 60, test, 1);

    assertThat(training.size()).isEqualTo(60);
    assertThat(scores)
        .containsOnlyKeys("argumentSource", "balancedSource", "nextTool", "whichTool");
    assertThat(scores.get("nextTool").value()).isGreaterThan(0.5);
    assertThat(scores).isEqualTo(learner.trainAndTest(training, 60, test, 1));
  }

  @Test
  void trainAndTest_setsOfAnotherLearner_areRefused() {
    StudyLearner.Examples set = learner.newTestSet();

    assertThatThrownBy(() -> learner.trainAndTest(set, 1, set, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the sets must be of this learner");
  }

  @Test
  void realTests_file_isReadWithToolsMadeUpFromItsCalls(@TempDir Path temp) throws Exception {
    Path file = temp.resolve("real.jsonl");
    Files.writeString(file, CONVERSATION.replace("\n", " ") + "\n");
    StudyLearner.Examples test = learner.newTestSet();

    RealTests.read(file, test);

    assertThat(RealTests.name(file)).isEqualTo("real.jsonl");
    assertThat(test.size()).isEqualTo(1);
  }

  @Test
  void realTests_brokenOrEmptyFile_isAnErrorThatNamesIt(@TempDir Path temp) throws Exception {
    Path broken = temp.resolve("broken.jsonl");
    Files.writeString(broken, "{\"messages\": 7}\n");
    Path empty = temp.resolve("empty.jsonl");
    Files.writeString(empty, "");

    assertThatThrownBy(() -> RealTests.read(broken, learner.newTestSet()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broken.jsonl");
    assertThatThrownBy(() -> RealTests.read(empty, learner.newTestSet()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("empty.jsonl");
  }

  private static List<Trajectory> trajectories(int count, long seed) throws Exception {
    List<Trajectory> trajectories = new ArrayList<>();
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder()
            .seed(seed)
            .budget(Budget.ofAccepted(count))
            .sink(attempt -> attempt.trajectory().ifPresent(trajectories::add))
            .build()) {
      synthesizer.run();
    }
    return trajectories;
  }
}
