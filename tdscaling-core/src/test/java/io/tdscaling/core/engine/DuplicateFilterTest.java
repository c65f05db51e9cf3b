package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.fixture.Recorder;
import io.tdscaling.core.fixture.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuplicateFilterTest {
  private static final Trajectory FIRST = Samples.cancellation(1).trajectory();

  private final DuplicateFilter filter = new DuplicateFilter(3);

  @Test
  void repeats_sameWordsAndCalls_isSeen() {
    assertThat(filter.repeats(FIRST)).isFalse();
    assertThat(filter.repeats(FIRST)).isTrue();
  }

  @Test
  void repeats_otherAnswerOfTheAssistant_isSeen() {
    filter.repeats(FIRST);

    assertThat(filter.repeats(with(11, AssistantMessage.saying("Other words.")))).isTrue();
  }

  @Test
  void repeats_otherUserTurnOrCall_isNew() {
    filter.repeats(FIRST);

    assertThat(filter.repeats(with(1, new UserMessage("Please, cancel it.")))).isFalse();
    assertThat(filter.repeats(with(2, call("customer", "grace@example.com")))).isFalse();
  }

  @Test
  void repeats_argumentsInOtherOrder_isSeen() {
    filter.repeats(with(2, call("a", 1, "b", 2)));

    assertThat(filter.repeats(with(2, call("b", 2, "a", 1)))).isTrue();
  }

  @Test
  void repeats_beyondCapacity_forgetsTheOldest() {
    filter.repeats(FIRST);
    for (int i = 2; i <= 4; i++) {
      filter.repeats(Samples.cancellation(i).trajectory());
    }

    assertThat(filter.repeats(Samples.cancellation(4).trajectory())).isTrue();
    assertThat(filter.repeats(FIRST)).isFalse();
  }

  private static AssistantMessage call(Object... namesAndValues) {
    return new AssistantMessage(
        "", List.of(new ToolCall("call_1", "find_orders", Recorder.arguments(namesAndValues))));
  }

  private static Trajectory with(int step, Message message) {
    List<Message> messages = new ArrayList<>(FIRST.messages());
    messages.set(step, message);
    return Samples.withMessages(FIRST, messages);
  }
}
