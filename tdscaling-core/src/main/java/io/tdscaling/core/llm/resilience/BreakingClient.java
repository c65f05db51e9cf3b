package io.tdscaling.core.llm.resilience;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.core.llm.resilience.Breaker.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leaves an endpoint that is down alone for a while; requests wait meanwhile. Thread-safe. */
public final class BreakingClient implements LlmClient {
  private static final Set<Reason> DOWN =
      EnumSet.of(
          Reason.OVERLOADED,
          Reason.SERVER_ERROR,
          Reason.TIMED_OUT,
          Reason.CONNECTION_FAILED,
          Reason.UNAVAILABLE);

  /** The server was not asked, or could not say. */
  private static final Set<Reason> UNKNOWN = EnumSet.of(Reason.RATE_LIMITED, Reason.OVER_BUDGET);

  private final LlmClient client;
  private final BreakerPolicy policy;
  private final Breaker breaker;
  private final Pace pace;

  /** Makes a client that asks another one. */
  public BreakingClient(LlmClient client, BreakerPolicy policy, Pace pace) {
    this(client, policy, new Breaker(policy), pace);
  }

  BreakingClient(LlmClient client, BreakerPolicy policy, Breaker breaker, Pace pace) {
    this.client = client;
    this.policy = policy;
    this.breaker = breaker;
    this.pace = pace;
  }

  @Override
  public LlmReply complete(LlmRequest request) throws IOException, InterruptedException {
    long period = admitted();
    Outcome outcome = Outcome.UNKNOWN;
    IOException counted = null;
    try {
      LlmReply reply = client.complete(request);
      outcome = Outcome.ANSWERED;
      return reply;
    } catch (IOException failure) {
      outcome = Failures.reason(failure).map(BreakingClient::outcome).orElse(Outcome.UNKNOWN);
      counted = outcome == Outcome.FAILED ? failure : null;
      throw failure;
    } finally {
      breaker.told(period, outcome, counted, pace.nanoTime());
    }
  }

  private static Outcome outcome(Reason reason) {
    if (UNKNOWN.contains(reason)) {
      return Outcome.UNKNOWN;
    }
    return DOWN.contains(reason) ? Outcome.FAILED : Outcome.ANSWERED;
  }

  private long admitted() throws IOException, InterruptedException {
    long start = pace.nanoTime();
    double longest = Settings.nanos(policy.longestWait());
    while (true) {
      long now = pace.nanoTime();
      OptionalLong period = breaker.admit(now);
      if (period.isPresent()) {
        return period.getAsLong();
      }
      double left = longest - (now - start);
      if (left <= 0) {
        throw down(breaker.last());
      }
      double next = breaker.untilNext(now);
      pace.sleep(Duration.ofNanos((long) Math.ceil(Math.min(left, next))));
    }
  }

  private static LlmException down(@Nullable IOException last) {
    String message = "the endpoint is down and was left alone";
    String reason = last == null ? "" : "; last: " + Failures.line(last);
    return new LlmException(Reason.UNAVAILABLE, message + reason, last);
  }
}
