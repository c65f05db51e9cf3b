package io.tdscaling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.agent.AssistantAgent;
import io.tdscaling.api.agent.AssistantTurn;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.fixture.FailingDesk;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProceduralRolesTest {
  /** How a terse user agrees, and says that it knows no more. */
  private static final String AGREES =
      "(?i)^(yes|yep|ok|sure|right|correct|fine|go|confirmed|agreed|that|okay|proceed|carry on|continue)\\b";

  private static final String KNOWS_NO_MORE = "No idea|Don't know|That's all I have|Nothing more";

  private static List<String> userWords(Trajectory trajectory) {
    return trajectory.messages().stream()
        .filter(UserMessage.class::isInstance)
        .map(Message::text)
        .toList();
  }

  private static Trajectory talk(String... assistantSays) throws Exception {
    return Desk.talk(
        new ProceduralUser(), new LlmAssistant(ScriptedModel.saying(assistantSays), "m"));
  }

  private static Trajectory act(DialogueAct... acts) throws Exception {
    AssistantAgent assistant =
        view -> {
          DialogueAct act = acts[Math.min(view.turn(), acts.length - 1)];
          return new AssistantTurn(AssistantMessage.saying("Well."), act, TokenUsage.NONE);
        };
    return Desk.talk(new ProceduralUser(), assistant);
  }

  @Test
  void bothProcedural_followThePlan() throws Exception {
    Trajectory trajectory = Desk.talk(new ProceduralUser(), new ProceduralAssistant());
    assertThat(trajectory.notes().stream().map(StepNote::act))
        .containsExactly(
            DialogueAct.ASK,
            DialogueAct.CALL,
            DialogueAct.CALL,
            DialogueAct.ANSWER,
            DialogueAct.REFUSE);
    assertThat(userWords(trajectory))
        .containsExactly(Desk.REQUEST, Desk.REPLY, Desk.SECOND_REQUEST);
    assertThat(trajectory.messages().get(trajectory.messages().size() - 3).text()).contains("open");
    assertThat(trajectory.provenance().models())
        .containsEntry("user", "procedural")
        .containsEntry("assistant", "procedural");
  }

  @Test
  void user_questionsOfAModel_areAnsweredInOrderWhateverWasSaidBetween() throws Exception {
    assertThat(userWords(talk("Which address?", "Done.", "Done.")))
        .containsExactly(Desk.REQUEST, Desk.REPLY, Desk.SECOND_REQUEST);
    List<String> words = userWords(talk("Done.", "Which address?", "Shall I?", "Done."));
    assertThat(words.subList(0, 3)).containsExactly(Desk.REQUEST, Desk.SECOND_REQUEST, Desk.REPLY);
    assertThat(words.get(3)).containsPattern(AGREES);
  }

  @Test
  void user_askedForMoreThanItKnows_saysSo() throws Exception {
    List<String> words = userWords(act(DialogueAct.ASK, DialogueAct.ASK, DialogueAct.ANSWER));
    assertThat(words).hasSize(4).contains(Desk.REQUEST, Desk.REPLY, Desk.SECOND_REQUEST);
    assertThat(words.get(2)).containsPattern(KNOWS_NO_MORE);
    assertThat(userWords(act(DialogueAct.REFUSE, DialogueAct.ASK, DialogueAct.ANSWER)).get(2))
        .containsPattern(KNOWS_NO_MORE);
  }

  @Test
  void user_askedToConfirm_agrees() throws Exception {
    assertThat(userWords(act(DialogueAct.CONFIRM, DialogueAct.ANSWER)).get(1))
        .containsPattern(AGREES);
  }

  @Test
  void assistant_toolThatKeepsFailing_givesUpHonestly() throws Exception {
    Trajectory trajectory =
        Desk.talk(new ProceduralUser(), new ProceduralAssistant(), request -> new FailingDesk());
    List<StepNote> notes = trajectory.notes();
    assertThat(notes.stream().filter(note -> note.act() == DialogueAct.CALL)).hasSize(4);
    assertThat(notes.get(5).act()).isEqualTo(DialogueAct.REFUSE);
    assertThat(trajectory.messages().get(notes.get(5).message()).text())
        .isEqualTo("I'm sorry, I could not finish this: Nothing works today.");
  }

  @Test
  void assistant_talkAfterTheLastPhase_saysThatIsAll() throws Exception {
    Trajectory trajectory =
        Desk.talk(
            new LlmUser(ScriptedModel.saying("a", "b", "c", "And now?", "[DONE]"), "m"),
            new ProceduralAssistant());
    assertThat(trajectory.messages().get(trajectory.messages().size() - 1).text())
        .isEqualTo("That is everything I can do for you here.");
  }
}
