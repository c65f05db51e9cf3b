package io.tdscaling.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The counts are those of o200k_base: each of the words here is one token. */
class TokenCountTest {
  private final TokenCount tokens = new TokenCount();

  private TokenCount.Tally count(Message... messages) {
    return tokens.of(Fixtures.rejected(Fixtures.trajectory(TokenUsage.NONE, List.of(messages))));
  }

  private static AssistantMessage calling(JsonNode arguments) {
    return new AssistantMessage("", List.of(new ToolCall("c1", "forecast", arguments)));
  }

  @Test
  void of_talk_countsUserAssistantAndTool() {
    assertThat(count(new UserMessage("hello world")).spent()).isEqualTo(2);
    assertThat(count(AssistantMessage.saying("hello world")).spent()).isEqualTo(2);
    assertThat(count(new ToolMessage("c1", "forecast", "hello world")).spent()).isEqualTo(2);
    assertThat(count(AssistantMessage.saying("hello world").withReasoning("hello there")).spent())
        .isEqualTo(4);
    assertThat(count().spent()).isZero();
  }

  @Test
  void of_calls_countsNamesAndArgumentsAlsoWhereTheyAreNoJson() throws JsonProcessingException {
    long name = count(new UserMessage("forecast")).spent();

    assertThat(count(calling(new TextNode("hello world"))).spent()).isEqualTo(name + 2);
    assertThat(count(calling(Json.parse("{ \"city\": \"Rome\" }"))).spent())
        .isEqualTo(name + count(new UserMessage("{\"city\":\"Rome\"}")).spent());
  }

  @Test
  void of_systemAndSchemas_areCountedApart() {
    long schemas = count().context();

    assertThat(schemas).isGreaterThan(5);
    assertThat(count(new SystemMessage("hello world")))
        .isEqualTo(new TokenCount.Tally(0, schemas + 2, false));
  }

  @Test
  void of_specialTokens_areText() {
    assertThat(count(new UserMessage("<|endoftext|>")).spent()).isGreaterThan(1);
  }

  @Test
  void of_modelUsage_standsForTheText() {
    TokenUsage usage = new TokenUsage(700, 77, 0, 0);
    Attempt attempt =
        Fixtures.rejected(Fixtures.trajectory(usage, List.of(new UserMessage("hello world"))));

    assertThat(tokens.of(attempt).spent()).isEqualTo(777);
    assertThat(tokens.of(attempt).byModel()).isTrue();
  }

  @Test
  void of_noConversation_costsNothing() {
    Verdict why = new Verdict.Rejected("some.rule", -1, Party.BLUEPRINT, "no plan");

    assertThat(tokens.of(new Attempt(0, SteeringTarget.FREE, null, null, why)))
        .isEqualTo(new TokenCount.Tally(0, 0, false));
  }
}
