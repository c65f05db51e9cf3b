package io.tdscaling.core.llm.resilience;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.function.ToLongFunction;

/**
 * Sends no more requests and tokens in a time than the endpoint allows; the others wait. Tokens are
 * taken as estimated before a request, and put right by what the server counts. Where it counts
 * none, or gives no answer, the estimate stands. Thread-safe.
 */
public final class RateLimitedClient implements LlmClient {
  private final LlmClient client;
  private final ToLongFunction<LlmRequest> estimate;
  private final Pace pace;
  private final TokenBucket requests;
  private final TokenBucket tokens;

  /**
   * Makes a client that asks another one.
   *
   * @param client the other one
   * @param limit the limits
   * @param estimate most tokens that a request is expected to cost
   * @param pace time
   */
  public RateLimitedClient(
      LlmClient client, RateLimit limit, ToLongFunction<LlmRequest> estimate, Pace pace) {
    this.client = client;
    this.estimate = estimate;
    this.pace = pace;
    long now = pace.nanoTime();
    this.requests = new TokenBucket(limit.requestsPerMinute(), limit.burst(), now);
    this.tokens = new TokenBucket(limit.tokensPerMinute(), limit.burst(), now);
  }

  @Override
  public LlmReply complete(LlmRequest request) throws IOException, InterruptedException {
    double estimated = (double) estimate.applyAsLong(request);
    await(estimated);
    LlmReply reply = client.complete(request);
    double used = (double) reply.usage().total();
    if (used > 0) {
      tokens.putBack(estimated - used, pace.nanoTime());
    }
    return reply;
  }

  private void await(double estimated) throws InterruptedException {
    long now = pace.nanoTime();
    double wait = Math.max(requests.take(1, now), tokens.take(estimated, now));
    try {
      if (wait > 0) {
        pace.sleep(Duration.ofNanos((long) Math.ceil(wait)));
      }
    } catch (InterruptedException e) {
      requests.putBack(1, pace.nanoTime());
      tokens.putBack(estimated, pace.nanoTime());
      throw e;
    }
  }
}
