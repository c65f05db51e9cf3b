package io.tdscaling.core.simulation;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;

/** A plan acted out, to be looked at call by call. */
record Scene(Blueprint plan, Trajectory trajectory) {
  /**
   * A call that was made.
   *
   * @param message position of the message that makes it
   * @param call the call
   * @param error whether it failed
   * @param answer what came back
   */
  record Made(int message, ToolCall call, boolean error, String answer) {
    String errorText() {
      return Json.parseOrText(answer).at("/error/message").asText();
    }

    String errorCode() {
      return Json.parseOrText(answer).at("/error/code").asText();
    }
  }

  List<Made> made() {
    List<Made> made = new ArrayList<>();
    for (StepNote note : trajectory.notes()) {
      List<ToolCall> calls = ((AssistantMessage) message(note.message())).toolCalls();
      for (int i = 0; i < calls.size(); i++) {
        String answer = answer(calls.get(i).id());
        made.add(new Made(note.message(), calls.get(i), note.calls().get(i).error(), answer));
      }
    }
    return made;
  }

  List<Made> made(String tool) {
    return made().stream().filter(call -> call.call().name().equals(tool)).toList();
  }

  private String answer(String id) {
    return trajectory.messages().stream()
        .filter(m -> m instanceof ToolMessage answer && answer.callId().equals(id))
        .map(Message::text)
        .findFirst()
        .orElseThrow();
  }

  PlannedCall planned(String id) {
    return plan.calls().stream().filter(call -> call.id().equals(id)).findFirst().orElseThrow();
  }

  Message message(int position) {
    return trajectory.messages().get(position);
  }

  String text(int position) {
    return message(position).text();
  }

  /** Returns what the user said before a message. */
  String saidBefore(int position) {
    StringBuilder said = new StringBuilder();
    for (Message message : trajectory.messages().subList(0, position)) {
      said.append(message instanceof UserMessage ? message.text() + "\n" : "");
    }
    return said.toString();
  }

  /** Returns positions of the assistant's messages that do this. */
  List<Integer> positions(DialogueAct act) {
    return trajectory.notes().stream()
        .filter(note -> note.act() == act)
        .map(StepNote::message)
        .toList();
  }

  /** Returns the position of the last message, which closes the conversation. */
  int last() {
    return trajectory.messages().size() - 1;
  }

  DialogueAct act(int position) {
    return trajectory.notes().stream()
        .filter(note -> note.message() == position)
        .map(StepNote::act)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(plan.id() + " " + plan.perturbations());
    trajectory.messages().forEach(message -> text.append('\n').append(message));
    return text.toString();
  }
}
