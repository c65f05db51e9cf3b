package io.tdscaling.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmParameters;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.OfferedTool;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenAiClientTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY = "k-3141592653";

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void complete_conversation_isSentInTheProtocolsForm() throws Exception {
    answer(200, "{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}");
    client(KEY).complete(request());
    RecordedRequest sent = server.takeRequest();
    JsonNode body = JSON.readTree(sent.getBody().utf8());

    assertThat(sent.getTarget()).isEqualTo("/v1/chat/completions");
    assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(body.path("model").asText()).isEqualTo("some-model");
    assertThat(body.path("messages").findValuesAsText("role"))
        .containsExactly("system", "user", "assistant", "tool");
    JsonNode call = body.at("/messages/2/tool_calls/0");
    assertThat(call.at("/function/arguments").asText()).isEqualTo("{\"city\":\"Bern\"}");
    assertThat(body.at("/messages/3/tool_call_id").asText()).isEqualTo(call.path("id").asText());
    assertThat(body.at("/tools/0/function/name").asText()).isEqualTo("get_forecast");
    assertThat(body.at("/tools/0/function/parameters/required/0").asText()).isEqualTo("city");
  }

  @Test
  void complete_answerWithCalls_isRead() throws Exception {
    answer(
        200,
        """
        {"choices":[{"message":{"content":null,"tool_calls":[
           {"id":"a","type":"function",
            "function":{"name":"get_forecast","arguments":"{\\"city\\":\\"Rome\\"}"}},
           {"id":"b","type":"function",
            "function":{"name":"get_forecast","arguments":"{city"}}]},
           "finish_reason":"tool_calls"}],
         "usage":{"prompt_tokens":11,"completion_tokens":5,
                  "prompt_tokens_details":{"cached_tokens":3}}}
        """);
    LlmReply reply = client("").complete(request());

    assertThat(reply.finish()).isEqualTo(LlmReply.Finish.TOOL_CALLS);
    assertThat(reply.usage()).isEqualTo(new TokenUsage(11, 5, 3, 0));
    assertThat(reply.message().text()).isEmpty();
    assertThat(reply.message().toolCalls())
        .containsExactly(
            new ToolCall("a", "get_forecast", JSON.readTree("{\"city\":\"Rome\"}")),
            new ToolCall("b", "get_forecast", JSON.valueToTree("{city")));
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
  }

  @Test
  void complete_serverError_saysStatusAndWhyButNotTheKey() {
    answer(503, "overloaded");

    assertThatThrownBy(() -> client(KEY).complete(request()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("answered 503: overloaded")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void complete_answerWithoutMessage_isAnError() {
    answer(200, "{\"choices\":[]}");

    assertThatThrownBy(() -> client(KEY).complete(request()))
        .isInstanceOf(IOException.class)
        .hasMessage("the answer has no choices[0].message");
  }

  private OpenAiClient client(String key) {
    return new OpenAiClient(server.url("/v1/").toString(), "some-model", key);
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private static LlmRequest request() throws IOException {
    ToolCall call = new ToolCall("call_0", "get_forecast", JSON.readTree("{\"city\":\"Bern\"}"));
    return new LlmRequest(
        List.of(
            new SystemMessage("Be kind."),
            new UserMessage("How will it be in Bern?"),
            new AssistantMessage("", List.of(call)),
            new ToolMessage("call_0", "get_forecast", "{\"sky\":\"blue\"}")),
        List.of(new OfferedTool("get_forecast", CustomTools.weather().tools().get(0))),
        new LlmParameters(1.0, 100, 7),
        new LlmRequest.Purpose("assistant", 0, 1));
  }
}
