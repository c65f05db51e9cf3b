package io.tdscaling.core.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.core.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForkTest {
  private static final Message SYSTEM = new SystemMessage("Help.");
  private static final Message USER = new UserMessage("Cancel order 7.");
  private static final Message BYE = AssistantMessage.saying("Done.");

  @Test
  void of_sameCallsWithOtherIds_partsAfterThem() {
    List<Message> one = List.of(SYSTEM, USER, call("a", 7), answer("a"), BYE);
    List<Message> other =
        List.of(SYSTEM, USER, call("b", 7), answer("b"), AssistantMessage.saying("Gone."));

    assertThat(Fork.of(one, other)).hasValue(4);
  }

  @Test
  void of_otherArguments_partsAtTheCall() {
    assertThat(Fork.of(List.of(SYSTEM, USER, call("a", 7)), List.of(SYSTEM, USER, call("a", 8))))
        .hasValue(2);
  }

  @Test
  void of_answersToOtherCalls_areDifferent() {
    AssistantMessage both = new AssistantMessage("", List.of(toolCall("a", 1), toolCall("b", 2)));
    List<Message> one = List.of(USER, both, answer("a"), answer("b"), BYE);
    List<Message> other = List.of(USER, both, answer("b"), answer("a"), BYE);

    assertThat(Fork.of(one, other)).isEmpty();
  }

  @Test
  void of_otherWordsOfTheUser_isNone() {
    assertThat(Fork.of(List.of(SYSTEM, USER, BYE), List.of(SYSTEM, new UserMessage("Hi."), BYE)))
        .isEmpty();
  }

  @Test
  void of_otherSystemMessage_isNone() {
    assertThat(Fork.of(List.of(SYSTEM, USER, BYE), List.of(new SystemMessage("No."), USER, BYE)))
        .isEmpty();
  }

  @Test
  void of_oneThatGoesOn_isNone() {
    assertThat(Fork.of(List.of(USER, BYE), List.of(USER, BYE, USER, BYE))).isEmpty();
    assertThat(Fork.of(List.of(USER, BYE), List.of(USER, BYE))).isEmpty();
  }

  @Test
  void of_assistantFirst_isNone() {
    assertThat(Fork.of(List.of(BYE, USER), List.of(call("a", 1), USER))).isEmpty();
  }

  private static AssistantMessage call(String id, int order) {
    return new AssistantMessage("", List.of(toolCall(id, order)));
  }

  private static ToolCall toolCall(String id, int order) {
    return new ToolCall(id, "cancel_order", Json.object().put("order", order));
  }

  private static ToolMessage answer(String id) {
    return new ToolMessage(id, "cancel_order", "{}");
  }
}
