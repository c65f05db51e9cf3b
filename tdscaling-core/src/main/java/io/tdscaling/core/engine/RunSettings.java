package io.tdscaling.core.engine;

import io.tdscaling.api.synthesis.Budget;

/**
 * How a run is run.
 *
 * @param budget what it may spend
 * @param seed seed of everything random
 * @param window how many attempts back the newest result is that steering may depend on
 * @param concurrency attempts under way at once
 * @param policyName what to call the policy in {@code run.json}
 * @param reasoning whether the assistant's reasoning is kept
 */
public record RunSettings(
    Budget budget, long seed, int window, int concurrency, String policyName, boolean reasoning) {}
