package io.tdscaling.core.engine;

import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.verify.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param attempt the attempt
 * @param measured its profile where it was accepted, else null
 */
record Outcome(Attempt attempt, @Nullable TrajectoryProfile measured) {
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
    Attempt rejected = attempt.with(why);
    return new Outcome(rejected, null);
  }
}
