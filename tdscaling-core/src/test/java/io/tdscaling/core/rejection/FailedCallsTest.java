package io.tdscaling.core.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.core.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedCallsTest {
  private static final ToolCall A = new ToolCall("a", "get_order", Json.object());
  private static final ToolCall B = new ToolCall("b", "get_order", Json.object());
  private static final Message USER = new UserMessage("Where is it?");
  private static final Message BYE = AssistantMessage.saying("There.");
  private static final List<Message> MESSAGES =
      List.of(USER, new AssistantMessage("", List.of(A, B)), answer("a"), answer("b"), BYE);

  @Test
  void of_allFailed_leavesNothingOfTheStep() {
    FailedCalls failed = FailedCalls.of(MESSAGES, notes(true, true), 1);

    assertThat(failed.allFailed()).isTrue();
    assertThat(failed.messagesLeft()).containsExactly(USER, BYE);
    assertThat(failed.notesLeft()).containsExactly(new StepNote(1, DialogueAct.ANSWER, List.of()));
  }

  @Test
  void of_oneFailed_leavesTheOther() {
    FailedCalls failed = FailedCalls.of(MESSAGES, notes(true, false), 1);

    assertThat(failed.allFailed()).isFalse();
    assertThat(failed.noneFailed()).isFalse();
    assertThat(failed.messagesLeft())
        .containsExactly(USER, new AssistantMessage("", List.of(B)), answer("b"), BYE);
    assertThat(failed.notesLeft())
        .containsExactly(
            new StepNote(1, DialogueAct.CALL, List.of(note("b", false))),
            new StepNote(3, DialogueAct.ANSWER, List.of()));
  }

  @Test
  void of_noneFailed_leavesAll() {
    FailedCalls failed = FailedCalls.of(MESSAGES, notes(false, false), 1);

    assertThat(failed.noneFailed()).isTrue();
    assertThat(failed.messagesLeft()).isEqualTo(MESSAGES);
    assertThat(failed.notesLeft()).isEqualTo(notes(false, false));
  }

  private static List<StepNote> notes(boolean aFails, boolean bFails) {
    return List.of(
        new StepNote(1, DialogueAct.CALL, List.of(note("a", aFails), note("b", bFails))),
        new StepNote(4, DialogueAct.ANSWER, List.of()));
  }

  private static CallNote note(String id, boolean error) {
    return new CallNote(id, EffectClass.READ, error);
  }

  private static ToolMessage answer(String id) {
    return new ToolMessage(id, "get_order", "{}");
  }
}
