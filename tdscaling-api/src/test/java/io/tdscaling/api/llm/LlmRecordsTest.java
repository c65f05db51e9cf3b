package io.tdscaling.api.llm;

import static io.tdscaling.api.Samples.read;
import static io.tdscaling.api.Samples.tool;
import static io.tdscaling.api.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.tool.OfferedTool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class LlmRecordsTest {
  private static final LlmParameters PARAMETERS = new LlmParameters(0, 1, 0);

  @Test
  void parameters_outOfRange_printTheValue() {
    assertRefused(
        () -> new LlmParameters(-0.1, 1, 0), "temperature must be finite and at least 0, got -0.1");
    assertRefused(
        () -> new LlmParameters(Double.NaN, 1, 0),
        "temperature must be finite and at least 0, got NaN");
    assertRefused(() -> new LlmParameters(1, 0, 0), "maxTokens must be positive, got 0");
  }

  @Test
  void usage_negativeCount_printsWhichAndTheValue() {
    assertRefused(() -> new TokenUsage(-1, 0, 0, 0), "prompt tokens must not be negative, got -1");
    assertRefused(
        () -> new TokenUsage(0, -2, 0, 0), "completion tokens must not be negative, got -2");
    assertRefused(() -> new TokenUsage(0, 0, -3, 0), "cached tokens must not be negative, got -3");
    assertRefused(
        () -> new TokenUsage(0, 0, 0, -4), "reasoning tokens must not be negative, got -4");
  }

  @Test
  void usage_plus_addsEachCount() {
    TokenUsage usage = new TokenUsage(1, 2, 3, 4).plus(new TokenUsage(10, 20, 30, 40));
    assertThat(usage).isEqualTo(new TokenUsage(11, 22, 33, 44));
    assertThat(usage.plus(TokenUsage.NONE)).isEqualTo(usage);
    assertThat(usage.total()).isEqualTo(33);
  }

  @Test
  void usage_json_holdsTheCountsOnly() {
    TokenUsage usage = new TokenUsage(1, 2, 3, 4);
    assertThat(write(usage))
        .isEqualTo("{\"prompt\":1,\"completion\":2,\"cached\":3,\"reasoning\":4}");
    assertThat(read(write(usage), TokenUsage.class)).isEqualTo(usage);
  }

  @Test
  void request_listsChangedAfterwards_keepsItsOwn() {
    List<Message> messages = new ArrayList<>(List.of(new UserMessage("hi")));
    List<OfferedTool> tools = new ArrayList<>(List.of(new OfferedTool("n", tool("s", "n"))));
    LlmRequest request =
        new LlmRequest(messages, tools, PARAMETERS, new LlmRequest.Purpose("user", 3, 0));
    messages.clear();
    tools.clear();
    assertThat(request.messages()).containsExactly(new UserMessage("hi"));
    assertThat(request.tools()).hasSize(1);
  }

  @Test
  void purpose_ofAnotherAttempt_differs() {
    assertThat(new LlmRequest.Purpose("user", 3, 0))
        .isNotEqualTo(new LlmRequest.Purpose("user", 4, 0));
  }

  @Test
  void parameters_timeAndStop_areCheckedAndKept() {
    assertRefused(
        () -> PARAMETERS.withTimeout(Duration.ZERO), "timeout must be positive, got PT0S");
    assertThat(PARAMETERS.allowed()).isEmpty();
    assertThat(PARAMETERS.withTimeout(Duration.ofSeconds(3)).allowed())
        .contains(Duration.ofSeconds(3));
    assertThat(PARAMETERS.withStop(List.of("END")).stop()).containsExactly("END");
  }

  @Test
  void purpose_again_isTheNextRepairOfTheSameTurn() {
    LlmRequest.Purpose first = new LlmRequest.Purpose("tool", 3, 2);
    assertThat(first.again()).isEqualTo(new LlmRequest.Purpose("tool", 3, 2, 1));
    assertRefused(
        () -> new LlmRequest.Purpose("tool", 3, 2, -1), "repair must not be negative, got -1");
  }

  @Test
  void request_choiceAndSchema_leaveTheRest() {
    LlmRequest plain =
        new LlmRequest(List.of(), List.of(), PARAMETERS, new LlmRequest.Purpose("judge", 1, 0));
    LlmRequest asked =
        plain.choosing(LlmRequest.ToolChoice.NONE).answering(JsonNodeFactory.instance.objectNode());
    assertThat(plain.schema()).isEmpty();
    assertThat(plain.toolChoice()).isEqualTo(LlmRequest.ToolChoice.AUTO);
    assertThat(asked.schema()).isPresent();
    assertThat(asked.purpose()).isEqualTo(plain.purpose());
  }

  @Test
  void exception_whatNoOtherRequestCanMend_endsTheRunAndIsNotRetried() {
    for (LlmException.Reason reason : LlmException.Reason.values()) {
      assertThat(reason.endsRun() && reason.retryable()).as(reason.label()).isFalse();
    }
    LlmException limited =
        new LlmException(LlmException.Reason.RATE_LIMITED, "later", Duration.ofSeconds(2), null);
    assertThat(limited.retryAfter()).contains(Duration.ofSeconds(2));
    assertThat(new LlmException(LlmException.Reason.TOO_LARGE, "big").retryAfter()).isEmpty();
  }

  @Test
  void reply_text_isACompleteAnswer() {
    assertThat(LlmReply.text("Hello"))
        .isEqualTo(
            new LlmReply(AssistantMessage.saying("Hello"), LlmReply.Finish.STOP, TokenUsage.NONE));
  }

  private static void assertRefused(ThrowingCallable made, String message) {
    assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
