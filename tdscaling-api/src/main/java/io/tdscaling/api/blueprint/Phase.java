package io.tdscaling.api.blueprint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tdscaling.api.trajectory.DialogueAct;
import java.util.List;

/**
 * One request of the user and how it is met. A conversation has one phase or more; a change of mind
 * opens a new one.
 *
 * @param request what the user asks, in plain words
 * @param disclosures what the user tells only when asked
 * @param corrections what the user puts right when asked to confirm; absent in JSON where empty
 * @param steps the calls that meet the request, in order; empty where it cannot be met
 * @param facts what the closing answer must contain
 * @param closing {@link DialogueAct#ANSWER}, or {@link DialogueAct#REFUSE} where the request cannot
 *     be met
 * @param answer the closing answer to the letter, facts and all; empty, and absent in JSON, where
 *     the assistant finds its own words
 */
public record Phase(
    String request,
    List<Disclosure> disclosures,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Correction> corrections,
    List<PlannedStep> steps,
    List<Fact> facts,
    DialogueAct closing,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String answer) {
  /** Makes a phase whose closing answer the assistant words itself. */
  public Phase(
      String request,
      List<Disclosure> disclosures,
      List<Correction> corrections,
      List<PlannedStep> steps,
      List<Fact> facts,
      DialogueAct closing) {
    this(request, disclosures, corrections, steps, facts, closing, "");
  }

  /** Makes a phase in which the user puts nothing right. */
  public Phase(
      String request,
      List<Disclosure> disclosures,
      List<PlannedStep> steps,
      List<Fact> facts,
      DialogueAct closing) {
    this(request, disclosures, List.of(), steps, facts, closing);
  }

  /** Copies the lists and checks the closing act. */
  public Phase {
    disclosures = List.copyOf(disclosures);
    corrections = corrections == null ? List.of() : List.copyOf(corrections);
    steps = List.copyOf(steps);
    facts = List.copyOf(facts);
    answer = answer == null ? "" : answer;
    if (closing != DialogueAct.ANSWER && closing != DialogueAct.REFUSE) {
      throw new IllegalArgumentException(
          "closing must be answer or refuse, got " + closing.label());
    }
  }
}
