package io.tdscaling.core.verification;

import io.tdscaling.api.verify.TrajectoryVerifier;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.List;
import java.util.Optional;

/**
 * Verifies by rules, cheapest first, and stops at the first that is broken: structure, blueprint,
 * arguments against schemas, grounding, notes, replay with its end state, facts, refusals. Whatever
 * a trajectory holds, the answer is a verdict. Thread-safe.
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
            new RoleRule(),
            new BlueprintRule(),
            new SchemaRule(validator),
            new GroundingRule(),
            new ReasoningRule(),
            // After what is wrong with the conversation itself, which would put the notes out of
            // step.
            new NoteRule(),
            new ReplayRule(),
            new FactRule(),
            new RefusalRule());
  }

  @Override
  public Verdict verify(VerificationRequest request) throws InterruptedException {
    for (Rule rule : ladder) {
      Optional<Verdict.Rejected> broken = rule.check(request);
      if (broken.isPresent()) {
        return broken.get();
      }
    }
    return Verdict.pass();
  }
}
