package io.tdscaling.core.simulation;

import io.tdscaling.api.llm.LlmReply;
import java.util.Objects;

/** What is asked of every reply of a model that plays a role. */
final class Replies {
  private Replies() {}

  /**
   * Returns the reply, if the model came to its end.
   *
   * @param role the role's label
   * @throws SpoiledTurnException if it was cut off
   */
  static LlmReply whole(LlmReply reply, String role) throws SpoiledTurnException {
    Objects.requireNonNull(reply, "the model's reply");
    return switch (reply.finish()) {
      case STOP, TOOL_CALLS -> reply;
      case LENGTH ->
          throw new SpoiledTurnException(
              role + ".cut-off",
              "the model that plays the %s was cut off after %d tokens"
                  .formatted(role, reply.usage().completion()));
      case FILTERED ->
          throw new SpoiledTurnException(
              role + ".filtered", "a filter cut off the model that plays the " + role);
    };
  }
}
