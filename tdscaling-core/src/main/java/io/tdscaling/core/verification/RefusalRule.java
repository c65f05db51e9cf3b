package io.tdscaling.core.verification;

import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request that cannot be met is refused, and nothing is done for it first. The first refusal
 * belongs to the first phase that ends in one, and so on; what was done for it is what lies between
 * the closing before and the refusal. Where the act of a message is unknown, nothing is said.
 */
final class RefusalRule implements Rule {
  private static final String ID = "facts.refusal";

  @Override
  public Optional<Verdict.Rejected> check(VerificationRequest request) {
    List<Phase> refused =
        request.blueprint().phases().stream()
            .filter(phase -> phase.closing() == DialogueAct.REFUSE)
            .toList();
    List<StepNote> notes = request.trajectory().notes();
    if (refused.isEmpty() || notes.stream().anyMatch(note -> note.act() == DialogueAct.TALK)) {
      return Optional.empty();
    }
    List<Refusal> refusals = refusals(notes);
    if (refusals.size() < refused.size()) {
      String reason =
          String.format(
              Locale.ROOT,
              "%d requests cannot be met, %d are refused",
              refused.size(),
              refusals.size());
      return Faults.ofAssistant(ID, request.trajectory().messages().size() - 1, reason);
    }
    for (int i = 0; i < refused.size(); i++) {
      if (refused.get(i).steps().isEmpty() && refusals.get(i).callsBefore() > 0) {
        String reason =
            String.format(
                Locale.ROOT,
                "the request cannot be met, yet %d calls for it succeeded",
                refusals.get(i).callsBefore());
        return Faults.ofAssistant(ID, refusals.get(i).step(), reason);
      }
    }
    return Optional.empty();
  }

  /**
   * A refusal.
   *
   * @param step its message
   * @param callsBefore successful calls since the closing before it
   */
  private record Refusal(int step, long callsBefore) {}

  private static List<Refusal> refusals(List<StepNote> notes) {
    List<Refusal> refusals = new ArrayList<>();
    long calls = 0;
    for (StepNote note : notes) {
      calls += note.calls().stream().filter(call -> !call.error()).count();
      if (note.act() == DialogueAct.REFUSE) {
        refusals.add(new Refusal(note.message(), calls));
      }
      if (note.act() == DialogueAct.REFUSE || note.act() == DialogueAct.ANSWER) {
        calls = 0;
      }
    }
    return refusals;
  }
}
