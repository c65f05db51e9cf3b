package io.tdscaling.api.chat;

import static io.tdscaling.api.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MessageTest {
  @Test
  void role_isTheOneOfChatProtocols() {
    assertThat(
            List.of(
                new SystemMessage("s"),
                new UserMessage("u"),
                AssistantMessage.saying("a"),
                new ToolMessage("c1", "get", "{}")))
        .extracting(Message::role)
        .containsExactly("system", "user", "assistant", "tool");
  }

  @Test
  void assistantMessage_callsChangedAfterwards_keepsItsOwn() {
    List<ToolCall> calls = new ArrayList<>(List.of(new ToolCall("c1", "get", json("{}"))));
    AssistantMessage message = new AssistantMessage("", calls);
    calls.clear();
    assertThat(message.toolCalls()).hasSize(1);
    assertThatThrownBy(() -> message.toolCalls().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void assistantMessage_saying_callsNothing() {
    assertThat(AssistantMessage.saying("Done."))
        .isEqualTo(new AssistantMessage("Done.", List.of()));
  }

  @Test
  void toolCall_argumentsChangedAfterwards_keepsItsOwn() {
    ObjectNode arguments = (ObjectNode) json("{'a': {'b': 1}}");
    ToolCall call = new ToolCall("c1", "get", arguments);
    arguments.withObjectProperty("a").put("b", 2);
    assertThat(call.arguments()).isEqualTo(json("{'a': {'b': 1}}"));
  }

  @Test
  void assistant_withReasoning_keepsTheRest() {
    AssistantMessage said = AssistantMessage.saying("Hello.");
    assertThat(said.reasoning()).isEmpty();
    assertThat(said.withReasoning("It is polite."))
        .isEqualTo(new AssistantMessage("Hello.", List.of(), "It is polite."));
  }
}
