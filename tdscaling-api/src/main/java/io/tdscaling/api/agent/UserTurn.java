package io.tdscaling.api.agent;

import io.tdscaling.api.llm.TokenUsage;

/**
 * What the user says next.
 *
 * @param text the words; unused where the user is done
 * @param done whether the user has nothing more to say
 * @param usage tokens used
 */
public record UserTurn(String text, boolean done, TokenUsage usage) {
  /** Returns a turn that says something. */
  public static UserTurn say(String text, TokenUsage usage) {
    return new UserTurn(text, false, usage);
  }

  /** Returns the end of the conversation. */
  public static UserTurn end(TokenUsage usage) {
    return new UserTurn("", true, usage);
  }
}
