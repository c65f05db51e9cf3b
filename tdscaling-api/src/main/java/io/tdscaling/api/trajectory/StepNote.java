package io.tdscaling.api.trajectory;

import io.tdscaling.api.tool.EffectClass;
import java.util.List;

/**
 * What one assistant message did, noted when it happened.
 *
 * @param message position of the assistant message in the conversation, from 0
 * @param act what the step does
 * @param calls one note for each call of the message, in order
 */
public record StepNote(int message, DialogueAct act, List<CallNote> calls) {
  /** Copies the calls. */
  public StepNote {
    calls = List.copyOf(calls);
  }

  /**
   * What one call did.
   *
   * @param callId the call's id
   * @param effect effect class of the called tool
   * @param error whether the call failed
   */
  public record CallNote(String callId, EffectClass effect, boolean error) {}
}
