package io.tdscaling.api.blueprint;

import io.tdscaling.api.trajectory.DialogueAct;
import java.util.List;

/**
 * One request of the user and how it is met. A conversation has one phase or more; a change of mind
 * opens a new one.
 *
 * @param request what the user asks, in plain words
 * @param disclosures what the user tells only when asked
 * @param steps the calls that meet the request, in order; empty where it cannot be met
 * @param facts what the closing answer must contain
 * @param closing {@link DialogueAct#ANSWER}, or {@link DialogueAct#REFUSE} where the request cannot
 *     be met
 */
public record Phase(
    String request,
    List<Disclosure> disclosures,
    List<PlannedStep> steps,
    List<Fact> facts,
    DialogueAct closing) {
  /** Copies the lists and checks the closing act. */
  public Phase {
    disclosures = List.copyOf(disclosures);
    steps = List.copyOf(steps);
    facts = List.copyOf(facts);
    if (closing != DialogueAct.ANSWER && closing != DialogueAct.REFUSE) {
      throw new IllegalArgumentException(
          "closing must be answer or refuse, got " + closing.label());
    }
  }
}
