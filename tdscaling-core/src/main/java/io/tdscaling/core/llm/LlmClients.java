package io.tdscaling.core.llm;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.ResponseCache;
import io.tdscaling.core.llm.cache.CachedClient;
import io.tdscaling.core.llm.resilience.BalancedClient;
import io.tdscaling.core.llm.resilience.BreakerPolicy;
import io.tdscaling.core.llm.resilience.BreakingClient;
import io.tdscaling.core.llm.resilience.ConcurrencyLimit;
import io.tdscaling.core.llm.resilience.HedgedClient;
import io.tdscaling.core.llm.resilience.LimitedClient;
import io.tdscaling.core.llm.resilience.Pace;
import io.tdscaling.core.llm.resilience.RateLimit;
import io.tdscaling.core.llm.resilience.RateLimitedClient;
import io.tdscaling.core.llm.resilience.RetryPolicy;
import io.tdscaling.core.llm.resilience.RetryingClient;
import io.tdscaling.core.llm.resilience.Weighted;
import java.time.Duration;
import java.util.List;

/**
 * Decorators around a model's client: each returns a client that behaves better, or fails more
 * clearly, than the one it is given. All are thread-safe, block, and honour interruption.
 */
public final class LlmClients {
  private LlmClients() {}

  /**
   * Asks again when no answer came and another try may bring one: what {@link
   * io.tdscaling.api.llm.LlmException.Reason#retryable() can be tried again}, and connections that
   * break, end early or time out. Another {@link java.io.IOException} is not tried again.
   *
   * <p>When no tries are left, a server that limits, is overloaded or cannot be reached is {@link
   * io.tdscaling.api.llm.LlmException.Reason#UNAVAILABLE unavailable}, which stops a run; any other
   * failure is passed on, and rejects the attempt.
   */
  public static LlmClient retrying(LlmClient client, RetryPolicy policy) {
    return new RetryingClient(client, policy, Pace.real());
  }

  /**
   * Sends as many requests at a time as the endpoint bears, and finds out how many these are; the
   * others wait, first come, first served. One such client stands for one endpoint: whoever asks it
   * has to go through the same one.
   */
  public static LlmClient limited(LlmClient client, ConcurrencyLimit limit) {
    return new LimitedClient(client, limit, Pace.real());
  }

  /**
   * Sends no more requests and tokens in a minute than the endpoint allows; the others wait, first
   * come, first served, as long as it takes. Tokens are estimated before a request, by {@link
   * TokenEstimate#most}, and put right afterwards by what the server counts.
   */
  public static LlmClient rateLimited(LlmClient client, RateLimit limit) {
    return new RateLimitedClient(client, limit, TokenEstimate::most, Pace.real());
  }

  /**
   * Leaves an endpoint alone for a while when too many requests to it failed, then tries a few. A
   * request waits for that, and is refused as {@link
   * io.tdscaling.api.llm.LlmException.Reason#UNAVAILABLE unavailable}, which stops a run, when it
   * takes too long.
   */
  public static LlmClient breaking(LlmClient client, BreakerPolicy policy) {
    return new BreakingClient(client, policy, Pace.real());
  }

  /**
   * Shares the work among clients by their weights. What one role asks in one attempt all goes to
   * the same client, and in another run again. When that client is unavailable, overloaded or
   * cannot be reached, the others are asked in turn; from then on the answers depend on when a
   * server was down, not on the seed alone.
   *
   * @param clients at least one, with different names
   */
  public static LlmClient balanced(List<Weighted> clients) {
    return new BalancedClient(clients);
  }

  /**
   * Asks a second time when no answer came for a while, and takes the answer that comes first. The
   * other request is interrupted, but may be billed all the same, so such questions are paid twice;
   * and the answer depends on the weather. Not meant for what has to be repeatable. Each question
   * takes two threads of its own while it is under way.
   *
   * @param client asks, from several threads
   * @param delay when to ask a second time, positive; well above what an answer usually takes
   */
  public static LlmClient hedged(LlmClient client, Duration delay) {
    return new HedgedClient(client, delay, Pace.real());
  }

  /**
   * Remembers answers and asks only what is not remembered. A cache that fails makes the client
   * {@link io.tdscaling.api.llm.LlmException.Reason#UNAVAILABLE unavailable}: a run stops rather
   * than pay for answers that are lost.
   *
   * @param client asks
   * @param model the model asked, part of every key; where one name stands for different models, as
   *     at two servers, something that tells them apart
   * @param cache where to remember; it is left open
   */
  public static LlmClient cached(LlmClient client, String model, ResponseCache cache) {
    return new CachedClient(client, model, cache);
  }
}
