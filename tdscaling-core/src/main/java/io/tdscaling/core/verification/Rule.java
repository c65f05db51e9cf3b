package io.tdscaling.core.verification;

import io.tdscaling.api.verify.Verdict;
import java.util.Optional;

/**
 * One rung of the ladder. Each may rely on what those before it have established, and holds no
 * state of its own.
 */
@FunctionalInterface
interface Rule {
  /** Returns what is wrong, or empty if this rule finds nothing. */
  Optional<Verdict.Rejected> check(Examination request) throws InterruptedException;
}
