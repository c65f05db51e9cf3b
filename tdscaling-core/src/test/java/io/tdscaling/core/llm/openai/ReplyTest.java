package io.tdscaling.core.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmReply.Finish;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.core.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest extends Fixture {
  private LlmReply reply(String body, LlmRequest request) throws Exception {
    answer(200, body);
    try (OpenAiCompatibleClient client = builder().build()) {
      return client.complete(request);
    }
  }

  private LlmReply reply(String body) throws Exception {
    return reply(json(body).toString(), question());
  }

  private static String calls(String... calls) {
    return "{'choices': [{'message': {'content': null, 'tool_calls': ["
        + String.join(",", calls)
        + "]}, 'finish_reason': 'tool_calls'}]}";
  }

  private static String call(String id, String arguments) {
    return "{'id': '%s', 'type': 'function', 'function': {'name': 'f', 'arguments': %s}}"
        .formatted(id, arguments);
  }

  @Test
  void textIsRead() throws Exception {
    assertThat(reply(HELLO))
        .isEqualTo(
            new LlmReply(
                AssistantMessage.saying("Hello"), Finish.STOP, new TokenUsage(12, 3, 0, 0)));
  }

  @Test
  void spaceThatKeepsTheConnectionAliveIsPassedOver() throws Exception {
    server.enqueue(json(200, "").chunkedBody(" \n".repeat(500) + HELLO, 2).build());
    try (OpenAiCompatibleClient client = builder().build()) {
      assertThat(client.complete(question()).message().text()).isEqualTo("Hello");
    }
  }

  @Test
  void parallelCallsAreRead() throws Exception {
    LlmReply reply = reply(calls(call("a", "'{}'"), call("b", "'{\\'x\\': 1}'")));

    assertThat(reply.finish()).isEqualTo(Finish.TOOL_CALLS);
    assertThat(reply.message().text()).isEmpty();
    assertThat(reply.message().toolCalls())
        .containsExactly(
            new ToolCall("a", "f", json("{}")), new ToolCall("b", "f", json("{'x': 1}")));
  }

  @Test
  void argumentsThatAreNotJsonStayText() throws Exception {
    assertThat(arguments("'{city'")).isEqualTo(TextNode.valueOf("{city"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "' '", "null", "'{}'", "{}"})
  void noArgumentsAreAnEmptyObject(String written) throws Exception {
    assertThat(arguments(written)).isEqualTo(json("{}"));
  }

  @Test
  void argumentsThatAreAnObjectAlreadyAreTaken() throws Exception {
    assertThat(arguments("{'x': [1]}")).isEqualTo(json("{'x': [1]}"));
  }

  private JsonNode arguments(String written) throws Exception {
    return reply(calls(call("a", written))).message().toolCalls().get(0).arguments();
  }

  @Test
  void twoCallsWithOneIdAreToldApart() throws Exception {
    LlmReply reply =
        reply(calls(call("a", "'{}'"), call("a", "'{}'"), call("a-2", "'{}'"), call("a", "'{}'")));

    assertThat(reply.message().toolCalls())
        .extracting(ToolCall::id)
        .containsExactly("a", "a-2", "a-2-2", "a-3");
  }

  @Test
  void idsThatTheConversationHasAlreadyAreNotUsedAgain() throws Exception {
    ToolCall earlier = new ToolCall("call_1", "f", json("{}"));
    ToolCall other = new ToolCall("a", "f", json("{}"));
    LlmRequest request =
        question(
            List.of(), new UserMessage("Hi"), new AssistantMessage("", List.of(earlier, other)));
    LlmReply reply =
        reply(
            json(calls(call("", "'{}'"), call("a", "'{}'"), call("", "'{}'"))).toString(), request);

    assertThat(reply.message().toolCalls())
        .extracting(ToolCall::id)
        .containsExactly("call_2", "a-2", "call_4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reasoning_content", "reasoning"})
  void reasoningIsRead(String member) throws Exception {
    LlmReply reply =
        reply(
            "{'choices': [{'message': {'content': 'Yes', '%s': 'Hm.'}, 'finish_reason': 'stop'}]}"
                .formatted(member));

    assertThat(reply.message()).isEqualTo(new AssistantMessage("Yes", List.of(), "Hm."));
  }

  @Test
  void contentInPartsIsPutTogether() throws Exception {
    LlmReply reply =
        reply(
            "{'choices': [{'message': {'content': [{'type': 'text', 'text': 'a'},"
                + "{'type': 'text', 'text': 'b'}]}, 'finish_reason': 'stop'}]}");

    assertThat(reply.message().text()).isEqualTo("ab");
  }

  @Test
  void halvesOfCharactersAreReplaced() throws Exception {
    assertThat(reply(saying("x\uD83D").replace("\uD83D", "\\uD83D"), question()).message().text())
        .isEqualTo("x\uFFFD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'prompt_tokens': 9, 'completion_tokens': 8, 'prompt_tokens_details':"
            + " {'cached_tokens': 4}, 'completion_tokens_details': {'reasoning_tokens': 3}}"
            + "|9|8|4|3",
        "{'prompt_tokens': 2, 'completion_tokens': 1, 'prompt_tokens_details':"
            + " {'cached_tokens': 4}, 'completion_tokens_details': {'reasoning_tokens': 3}}"
            + "|2|1|2|1",
        "{'prompt_tokens': -2, 'completion_tokens': 1e30, 'prompt_tokens_details': null}"
            + "|0|2147483647|0|0",
        "{'prompt_tokens': 'many', 'completion_tokens': null}|0|0|0|0",
        "null|0|0|0|0",
        "7|0|0|0|0"
      })
  void usageIsReadAndMadeConsistent(
      String written, long prompt, long completion, long cached, long reasoning) throws Exception {
    LlmReply reply =
        reply(
            "{'choices': [{'message': {'content': ''}, 'finish_reason': 'stop'}], 'usage': %s}"
                .formatted(written));

    assertThat(reply.usage()).isEqualTo(new TokenUsage(prompt, completion, cached, reasoning));
  }

  @ParameterizedTest
  @CsvSource({
    "stop,STOP",
    "tool_calls,STOP",
    "length,LENGTH",
    "content_filter,FILTERED",
    "weird\u0007,STOP"
  })
  void finishReasonOfTextIsRead(String word, Finish finish) throws Exception {
    LlmReply reply =
        reply(
            "{\"choices\": [{\"message\": {\"content\": \"a\"}, \"finish_reason\": "
                + Json.quoted(word)
                + "}]}",
            question());

    assertThat(reply.finish()).isEqualTo(finish);
  }

  @ParameterizedTest
  @CsvSource({"stop,TOOL_CALLS", "weird,TOOL_CALLS", "length,LENGTH"})
  void finishReasonOfCallsIsRead(String word, Finish finish) throws Exception {
    LlmReply reply = reply(calls(call("a", "'{}'")).replace("'tool_calls'}]", "'" + word + "'}]"));

    assertThat(reply.finish()).isEqualTo(finish);
  }

  @Test
  void missingFinishReasonOfAWholeAnswerIsTakenForStop() throws Exception {
    assertThat(reply("{'choices': [{'message': {'content': 'a'}}]}").finish())
        .isEqualTo(Finish.STOP);
  }
}
