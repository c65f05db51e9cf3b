package io.tdscaling.api.agent;

import io.tdscaling.api.blueprint.Correction;
import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.trajectory.DialogueAct;
import java.util.List;

/**
 * What the simulated user knows: goal, persona, requests, what to tell when asked, and what was
 * said; no tools, no calls, no results.
 *
 * @param goal what the user wants
 * @param persona who the user is
 * @param requests the requests to make, in order
 * @param disclosures what to tell only when asked, by request
 * @param corrections what to put right when asked to confirm, by request
 * @param said what user and assistant said so far
 * @param acts what each thing that the assistant said does, in order
 * @param index index of the attempt
 * @param turn how many turns the user has had
 * @param seed randomness of this turn
 */
public record UserView(
    String goal,
    Persona persona,
    List<String> requests,
    List<List<Disclosure>> disclosures,
    List<List<Correction>> corrections,
    List<Message> said,
    List<DialogueAct> acts,
    long index,
    int turn,
    long seed) {
  /** Copies the lists. */
  public UserView {
    requests = List.copyOf(requests);
    disclosures = disclosures.stream().map(List::copyOf).toList();
    corrections = corrections.stream().map(List::copyOf).toList();
    said = List.copyOf(said);
    acts = List.copyOf(acts);
  }
}
