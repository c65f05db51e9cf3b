package io.tdscaling.core.rejection;

import io.tdscaling.api.agent.AssistantAgent;
import io.tdscaling.api.agent.AssistantTurn;
import io.tdscaling.api.agent.AssistantView;
import io.tdscaling.api.agent.UserAgent;
import io.tdscaling.api.agent.UserTurn;
import io.tdscaling.api.agent.UserView;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.simulation.ProceduralAssistant;
import io.tdscaling.core.simulation.ProceduralUser;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Plays user and assistant of one simulation. They say again what was said in a recorded
 * conversation, for as long as it follows the plan and up to a given message; then the assistant
 * makes a mistake, where there is one to make; from there on both are procedural. What was said
 * again is noted as the act that the plan has there.
 */
final class Retracing {
  private static final String PROCEDURAL = "procedural";

  private final Trajectory recorded;
  private final List<UserMessage> asked;
  private final List<AssistantMessage> answered;
  private final Optional<AssistantMessage> mistake;
  private final ProceduralUser user = new ProceduralUser();
  private final ProceduralAssistant assistant;
  private boolean left;
  private OptionalInt mistakeAt = OptionalInt.empty();

  private Retracing(
      Trajectory recorded,
      int end,
      Optional<AssistantMessage> mistake,
      ProceduralAssistant assistant) {
    List<Message> before = recorded.messages().subList(0, end);
    this.recorded = recorded;
    this.asked = of(before, UserMessage.class);
    this.answered = of(before, AssistantMessage.class);
    this.mistake = mistake;
    this.assistant = assistant;
  }

  /** Says again what was said before a message, and then does right. */
  static Retracing upTo(int end, Trajectory recorded, ProceduralAssistant assistant) {
    return new Retracing(recorded, end, Optional.empty(), assistant);
  }

  /** Says again what was said up to a message of the assistant's, this one included. */
  static Retracing withMistake(int step, Trajectory recorded, ProceduralAssistant assistant) {
    AssistantMessage mistake = (AssistantMessage) recorded.messages().get(step);
    return new Retracing(recorded, step, Optional.of(mistake), assistant);
  }

  /** Returns where the mistake was made, if it was. */
  OptionalInt mistakeAt() {
    return mistakeAt;
  }

  /** Returns the user. */
  UserAgent user() {
    return new UserAgent() {
      @Override
      public UserTurn next(UserView view) {
        boolean again = !left && view.turn() < asked.size();
        return again
            ? UserTurn.say(asked.get(view.turn()).text(), TokenUsage.NONE)
            : user.next(view);
      }

      @Override
      public String label() {
        return labelOf("user");
      }
    };
  }

  /** Returns the assistant. */
  AssistantAgent assistant() {
    return new AssistantAgent() {
      @Override
      public AssistantTurn next(AssistantView view) {
        return assistantTurn(view);
      }

      @Override
      public String label() {
        return labelOf("assistant");
      }
    };
  }

  private AssistantTurn assistantTurn(AssistantView view) {
    AssistantTurn planned = assistant.next(withoutMistake(view));
    if (left) {
      return planned;
    }
    if (view.turn() < answered.size()) {
      AssistantMessage said = answered.get(view.turn());
      left = !follows(said, planned);
      return left ? planned : new AssistantTurn(said, planned.act(), TokenUsage.NONE);
    }
    left = true;
    if (mistake.isEmpty()) {
      return planned;
    }
    mistakeAt = OptionalInt.of(view.messages().size());
    return new AssistantTurn(mistake.get(), DialogueAct.CALL, TokenUsage.NONE);
  }

  /**
   * A call that failed changed nothing, so the plan goes on as if it had not been made. Where
   * others of its step succeeded, the step stays, and what is left of it is made again.
   */
  private AssistantView withoutMistake(AssistantView view) {
    if (mistakeAt.isEmpty()) {
      return view;
    }
    FailedCalls failed = FailedCalls.of(view.messages(), view.notes(), mistakeAt.getAsInt());
    return failed.allFailed()
        ? new AssistantView(
            view.tools(),
            failed.messagesLeft(),
            failed.notesLeft(),
            view.plan(),
            view.index(),
            view.turn(),
            view.seed())
        : view;
  }

  /** Returns whether what was said does what the plan has in its place. */
  private static boolean follows(AssistantMessage said, AssistantTurn planned) {
    boolean question = said.text().strip().endsWith("?");
    return switch (planned.act()) {
      case CALL -> sameCalls(said.toolCalls(), planned.message().toolCalls());
      case ASK, CONFIRM -> said.toolCalls().isEmpty() && question;
      case ANSWER, REFUSE -> said.toolCalls().isEmpty() && !question;
      case TALK -> false;
    };
  }

  private static boolean sameCalls(List<ToolCall> some, List<ToolCall> others) {
    return calls(some).equals(calls(others));
  }

  private static List<List<String>> calls(List<ToolCall> calls) {
    return calls.stream()
        .map(call -> List.of(call.name(), Json.canonical(call.arguments())))
        .toList();
  }

  private String labelOf(String role) {
    String before = recorded.provenance().models().getOrDefault(role, PROCEDURAL);
    return before.equals(PROCEDURAL) ? PROCEDURAL : before + ", " + PROCEDURAL;
  }

  private static <M extends Message> List<M> of(List<Message> messages, Class<M> kind) {
    return messages.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
