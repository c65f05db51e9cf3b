package io.tdscaling.core.llm;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.ResponseCache;
import io.tdscaling.core.llm.cache.CachedClient;
import io.tdscaling.core.llm.resilience.Pace;
import io.tdscaling.core.llm.resilience.RetryPolicy;
import io.tdscaling.core.llm.resilience.RetryingClient;

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
