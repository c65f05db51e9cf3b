package io.tdscaling.core.llm.resilience;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.core.llm.resilience.AdaptiveLimit.Outcome;
import io.tdscaling.core.llm.resilience.AdaptiveLimit.Permit;
import java.io.IOException;

/** Sends as many requests at a time as the endpoint bears; the others wait. Thread-safe. */
public final class LimitedClient implements LlmClient {
  private final LlmClient client;
  private final AdaptiveLimit limit;
  private final Pace pace;

  /** Makes a client that asks another one. */
  public LimitedClient(LlmClient client, ConcurrencyLimit settings, Pace pace) {
    this(client, new AdaptiveLimit(settings), pace);
  }

  LimitedClient(LlmClient client, AdaptiveLimit limit, Pace pace) {
    this.client = client;
    this.limit = limit;
    this.pace = pace;
  }

  @Override
  public LlmReply complete(LlmRequest request) throws IOException, InterruptedException {
    Permit permit = limit.acquire();
    Outcome outcome = Outcome.UNKNOWN;
    long start = pace.nanoTime();
    try {
      LlmReply reply = client.complete(request);
      outcome = Outcome.ANSWERED;
      return reply;
    } catch (IOException failure) {
      outcome = Failures.reason(failure).map(LimitedClient::outcome).orElse(Outcome.UNKNOWN);
      throw failure;
    } finally {
      limit.release(permit, outcome, (double) (pace.nanoTime() - start));
    }
  }

  private static Outcome outcome(Reason reason) {
    return switch (reason) {
      case RATE_LIMITED, OVERLOADED -> Outcome.OVERLOADED;
      case TIMED_OUT -> Outcome.TIMED_OUT;
      default -> Outcome.UNKNOWN;
    };
  }
}
