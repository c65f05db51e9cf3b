package io.tdscaling.core.engine;

import io.tdscaling.api.llm.LlmRole;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.trajectory.Provenance;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.llm.accounting.Account;
import io.tdscaling.core.llm.accounting.Use;
import java.util.Optional;

/**
 * Puts together what user and assistant say that they used, in the trajectory, and what the run
 * counted of other roles.
 */
final class AllUsage {
  private AllUsage() {}

  /** Returns the tokens of all roles. */
  static TokenUsage of(Attempt attempt, Account calls) {
    Optional<TokenUsage> talk =
        attempt.trajectory().map(Trajectory::provenance).map(Provenance::usage);
    return talk.map(said -> said.plus(ofOthers(calls))).orElseGet(() -> calls.total().usage());
  }

  /** Returns the attempt with the tokens of all roles in its provenance. */
  static Attempt in(Attempt attempt, TokenUsage all) {
    return attempt
        .trajectory()
        .filter(held -> !held.provenance().usage().equals(all))
        .map(held -> attempt.with(held.with(all)))
        .orElse(attempt);
  }

  private static TokenUsage ofOthers(Account calls) {
    return calls.uses().entrySet().stream()
        .filter(role -> !role.getKey().equals(LlmRole.USER.label()))
        .filter(role -> !role.getKey().equals(LlmRole.ASSISTANT.label()))
        .map(role -> role.getValue())
        .map(Use::usage)
        .reduce(TokenUsage.NONE, TokenUsage::plus);
  }
}
