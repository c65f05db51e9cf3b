package io.tdscaling.core.verification;

import io.tdscaling.api.verify.TrajectoryVerifier;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.List;
import java.util.Optional;

/**
 * Verifies by rules, cheapest first, and stops at the first that is broken: structure, speech,
 * blueprint, arguments against schemas, grounding, notes, requests, confirmations, replay with its
 * end state, planned calls, facts, refusals. Whatever a trajectory holds, the answer is a verdict.
 * Thread-safe.
 */
public final class StandardVerifier implements TrajectoryVerifier {
  private final List<Rule> ladder;

  /** Makes a verifier that keeps compiled schemas in {@code validator}. */
  public StandardVerifier(SchemaValidator validator) {
    this.ladder =
        List.of(
            new MessageTextRule(),
            new OfferedToolRule(),
            new ArgumentShapeRule(),
            new CallAnswerRule(),
            new CallLoopRule(),
            new TurnCountRule(),
            new RoleRule(),
            new SpeakerRule(),
            new ScriptRule(),
            new BlueprintRule(),
            new SchemaRule(validator),
            new GroundingRule(),
            new ReasoningRule(),
            // After what is wrong with the conversation itself, which would put the notes out of
            // step.
            new NoteRule(),
            new WithheldRule(),
            new RequestsMadeRule(),
            new ConfirmationRule(),
            new ReplayRule(),
            // After the replay, which has established what failed and what changed something.
            new PlanRule(),
            new FactRule(),
            new RefusalRule());
  }

  @Override
  public Verdict verify(VerificationRequest request) throws InterruptedException {
    Examination examination = new Examination(request);
    for (Rule rule : ladder) {
      Optional<Verdict.Rejected> broken = rule.check(examination);
      if (broken.isPresent()) {
        return UserFaults.behind(broken.get(), examination);
      }
    }
    return Verdict.pass();
  }
}
