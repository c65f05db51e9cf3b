package io.tdscaling.core.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmReply.Finish;
import io.tdscaling.api.llm.TokenUsage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTest extends Fixture {
  private static final String STOP = "{'choices': [{'delta': {}, 'finish_reason': 'stop'}]}";

  private LlmReply reply(String... events) throws Exception {
    stream(Arrays.stream(events).map(event -> event.replace('\'', '"')).toArray(String[]::new));
    return reply();
  }

  private LlmReply reply() throws Exception {
    try (OpenAiCompatibleClient client = builder().streaming(true).build()) {
      return client.complete(question());
    }
  }

  private static String delta(String delta) {
    return "{'choices': [{'index': 0, 'delta': " + delta + ", 'finish_reason': null}]}";
  }

  private static String call(String call) {
    return delta("{'tool_calls': [" + call + "]}");
  }

  @Test
  void textReasoningAndUsageArePutTogether() throws Exception {
    LlmReply reply =
        reply(
            delta("{'role': 'assistant', 'content': ''}"),
            delta("{'reasoning_content': 'H'}"),
            delta("{'reasoning': 'm'}"),
            delta("{'content': 'Hel'}"),
            delta("{'content': 'lo'}"),
            STOP,
            "{'choices': [], 'usage': {'prompt_tokens': 4, 'completion_tokens': 2}}",
            "[DONE]");

    assertThat(reply)
        .isEqualTo(
            new LlmReply(
                new AssistantMessage("Hello", List.of(), "Hm"),
                Finish.STOP,
                new TokenUsage(4, 2, 0, 0)));
  }

  @Test
  void callsArePutTogetherByTheirIndex() throws Exception {
    LlmReply reply =
        reply(
            call("{'index': 1, 'id': 'b', 'function': {'name': 'g', 'arguments': ''}}"),
            call("{'index': 0, 'id': 'a', 'function': {'name': 'f', 'arguments': '{'}}"),
            call("{'index': 1, 'function': {'arguments': '[1'}}"),
            call("{'index': 0, 'function': {'arguments': '}'}}")
                .replace("]}", ",{'index': 1, 'function': {'arguments': ']'}}]}"),
            STOP,
            "[DONE]");

    assertThat(reply.finish()).isEqualTo(Finish.TOOL_CALLS);
    assertThat(reply.message().toolCalls())
        .containsExactly(new ToolCall("a", "f", json("{}")), new ToolCall("b", "g", json("[1]")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'index': 0, ", ""})
  void callsThatAreNumberedAlikeAreToldApartByTheirIds(String index) throws Exception {
    LlmReply reply =
        reply(
            call("{" + index + "'id': 'a', 'function': {'name': 'f', 'arguments': '['}}"),
            call("{" + index + "'id': 'a', 'function': {'arguments': ']'}}"),
            call("{" + index + "'id': 'b', 'function': {'name': 'g', 'arguments': '{'}}"),
            call("{" + index + "'function': {'arguments': '}'}}"),
            STOP);

    assertThat(reply.message().toolCalls())
        .containsExactly(new ToolCall("a", "f", json("[]")), new ToolCall("b", "g", json("{}")));
  }

  @Test
  void otherChoicesArePassedOver() throws Exception {
    LlmReply reply =
        reply(
            delta("{'content': 'a'}"),
            "{'choices': [{'index': 1, 'delta': {'content': 'b'}, 'finish_reason': 'length'}]}",
            STOP);

    assertThat(reply.message().text()).isEqualTo("a");
    assertThat(reply.finish()).isEqualTo(Finish.STOP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesEndAsTheyLikeAndCommentsArePassedOver(String end) throws Exception {
    String body =
        """
        : keep-alive

        : keep-alive

        event: message
        id: 1
        data:{"choices": [{"delta":
        data:  {"content": "a"}
        data: }]}
        : keep-alive
        data

        retry: 100
        database: none

        data: {"choices": [{"delta": {"content": "ä"}, "finish_reason": "stop"}]}

        data: [DONE]

        data: this is not read
        """;
    server.enqueue(streamed(body.replace("\n", end)).build());

    assertThat(reply().message().text()).isEqualTo("aä");
  }

  @Test
  void lastEmptyLineMayBeMissing() throws Exception {
    server.enqueue(streamed("data: " + STOP.replace('\'', '"')).build());

    assertThat(reply().finish()).isEqualTo(Finish.STOP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[DONE]", ""})
  void streamThatEndsWithoutFinishReasonIsMalformed(String end) {
    stream(delta("{'content': 'a'}").replace('\'', '"'), end.isEmpty() ? "{}" : end);

    assertMalformed("the stream ended without a finish_reason");
  }

  @Test
  void emptyStreamIsMalformed() {
    server.enqueue(streamed(": nothing\n\n").build());

    assertMalformed("the stream ended without a finish_reason");
  }

  @Test
  void eventThatIsNotJsonIsMalformed() {
    stream(delta("{'content': 'a'}").replace('\'', '"'), "{\"choices\": [");

    assertMalformed("an event of the stream is not JSON");
  }

  private void assertMalformed(String problem) {
    LlmException failure = failure(builder().streaming(true));
    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_REPLY);
    assertThat(failure)
        .hasMessage(server.url("/v1/chat/completions") + " gave no answer: " + problem);
  }

  @Test
  void serverThatCannotStreamAnswersAsAWhole() throws Exception {
    answer(200, HELLO);

    assertThat(reply().message().text()).isEqualTo("Hello");
  }

  @Test
  void connectionIsUsedAgain() throws Exception {
    try (OpenAiCompatibleClient client = builder().streaming(true).build()) {
      for (int i = 0; i < 3; i++) {
        stream(STOP.replace('\'', '"'), "[DONE]");
        client.complete(question());
      }
    }
    sent();
    sent();
    assertThat(sent().getExchangeIndex()).isEqualTo(2);
  }
}
