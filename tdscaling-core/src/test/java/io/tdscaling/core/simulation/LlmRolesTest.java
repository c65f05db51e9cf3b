package io.tdscaling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.agent.AssistantAgent;
import io.tdscaling.api.agent.UserAgent;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.fixture.OrderDesk;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.llm.prompt.Prompts;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LlmRolesTest {
  private static ToolCall call(String id, String name, JsonNode arguments) {
    return new ToolCall(id, name, arguments);
  }

  private static UserAgent user(LlmClient model) {
    return new LlmUser(model, "user-model");
  }

  private static AssistantAgent assistant(LlmClient model) {
    return new LlmAssistant(model, "assistant-model");
  }

  private static List<String> roles(List<Message> messages) {
    return messages.stream().map(Message::role).toList();
  }

  @Test
  void user_conversation_isSeenFromTheOtherSide() throws Exception {
    ScriptedModel user = ScriptedModel.saying("Find my orders.", "ada@example.com", "[DONE]");
    Desk.talk(user(user), assistant(ScriptedModel.saying("Who are you?", "Done.")));
    LlmRequest last = user.requests().get(2);
    assertThat(roles(last.messages()))
        .containsExactly("system", "user", "assistant", "user", "assistant", "user");
    assertThat(last.messages().subList(2, 6).stream().map(Message::text))
        .containsExactly("Find my orders.", "Who are you?", "ada@example.com", "Done.");
    assertThat(last.tools()).isEmpty();
    assertThat(last.purpose()).isEqualTo(new LlmRequest.Purpose("user", 2, 2));
    assertThat(user.requests().stream().map(r -> r.parameters().seed())).doesNotHaveDuplicates();
  }

  @Test
  void user_prompt_holdsRequestsAndDisclosuresToTheLetter() throws Exception {
    ScriptedModel user = ScriptedModel.saying("[DONE]");
    Desk.talk(user(user), new ProceduralAssistant());
    String prompt = user.requests().get(0).messages().get(0).text();
    assertThat(prompt)
        .contains("1. " + Desk.REQUEST + "\n2. " + Desk.SECOND_REQUEST)
        .contains("- " + Desk.REPLY)
        .contains("Ines")
        .contains("terse")
        .contains("Read an order.")
        .contains("[DONE]");
  }

  @Test
  void user_doneOrTooLong_endsTheConversation() throws Exception {
    for (String end : List.of("[DONE]", "Thanks, bye. [DONE]", "x".repeat(16_385))) {
      Trajectory trajectory =
          Desk.talk(
              user(ScriptedModel.saying("Hello", end)), assistant(ScriptedModel.saying("Hi")));
      assertThat(roles(trajectory.messages())).containsExactly("system", "user", "assistant");
    }
  }

  @Test
  void usage_allTurns_isSummedTheLastOneIncluded() throws Exception {
    Trajectory trajectory =
        Desk.talk(
            user(ScriptedModel.saying("Hello", "[DONE]")),
            assistant(
                ScriptedModel.saying()
                    .thenCall(call("a", "get_order", Json.object()))
                    .then(AssistantMessage.saying("Hi"))));
    assertThat(trajectory.provenance().usage().prompt()).isEqualTo(40);
    assertThat(trajectory.provenance().usage().completion()).isEqualTo(12);
    assertThat(trajectory.provenance().models())
        .containsEntry("user", "user-model")
        .containsEntry("assistant", "assistant-model");
  }

  @Test
  void prompts_ofModels_areInTheProvenance() throws Exception {
    Prompts own =
        Prompts.standard()
            .with(Prompts.USER, "Ask: {{requests}}{{disclosures}}{{corrections}}{{done}}");
    ScriptedModel model = ScriptedModel.saying("[DONE]");
    Trajectory led = Desk.talk(new LlmUser(model, "m", own), new ProceduralAssistant());
    assertThat(led.provenance().prompts()).containsExactly(entry("user", own.id(Prompts.USER)));
    assertThat(model.requests().get(0).messages().get(0).text()).startsWith("Ask: 1. ");
    assertThat(Desk.talk(new ProceduralUser(), new ProceduralAssistant()).provenance().prompts())
        .isEmpty();
  }

  @Test
  void cast_othersWhoTakePart_areInTheProvenanceToo() throws Exception {
    Cast others = Cast.NONE.with("judge", "j-1", "judge@1:ab").with("tool", "t-1", "");
    assertThat(others.models()).containsOnlyKeys("judge", "tool");
    assertThat(others.prompts()).containsExactly(entry("judge", "judge@1:ab"));
    assertThat(others.with("judge", "j-2", "").prompts()).isEmpty();
  }

  @Test
  void assistant_request_holdsToolsAndConversationButNoPlan() throws Exception {
    ScriptedModel model = ScriptedModel.saying("Hello.");
    Desk.talk(new ProceduralUser(), assistant(model));
    LlmRequest first = model.requests().get(0);
    assertThat(first.tools()).isEqualTo(OrderDesk.tools());
    assertThat(roles(first.messages())).containsExactly("system", "user");
    assertThat(first.messages().get(0).text()).contains("Be brief.").doesNotContain("ada@");
    assertThat(first.purpose()).isEqualTo(new LlmRequest.Purpose("assistant", 2, 0));
  }

  @Test
  void assistant_toolCalls_becomeCallsAndWordsBecomeTalk() throws Exception {
    Trajectory trajectory =
        Desk.talk(
            new ProceduralUser(),
            assistant(
                ScriptedModel.saying()
                    .thenCall(
                        call("a", "find_orders", Json.object().put("customer", "x@example.com")))
                    .then(AssistantMessage.saying("All done."))));
    assertThat(trajectory.notes().stream().map(StepNote::act))
        .containsExactly(DialogueAct.CALL, DialogueAct.TALK, DialogueAct.TALK);
    assertThat(trajectory.notes().get(0).calls().get(0).error()).isFalse();
  }

  @Test
  void assistant_malformedCalls_areAnsweredNeverACrash() throws Exception {
    Trajectory trajectory =
        Desk.talk(
            new ProceduralUser(),
            assistant(
                ScriptedModel.saying()
                    .thenCall(
                        call("same", "no_such_tool", Json.object()),
                        call("same", "get_order", TextNode.valueOf("{not json")),
                        call("", "get_order", Json.array()),
                        call("d", "get_order", Json.object().putNull("order_id")))
                    .then(AssistantMessage.saying(""))));
    List<ToolMessage> answers =
        trajectory.messages().stream()
            .filter(ToolMessage.class::isInstance)
            .map(ToolMessage.class::cast)
            .toList();
    assertThat(answers).hasSize(4);
    assertThat(answers).allMatch(answer -> answer.text().contains("\"error\""));
    assertThat(answers.get(0).text()).contains("no_such_tool");
    assertThat(trajectory.notes().get(0).calls()).hasSize(4).allMatch(StepNote.CallNote::error);
  }

  @Test
  void assistant_thatNeverStopsCalling_isCutOff() throws Exception {
    Trajectory trajectory =
        Desk.talk(
            new ProceduralUser(),
            assistant(ScriptedModel.saying().thenCall(call("a", "get_order", Json.object()))));
    // The plan calls the tool once.
    assertThat(trajectory.notes()).hasSize(10);
    assertThat(trajectory.messages().get(trajectory.messages().size() - 1).role())
        .isEqualTo("tool");
  }

  @Test
  void partiesThatNeverEnd_areCutOff() throws Exception {
    Trajectory trajectory =
        Desk.talk(user(ScriptedModel.saying("More.")), assistant(ScriptedModel.saying("Sure?")));
    assertThat(trajectory.messages()).hasSize(1 + 2 * ConversationSimulator.MOST_TURNS);
    assertThat(Desk.talk(new ProceduralUser(), assistant(ScriptedModel.saying("Really?"))).notes())
        .hasSize(ConversationSimulator.MOST_TURNS);
  }

  @Test
  void emptyWords_areKeptForTheVerifierToFind() throws Exception {
    Trajectory trajectory =
        Desk.talk(user(ScriptedModel.saying("", "[DONE]")), assistant(ScriptedModel.saying("")));
    assertThat(trajectory.messages().stream().skip(1).map(Message::text)).containsOnly("");
  }

  @Test
  void backendFailure_comesThrough() {
    LlmClient broken =
        request -> {
          throw new IOException("no route");
        };
    assertThatThrownBy(() -> Desk.talk(user(broken), new ProceduralAssistant()))
        .isInstanceOf(RoleFault.class)
        .hasMessageContaining("LlmUser")
        .hasMessageContaining("no route")
        .hasCauseInstanceOf(IOException.class);
    LlmClient interrupted =
        request -> {
          throw new InterruptedException();
        };
    assertThatThrownBy(() -> Desk.talk(new ProceduralUser(), assistant(interrupted)))
        .isInstanceOf(InterruptedException.class);
  }
}
