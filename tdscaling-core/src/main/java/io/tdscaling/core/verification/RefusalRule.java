package io.tdscaling.core.verification;

import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request that cannot be met is refused, nothing is done for it first, and no other request is
 * refused. The first refusal belongs to the first phase that ends in one, and so on; what was done
 * for it is what lies between the closing before and the refusal. Where the act of a message is
 * unknown, nothing is said.
 */
final class RefusalRule implements Rule {
  private static final String ID = "facts.refusal";

  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    List<StepNote> notes = request.trajectory().notes();
    if (notes.stream().anyMatch(note -> note.act() == DialogueAct.TALK)) {
      return Optional.empty();
    }
    List<Phase> phases = request.blueprint().phases();
    List<Refusal> refusals = refusals(notes);
    return wrongCount(phases, refusals, request.trajectory().messages().size() - 1)
        .or(() -> callsBefore(phases, refusals));
  }

  private static Optional<Verdict.Rejected> wrongCount(
      List<Phase> phases, List<Refusal> refusals, int lastMessage) {
    long planned = phases.stream().filter(RefusalRule::isRefused).count();
    if (refusals.size() == planned) {
      return Optional.empty();
    }
    String reason =
        String.format(
            Locale.ROOT, "%d requests cannot be met, %d are refused", planned, refusals.size());
    int step = refusals.size() < planned ? lastMessage : refusals.get((int) planned).step();
    return Faults.ofAssistant(ID, step, reason);
  }

  private static Optional<Verdict.Rejected> callsBefore(
      List<Phase> phases, List<Refusal> refusals) {
    List<Phase> refused = phases.stream().filter(RefusalRule::isRefused).toList();
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

  private static boolean isRefused(Phase phase) {
    return phase.closing() == DialogueAct.REFUSE;
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
