package io.tdscaling.api.trajectory;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.internal.Checks;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.OfferedTool;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One conversation with its tools and what is known about it. It may be wrong in any way: whether
 * it is right is the verifier's to say.
 *
 * @param id unique within a run
 * @param tools the tools offered, by the names used in the conversation
 * @param messages the conversation
 * @param notes what each assistant message did, in order of the messages
 * @param domains primary business domain by service id, for the services where it is known
 * @param endState digest of the environment's state at the end
 * @param provenance where the trajectory comes from
 */
public record Trajectory(
    String id,
    List<OfferedTool> tools,
    List<Message> messages,
    List<StepNote> notes,
    SortedMap<String, String> domains,
    String endState,
    Provenance provenance) {
  /** Copies the collections. */
  public Trajectory {
    tools = List.copyOf(tools);
    messages = List.copyOf(messages);
    notes = List.copyOf(notes);
    domains = Checks.sortedCopy(domains);
  }

  /** Returns this trajectory with other numbers of tokens in its provenance. */
  public Trajectory with(TokenUsage usage) {
    return new Trajectory(id, tools, messages, notes, domains, endState, provenance.with(usage));
  }

  /** Returns the offered tool of this name, if there is one. */
  public Optional<OfferedTool> tool(String name) {
    for (OfferedTool tool : tools) {
      if (tool.name().equals(name)) {
        return Optional.of(tool);
      }
    }
    return Optional.empty();
  }
}
