package io.tdscaling.api.agent;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.trajectory.StepNote;
import java.util.List;

/**
 * What the assistant sees: policy, tools, the conversation, and the plan as a hint that is never
 * exported.
 *
 * @param tools the tools offered
 * @param messages the conversation so far, system message first
 * @param notes what each earlier assistant message did
 * @param plan the plan; an assistant may follow it or go its own way
 * @param index index of the attempt
 * @param turn how many turns the assistant has had
 * @param seed randomness of this turn
 */
public record AssistantView(
    List<OfferedTool> tools,
    List<Message> messages,
    List<StepNote> notes,
    Blueprint plan,
    long index,
    int turn,
    long seed) {
  /** Copies the lists. */
  public AssistantView {
    tools = List.copyOf(tools);
    messages = List.copyOf(messages);
    notes = List.copyOf(notes);
  }
}
