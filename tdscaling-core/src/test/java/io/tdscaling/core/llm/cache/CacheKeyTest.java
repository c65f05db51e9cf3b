package io.tdscaling.core.llm.cache;

import static io.tdscaling.core.llm.LlmSamples.request;
import static io.tdscaling.core.llm.LlmSamples.tool;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmParameters;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.LlmRequest.Purpose;
import io.tdscaling.api.llm.LlmRequest.ToolChoice;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.core.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CacheKeyTest {
  private static final LlmRequest BASE = request("hello", 1);

  @Test
  void sameQuestion_hasTheSameKeyInEveryRelease() {
    assertThat(CacheKey.of("model", BASE))
        .isEqualTo(CacheKey.of("model", request("hello", 1)))
        .isEqualTo("6dc5e87869e8b65b9be9f59e4282025192718a852ff769f7704d88416d3b4cca");
  }

  @Test
  void everythingThatCanChangeTheAnswer_changesTheKey() {
    List<String> keys = new ArrayList<>();
    keys.add(CacheKey.of("model", BASE));
    keys.add(CacheKey.of("other", BASE));
    conversations().forEach(messages -> keys.add(CacheKey.of("model", BASE.with(messages))));
    offers().forEach(tools -> keys.add(CacheKey.of("model", offering(tools))));
    keys.add(CacheKey.of("model", BASE.choosing(ToolChoice.NONE)));
    keys.add(CacheKey.of("model", BASE.choosing(ToolChoice.REQUIRED)));
    keys.add(CacheKey.of("model", BASE.answering(Json.object())));
    keys.add(CacheKey.of("model", BASE.answering(Json.object().put("type", "object"))));
    sampled().forEach(parameters -> keys.add(CacheKey.of("model", sampling(parameters))));
    purposes().forEach(purpose -> keys.add(CacheKey.of("model", BASE.with(purpose))));

    assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("[0-9a-f]{64}"));
  }

  private static List<List<Message>> conversations() {
    JsonNode arguments = Json.object().put("a", 1);
    return List.of(
        List.of(),
        List.of(new UserMessage("hello!")),
        List.of(new SystemMessage("hello")),
        List.of(AssistantMessage.saying("hello")),
        List.of(AssistantMessage.saying("hello").withReasoning("why")),
        List.of(new UserMessage("hello"), new UserMessage("")),
        List.of(new UserMessage(""), new UserMessage("hello")),
        List.of(new UserMessage("hello4:user0:")),
        List.of(AssistantMessage.saying("hello3:why").withReasoning("")),
        List.of(new ToolMessage("1", "a", "hello")),
        List.of(new ToolMessage("2", "a", "hello")),
        List.of(new ToolMessage("1", "b", "hello")),
        calling(new ToolCall("1", "a", arguments)),
        calling(new ToolCall("2", "a", arguments)),
        calling(new ToolCall("1", "b", arguments)),
        calling(new ToolCall("1", "a", Json.object().put("a", "1"))),
        calling(new ToolCall("1", "a", arguments), new ToolCall("1", "a", arguments)));
  }

  private static List<Message> calling(ToolCall... calls) {
    return List.of(new AssistantMessage("hello", List.of(calls)));
  }

  private static List<List<OfferedTool>> offers() {
    OfferedTool a = tool("a", "does a");
    return List.of(
        List.of(a),
        List.of(new OfferedTool("b", a.spec())),
        List.of(tool("a", "does b")),
        List.of(new OfferedTool("a", tool("c", "does a").spec())),
        List.of(a, tool("b", "does b")),
        List.of(tool("b", "does b"), a));
  }

  private static LlmRequest offering(List<OfferedTool> tools) {
    return new LlmRequest(BASE.messages(), tools, BASE.parameters(), BASE.purpose());
  }

  private static List<LlmParameters> sampled() {
    LlmParameters parameters = BASE.parameters();
    return List.of(
        new LlmParameters(0.8, 100, 5),
        new LlmParameters(0.7, 101, 5),
        new LlmParameters(0.7, 100, 6),
        parameters.withStop(List.of("a")),
        parameters.withStop(List.of("a", "b")));
  }

  private static LlmRequest sampling(LlmParameters parameters) {
    return new LlmRequest(BASE.messages(), BASE.tools(), parameters, BASE.purpose());
  }

  private static List<Purpose> purposes() {
    return List.of(
        new Purpose("assistant", 1, 0),
        new Purpose("user", 2, 0),
        new Purpose("user", 1, 1),
        new Purpose("user", 1, 0, 1));
  }

  @Test
  void timeAllowed_isNoPartOfTheKey() {
    LlmParameters patient = BASE.parameters().withTimeout(Duration.ofHours(1));

    assertThat(CacheKey.of("model", sampling(patient))).isEqualTo(CacheKey.of("model", BASE));
  }

  @Test
  void orderOfMembers_isNoPartOfTheKey() {
    JsonNode one = Json.object().put("a", 1).put("b", 2);
    JsonNode two = Json.object().put("b", 2).put("a", 1);

    assertThat(CacheKey.of("m", BASE.answering(one)))
        .isEqualTo(CacheKey.of("m", BASE.answering(two)));
    assertThat(CacheKey.of("m", BASE.with(calling(new ToolCall("1", "a", one)))))
        .isEqualTo(CacheKey.of("m", BASE.with(calling(new ToolCall("1", "a", two)))));
  }

  @Test
  void equalTools_haveEqualKeys() {
    assertThat(CacheKey.of("m", offering(List.of(tool("a", "does a")))))
        .isEqualTo(CacheKey.of("m", offering(List.of(tool("a", "does a")))));
  }
}
