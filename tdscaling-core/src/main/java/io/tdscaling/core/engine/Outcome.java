package io.tdscaling.core.engine;

import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.llm.accounting.Account;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param attempt the attempt
 * @param measured its profile where it was accepted, else null
 * @param usage tokens that all roles used
 * @param calls what calls to models came to, by role, remembered answers included
 */
record Outcome(
    Attempt attempt, @Nullable TrajectoryProfile measured, TokenUsage usage, Account calls) {
  /** Makes the outcome of an attempt in which no model was asked but by the roles themselves. */
  Outcome(Attempt attempt, @Nullable TrajectoryProfile measured) {
    this(
        attempt,
        measured,
        attempt.trajectory().map(held -> held.provenance().usage()).orElse(TokenUsage.NONE),
        Account.NONE);
  }

  Optional<TrajectoryProfile> profile() {
    return Optional.ofNullable(measured);
  }

  boolean accepted() {
    return attempt.verdict().accepted();
  }

  long index() {
    return attempt.index();
  }

  /** Returns this outcome, rejected after all. */
  Outcome rejected(Verdict.Rejected why) {
    return new Outcome(attempt.with(why), null, usage, calls);
  }
}
