package io.tdscaling.core.verification;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;

/**
 * An assistant message that calls.
 *
 * @param message its position in the conversation
 * @param calls its calls, at least one
 */
record CallStep(int message, List<ToolCall> calls) {
  static List<CallStep> of(Trajectory trajectory) {
    List<CallStep> steps = new ArrayList<>();
    List<Message> messages = trajectory.messages();
    for (int at = 0; at < messages.size(); at++) {
      if (messages.get(at) instanceof AssistantMessage said && !said.toolCalls().isEmpty()) {
        steps.add(new CallStep(at, said.toolCalls()));
      }
    }
    return steps;
  }
}
