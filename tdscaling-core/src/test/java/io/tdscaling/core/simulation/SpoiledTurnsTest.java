package io.tdscaling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tdscaling.api.agent.AssistantAgent;
import io.tdscaling.api.agent.UserAgent;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmReply.Finish;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Party;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.llm.prompt.Prompts;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model does wrong in one turn ends the attempt by a rule of its own. */
class SpoiledTurnsTest {
  private static LlmClient finishing(Finish finish) {
    return request ->
        new LlmReply(AssistantMessage.saying("I would like"), finish, new TokenUsage(5, 512, 0, 0));
  }

  private static UserAgent user(LlmClient model) {
    return new LlmUser(model, "m");
  }

  private static RoleFault fault(UserAgent user, AssistantAgent assistant) {
    return assertThatExceptionOfType(RoleFault.class)
        .isThrownBy(() -> Desk.talk(user, assistant))
        .actual();
  }

  private static void assertFault(RoleFault fault, String rule, Party party, String reason) {
    assertThat(fault.rule()).isEqualTo(rule);
    assertThat(fault.party()).isEqualTo(party);
    assertThat(fault).hasMessageContaining(reason);
  }

  @Test
  void replyThatWasCutOffByLength_isTheModelsFault() {
    assertFault(
        fault(user(finishing(Finish.LENGTH)), new ProceduralAssistant()),
        "user.cut-off",
        Party.USER,
        "cut off after 512 tokens");
    assertFault(
        fault(new ProceduralUser(), new LlmAssistant(finishing(Finish.LENGTH), "m")),
        "assistant.cut-off",
        Party.ASSISTANT,
        "cut off after 512 tokens");
  }

  @Test
  void replyThatWasFiltered_isTheModelsFault() {
    assertFault(
        fault(user(finishing(Finish.FILTERED)), new ProceduralAssistant()),
        "user.filtered",
        Party.USER,
        "filter");
    assertFault(
        fault(new ProceduralUser(), new LlmAssistant(finishing(Finish.FILTERED), "m")),
        "assistant.filtered",
        Party.ASSISTANT,
        "filter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Okay: you play a person who talks to an assistant, so I want an order.",
        "I will TELL the following, only when the assistant asks for it.",
        "Find my orders. Keep every name, number, identifier and quoted text exactly."
      })
  void userWhoRepeatsThePrompt_isAtFault(String words) {
    assertFault(
        fault(user(ScriptedModel.saying(words)), new ProceduralAssistant()),
        "user.instructions-told",
        Party.USER,
        "words of its instructions");
  }

  @Test
  void userWhoSaysWhatIsFilledIn_isNot() throws Exception {
    Trajectory said =
        Desk.talk(
            user(ScriptedModel.saying(Desk.REQUEST, "It's me, Ines.", "[done]")),
            new LlmAssistant(ScriptedModel.saying("Sure."), "m"));
    assertThat(said.messages().get(1).text()).isEqualTo(Desk.REQUEST);
    assertThat(said.messages()).hasSize(5);
  }

  @Test
  void ownPrompt_isWhatIsLookedFor() {
    Prompts own =
        Prompts.standard()
            .with(
                Prompts.USER,
                "Behave like somebody who wants very much help {{requests}}{{disclosures}}"
                    + "{{corrections}}{{done}}");
    ScriptedModel model =
        ScriptedModel.saying("I behave like somebody who wants very much help with it.");
    assertFault(
        fault(new LlmUser(model, "m", own), new ProceduralAssistant()),
        "user.instructions-told",
        Party.USER,
        "behave like somebody");
  }

  @Test
  void sameCallForTheSameAnswer_isCutOffEarly() throws Exception {
    ScriptedModel model =
        ScriptedModel.saying().thenCall(new ToolCall("a", "get_order", Json.object()));
    Trajectory looped = Desk.talk(new ProceduralUser(), new LlmAssistant(model, "m"));
    assertThat(model.requests()).hasSizeLessThan(ConversationSimulator.MOST_TURNS);
    assertThat(looped.messages().get(looped.messages().size() - 1).role()).isEqualTo("tool");
  }

  @Test
  void callsWithOtherArguments_areNoLoop() throws Exception {
    AtomicInteger count = new AtomicInteger();
    LlmClient model =
        request -> {
          int n = count.incrementAndGet();
          ToolCall call =
              new ToolCall("a" + n, "get_order", Json.object().put("order_id", "O-" + n % 2));
          return new LlmReply(
              new AssistantMessage("", List.of(call)), Finish.TOOL_CALLS, TokenUsage.NONE);
        };
    Trajectory walked = Desk.talk(new ProceduralUser(), new LlmAssistant(model, "m"));
    assertThat(walked.notes()).hasSize(ConversationSimulator.MOST_TURNS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNAUTHORIZED", "OVER_BUDGET", "UNAVAILABLE", "RATE_LIMITED"})
  void failureOfTheBackend_isKeptAsItIs(String reason) {
    LlmException failure = new LlmException(LlmException.Reason.valueOf(reason), "no more");
    AtomicInteger asked = new AtomicInteger();
    LlmClient model =
        request -> {
          asked.incrementAndGet();
          throw failure;
        };
    RoleFault user = fault(user(model), new ProceduralAssistant());
    RoleFault assistant = fault(new ProceduralUser(), new LlmAssistant(model, "m"));
    assertThat(user.getCause()).isSameAs(failure);
    assertThat(assistant.getCause()).isSameAs(failure);
    assertThat(user.rule()).isEqualTo(RoleFault.FAULT);
    assertThat(asked).hasValue(2);
  }
}
