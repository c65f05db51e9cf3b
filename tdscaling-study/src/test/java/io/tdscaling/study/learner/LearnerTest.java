package io.tdscaling.study.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearnerTest {
  @Test
  void trainAndTest_ruleOnUnseenServices_isLearnedWithData() {
    TrainingSet train = training(RuleTalks.of(300, 1));
    TestSet test = test(RuleTalks.of(100, 2));

    LearnerScores few = Learner.trainAndTest(train, 5, test, 5);
    LearnerScores many = Learner.trainAndTest(train, 300, test, 5);

    assertThat(many.nextTool()).isGreaterThan(0.95).isGreaterThan(few.nextTool() + 0.1);
    assertThat(many.allSteps()).isGreaterThan(0.95);
    assertThat(many.nextTool()).isGreaterThan(many.baselines().lexicalTool() + 0.3);
    assertThat(many.nextTool()).isGreaterThan(many.baselines().randomTool() + 0.5);
    assertThat(many.argumentSource()).isGreaterThan(0.95);
    assertThat(many.balancedSource()).isGreaterThan(0.95);
    assertThat(many.steps()).isEqualTo(200);
    assertThat(many.talkSteps()).isEqualTo(100);
    assertThat(many.arguments()).isEqualTo(300);
  }

  @Test
  void trainAndTest_labelsShuffled_teachNothing() {
    SeededRandom random = new SeededRandom(3);
    TrainingSet train = new TrainingSet();
    for (Trajectory talk : RuleTalks.of(300, 1)) {
      train.add(withRandomTools(talk, random));
    }

    LearnerScores scores = Learner.trainAndTest(train, 300, test(RuleTalks.of(100, 2)), 5);

    // Each of the four tools is right as often.
    assertThat(scores.whichTool()).isBetween(0.1, 0.45);
  }

  @Test
  void trainAndTest_sameSeed_sameScores() {
    TrainingSet train = training(RuleTalks.of(40, 1));
    TestSet test = test(RuleTalks.of(20, 2));

    assertThat(Learner.trainAndTest(train, 30, test, 9))
        .isEqualTo(Learner.trainAndTest(train, 30, test, 9));
    assertThat(Learner.trainAndTest(training(RuleTalks.of(30, 1)), 30, test, 9))
        .as("later trajectories are not looked at")
        .isEqualTo(Learner.trainAndTest(train, 30, test, 9));
  }

  @Test
  void trainAndTest_orderOfTools_makesNoDifference() {
    List<Trajectory> reversed = RuleTalks.of(40, 1).stream().map(LearnerTest::reversed).toList();
    TestSet test = test(RuleTalks.of(20, 2));

    assertThat(Learner.trainAndTest(training(reversed), 40, test, 9))
        .isEqualTo(Learner.trainAndTest(training(RuleTalks.of(40, 1)), 40, test, 9));
  }

  @Test
  void trainAndTest_interval_holdsTheScore() {
    LearnerScores scores =
        Learner.trainAndTest(training(RuleTalks.of(20, 1)), 3, test(RuleTalks.of(50, 2)), 5);

    assertThat(scores.nextTool())
        .isBetween(scores.nextToolInterval().low(), scores.nextToolInterval().high());
    assertThat(scores.nextToolInterval().high() - scores.nextToolInterval().low()).isLessThan(0.5);
  }

  @Test
  void trainAndTest_nothingToLearnOrTest_saysSo() {
    TrainingSet train = training(RuleTalks.of(2, 1));
    TestSet test = test(RuleTalks.of(1, 2));
    TestSet silent = test(List.of(new Talks().user("Hello").says("Hello!").build()));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Learner.trainAndTest(new TrainingSet(), 1, test, 0))
        .withMessage("the training set is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Learner.trainAndTest(train, 3, test, 0))
        .withMessage("firstN must be from 1 to 2, the size of the training set, got 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Learner.trainAndTest(train, 0, test, 0))
        .withMessageContaining("got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Learner.trainAndTest(train, 1, new TestSet(), 0))
        .withMessage("the test set is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Learner.trainAndTest(train, 1, silent, 0))
        .withMessage("none of the 1 test trajectories calls a tool");
  }

  @Test
  void trainAndTest_oneTrajectory_canBeLearnedFrom() {
    LearnerScores scores =
        Learner.trainAndTest(training(RuleTalks.of(1, 1)), 1, test(RuleTalks.of(5, 2)), 0);

    assertThat(scores.steps()).isEqualTo(10);
    assertThat(scores.nextTool()).isBetween(0.0, 1.0);
  }

  private static TrainingSet training(List<Trajectory> trajectories) {
    TrainingSet set = new TrainingSet();
    trajectories.forEach(set::add);
    assertThat(set.size()).isEqualTo(trajectories.size());
    return set;
  }

  private static TestSet test(List<Trajectory> trajectories) {
    TestSet set = new TestSet();
    trajectories.forEach(set::add);
    assertThat(set.size()).isEqualTo(trajectories.size());
    return set;
  }

  private static Trajectory reversed(Trajectory talk) {
    List<OfferedTool> tools = new ArrayList<>(talk.tools());
    Collections.reverse(tools);
    return new Trajectory(
        talk.id(), tools, talk.messages(), talk.notes(), talk.domains(), "", talk.provenance());
  }

  private static Trajectory withRandomTools(Trajectory talk, SeededRandom random) {
    List<Message> messages = new ArrayList<>();
    for (Message message : talk.messages()) {
      if (message instanceof AssistantMessage assistant && !assistant.toolCalls().isEmpty()) {
        ToolCall call = assistant.toolCalls().get(0);
        String name = random.pick(talk.tools()).name();
        messages.add(
            new AssistantMessage("", List.of(new ToolCall(call.id(), name, call.arguments()))));
      } else {
        messages.add(message);
      }
    }
    return new Trajectory(
        talk.id(), talk.tools(), messages, talk.notes(), talk.domains(), "", talk.provenance());
  }
}
